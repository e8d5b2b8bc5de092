import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConllu } from '../../tools/conllu.ts';
import { findInputs } from '../../tools/evaluate-inputs.ts';
import { sectionsOf } from '../../tools/evaluate-notes.ts';
import { judgeDocument } from '../../tools/evaluate-references.ts';
import { measuredText } from '../../tools/evaluate-texts.ts';
import { measureCoverage, readXquad, tokenF1 } from '../../tools/evaluate-xquad.ts';
import { drawSheet, formatSheet } from '../../tools/judging-sheet.ts';
import { formatVerdicts, readVerdicts } from '../../tools/judging-verdicts.ts';
import { model } from '../language/model.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'deckwright-evaluate-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const FACT = 'In 1867 Russia sold Alaska to the United States.';

describe('coverage', () => {
  it.each([
    ['In 1867', '1867', 2 / 3],
    ['the United States', 'United States.', 1],
    ['Alaska and Alaska', 'Alaska', 1 / 2],
    ['Russia', 'Prussia', 0],
    ['', '', 0],
  ])('token F1 of %s and %s', (given, wanted, f1) => {
    expect(tokenF1(given, wanted)).toBeCloseTo(f1);
  });

  it('counts an answer of a note from the same sentence only', () => {
    const context = `🙂 Nobody knew why in 1867. ${FACT}`;
    const asked = (answer: string, from: number) => ({
      question: '?',
      answers: [{ text: answer, answer_start: Array.from(context.slice(0, from)).length }],
    });
    const file = join(folder, 'asked.json');
    const qas = [
      asked('1867', context.lastIndexOf('1867')),
      asked('1867', context.indexOf('1867')),
      asked('gold', context.indexOf('Russia')),
    ];
    writeFileSync(file, JSON.stringify({ data: [{ title: 'T', paragraphs: [{ context, qas }] }] }));
    expect(measureCoverage(readXquad(file))).toEqual([
      '  questions that a note covers: 33.3 % (1 of 3)',
      '  questions whose sentence has a note at all: 66.7 % (2 of 3)',
      '  paragraphs with a note: 100.0 % (1 of 1)',
    ]);
  });
});

describe('sections', () => {
  const filler = 'Nothing that is said here is of any use to anybody at all. '.repeat(6);
  const covered = (markdown: string) =>
    sectionsOf(measuredText('text.md', markdown)).map(({ hasNote }) => hasNote);

  it('are what stands under a heading, all its paragraphs together', () => {
    const text = `## One\n\n${FACT}\n\n${filler}\n\n## Two\n\n${filler}\n\n## Short\n\nA few words.\n`;
    expect(covered(text)).toEqual([true, false]);
  });

  it('are paragraphs where nothing is headed but the whole', () => {
    expect(covered(`# Title\n\n${FACT} ${filler}\n\n${filler}\n`)).toEqual([true, false]);
  });
});

describe('references', () => {
  const row = (n: number, form: string, upos: string, head: number, rel: string, misc = '_') =>
    [n, form, form.toLowerCase(), upos, '_', '_', head, rel, '_', misc].join('\t');
  const conllu = (entity: string) =>
    [
      '# newdoc id = one',
      '# newpar',
      row(1, 'Louis', 'PROPN', 3, 'nsubj', 'Entity=(1-person-new-coref'),
      row(2, 'Pasteur', 'PROPN', 1, 'flat', 'Entity=1)'),
      row(3, 'studied', 'VERB', 0, 'root'),
      row(4, 'wine', 'NOUN', 3, 'obj', 'Entity=(2-substance-new-sgl)|SpaceAfter=No'),
      row(5, '.', 'PUNCT', 3, 'punct'),
      '',
      row(1, 'He', 'PRON', 2, 'nsubj', `Entity=(${entity}-person-giv-ana)`),
      row(2, 'developed', 'VERB', 0, 'root'),
      row(3, 'vaccines', 'NOUN', 2, 'obj', 'SpaceAfter=No'),
      row(4, '.', 'PUNCT', 2, 'punct'),
      '',
    ].join('\n');

  it('reads mentions with their entities, inner ones first', () => {
    const [document] = readConllu(
      [
        '# newdoc',
        row(1, 'His', 'PRON', 2, 'nmod', 'Entity=(4-person-x(3-person-y)'),
        row(2, 'son', 'NOUN', 0, 'root', 'Entity=4)'),
        '',
      ].join('\n'),
    );
    expect(document?.sentences[0]?.mentions).toEqual([
      { entity: '3', type: 'person', from: 0, to: 0, head: 0 },
      { entity: '4', type: 'person', from: 0, to: 1, head: 1 },
    ]);
  });

  it.each([
    ['1', true],
    ['2', false],
  ])('he of entity %s as the subject before: %s', (entity, isRight) => {
    const [document] = readConllu(conllu(entity));
    expect(judgeDocument(model, document!)).toMatchObject([
      { kind: 'pronoun', form: 'he', isNamed: true, isRight },
    ]);
  });
});

