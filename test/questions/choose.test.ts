import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../src/questions/candidates.ts';
import { choose } from '../../src/questions/choose.ts';

const sentences = [0, 1, 2].map((start) => ({
  text: `sentence ${start}`,
  start,
  end: start + 1,
  tokens: [],
}));

function candidate(
  sentence: number,
  question: string,
  answer: string,
  more: Partial<Candidate> = {},
): Candidate {
  const passage = {
    kind: 'paragraph',
    headings: [],
    text: '',
    holes: [],
    boldTerms: [],
    file: 'a.md',
    runs: [],
  } as const;
  return {
    kind: 'basic',
    question,
    answer,
    rule: question.split(' ')[0]!,
    score: 2,
    passage,
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
});
