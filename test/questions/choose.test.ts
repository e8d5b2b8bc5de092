import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../src/questions/candidates.ts';
import { choose, decide } from '../../src/questions/ranking/choose.ts';

const sentences = [0, 1, 2].map((start) => ({
  text: `sentence ${start}`,
  start,
  end: start + 1,
  tokens: [],
}));

const PASSAGE = {
  kind: 'paragraph',
  headings: [],
  text: '',
  holes: [],
  boldTerms: [],
  file: 'a.md',
  runs: [],
} as const;

function candidate(
  sentence: number,
  question: string,
  answer: string,
  more: Partial<Candidate> = {},
): Candidate {
  return {
    kind: 'basic',
    question,
    answer,
    rule: question.split(' ')[0]!,
    score: 2,
    passage: PASSAGE,
    sentence: sentences[sentence]!,
    asked: [],
    ...more,
  };
}

const questions = (chosen: readonly Candidate[]) => chosen.map(({ question }) => question);

describe('choose', () => {
  it('takes the best and keeps the order of the text', () => {
    const all = [
      candidate(0, 'What is radium?', 'A metal'),
      candidate(1, 'When did Spain leave Iraq?', 'In 2004', { score: 4 }),
      candidate(2, 'Who led Rome?', 'Caesar', { score: 3 }),
    ];
    expect(questions(choose(all, { max: 2 }))).toEqual([
      'When did Spain leave Iraq?',
      'Who led Rome?',
    ]);
  });

  it('asks only once for what two sentences tell', () => {
    const all = [
      candidate(0, 'What is the largest continent on Earth?', 'Asia'),
      candidate(1, 'What is the largest continent by a considerable margin?', 'Asia'),
    ];
    expect(questions(choose(all, { max: 2 }))).toEqual(['What is the largest continent on Earth?']);
  });

  it('asks for a deed or for what it was done to, not for both', () => {
    const all = [
      candidate(0, 'What did Galton do in May 1884?', 'Founded a laboratory', {
        rule: 'did',
        asked: [1, 2, 3],
        score: 3,
      }),
      candidate(0, 'What did Galton found in London?', 'A laboratory', { asked: [2, 3] }),
    ];
    expect(questions(choose(all, { max: 2 }))).toEqual(['What did Galton do in May 1884?']);
  });

  it('never takes what a gate dropped', () => {
    expect(
      choose([candidate(0, 'What is it?', 'A thing', { droppedBy: 'pronoun' })], { max: 5 }),
    ).toEqual([]);
  });

  it('takes at most two of a sentence', () => {
    const all = ['When did Ann sail?', 'Where did Bob dive?', 'Why did Cleo sing?'].map(
      (question, at) => candidate(0, question, `answer${at}`, { asked: [at] }),
    );
    expect(choose(all, { max: 5 })).toHaveLength(2);
  });

  it('takes one of two cards that give each other away', () => {
    const all = [
      candidate(0, 'Who killed 39 tourists in Tunisia?', 'A gunman', { score: 4 }),
      candidate(0, 'How many tourists did a gunman kill in Tunisia?', '39 tourists', {
        asked: [1],
      }),
    ];
    expect(questions(choose(all, { max: 5 }))).toEqual(['Who killed 39 tourists in Tunisia?']);
  });

  it('takes of a question and a statement with a gap what readers keep more of', () => {
    const all = [
      candidate(0, 'When did Ann sail to Brazil?', 'In 1822', { score: 1 }),
      candidate(0, 'Ann sailed to […] in 1822.', 'Brazil', {
        kind: 'cloze',
        asked: [3],
        score: 0.5,
      }),
      candidate(1, 'Who dived near Malta?', 'Bob', { score: 0.3 }),
      candidate(1, 'Bob dived near […].', 'Malta', { kind: 'cloze', asked: [3], score: 0.9 }),
    ];
    expect(questions(choose(all, { max: 5 }))).toEqual([
      'When did Ann sail to Brazil?',
      'Bob dived near […].',
    ]);
  });

  it('hides one part of a sentence at most, and besides a question only what the question does not say', () => {
    const long = 'and painted the harbour of Recife for the Queen';
    const all = [
      candidate(0, 'When did Ann sail to Brazil?', 'In 1822', { rule: 'when', score: 5 }),
      candidate(0, `Ann sailed to […] in 1822 ${long}.`, 'Brazil', {
        kind: 'cloze',
        score: 4,
        asked: [3],
      }),
      candidate(0, `Ann sailed to Brazil in 1822 ${long.replace('Recife', '[…]')}.`, 'Recife', {
        kind: 'cloze',
        score: 3,
        asked: [9],
      }),
      candidate(0, `Ann sailed to Brazil in 1822 ${long.replace('Queen', '[…]')}.`, 'Queen', {
        kind: 'cloze',
        asked: [12],
      }),
    ];
    expect(decide(all, { max: 5 }).map(({ refusedBy }) => refusedBy)).toEqual([
      undefined,
      'same fact as another note',
      undefined,
      'sentence has its notes',
    ]);
  });

  it('gives each section its best before any has a second', () => {
    const under = (heading: string) => ({ passage: { ...PASSAGE, headings: [heading] } });
    const all = [
      candidate(0, 'When did Ann sail to Brazil?', 'In 1822', { score: 4, ...under('Ann') }),
      candidate(1, 'Why did Cleo sing in Rome?', 'To earn money', { score: 3.5, ...under('Ann') }),
      candidate(2, 'Where did Bob dive for pearls?', 'Near Malta', { score: 2, ...under('Bob') }),
    ];
    expect(questions(choose(all, { max: 2 }))).toEqual([
      'When did Ann sail to Brazil?',
      'Where did Bob dive for pearls?',
    ]);
  });

  it('says of every candidate why it was not chosen', () => {
    const all = [
      candidate(0, 'When did Ann sail to Brazil?', 'In 1822', { score: 4 }),
      candidate(0, 'When did Ann sail away to Brazil?', 'In 1822', { score: 3 }),
      candidate(1, 'Why did Cleo sing in Rome?', 'To earn money', { score: 1 }),
      candidate(1, 'What is it?', 'A thing', { droppedBy: 'pronoun' }),
      candidate(2, 'Where did Bob dive for pearls?', 'Near Malta'),
    ];
    expect(decide(all, { max: 1, leastScore: 1.5 }).map(({ refusedBy }) => refusedBy)).toEqual([
      undefined,
      'enough notes',
      'low score',
      'pronoun',
      'enough notes',
    ]);
    expect(decide(all, { max: 9 })[1]?.refusedBy).toBe('same fact as another note');
  });
});