describe('judging', () => {
  const texts = [
    measuredText('a.md', FACT),
    measuredText('b.md', 'In 1885 Louis Pasteur developed a vaccine against rabies.'),
  ];

  it('draws the same cards in the same order by the same seed, and hides the rule', () => {
    const { cards, key } = drawSheet(texts, 7);
    expect(drawSheet(texts, 7)).toEqual({ cards, key });
    expect(cards.length).toBeGreaterThan(1);
    expect(cards.map(({ id }) => id)).toEqual(key.map(({ id }) => id));
    expect(Object.keys(cards[0]!)).toEqual(['id', 'question', 'answer', 'source']);
    expect(key[0]).toMatchObject({
      text: expect.stringMatching(/^[ab]\.md$/),
      rule: expect.any(String),
    });
    expect(formatSheet(cards)).toContain(`Q: ${cards[0]!.question}`);
    expect(drawSheet(texts, 7, 1).cards).toHaveLength(1);
  });

  it('merges verdicts with the key', () => {
    const key = ['when', 'when', 'who'].map((rule, at) => ({
      id: `c${at}`,
      text: 'a.md',
      rule,
      score: 2,
      question: `Q${at}?`,
      answer: `A${at}`,
    }));
    const verdicts = readVerdicts(
      '{"id":"c0","verdict":"ready"}\n{"id":"c1","verdict":"usable","cause":"vague"}\n{"id":"c2","verdict":"bad","cause":"wrong"}\n{"id":"c9","verdict":"bad"}\n',
      'judge.jsonl',
    );
    const report = formatVerdicts(key, [{ name: 'judge', verdicts }]).join('\n');
    expect(report).toContain('all: ready 33.3 %, usable or ready 66.7 %, bad 33.3 % of 3');
    expect(report).toContain('  when: ready 50.0 %, usable or ready 100.0 %, bad 0.0 % of 2');
    expect(report).toContain('  vague: 1 (0 bad)');
    expect(report).toContain('who, wrong: Q2? / A2');
    expect(report).toContain('judge: c9 is not in the key');
  });

  it('refuses a verdict that is none', () => {
    expect(() => readVerdicts('[{"id":"c0","verdict":"fine"}]', 'j.json')).toThrow(
      /^j\.json: entry 1 /,
    );
  });
});

describe('inputs', () => {
  it('are found below one folder, by name and by what they hold', () => {
    for (const name of ['treebank', 'essays', 'benchmarks'])
      mkdirSync(join(folder, 'all', name), { recursive: true });
    writeFileSync(join(folder, 'all/benchmarks/asked.json'), '{}');
    writeFileSync(join(folder, 'all/treebank/gum-dev.conllu'), '');
    const found = {
      treebank: join(folder, 'all/treebank'),
      essays: [join(folder, 'all/essays')],
      xquad: join(folder, 'all/benchmarks/asked.json'),
    };
    expect(findInputs({ paths: [join(folder, 'all')] }, 'cards')).toEqual(found);
    expect(findInputs({ paths: Object.values(found).flat() }, 'cards')).toEqual(found);
  });

  it('are the examples where nothing is given', () => {
    expect(findInputs({ paths: [] }, 'cards')).toEqual({ essays: ['cards'] });
    expect(() => findInputs({ paths: ['not-there'] }, 'cards')).toThrow('not-there is not there.');
  });
});
