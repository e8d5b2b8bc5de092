import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/language/analyse.ts';
import { looksEnglish } from '../../src/language/looks-english.ts';
import { loadModel } from '../../src/language/model.ts';
import type { Sentence } from '../../src/language/sentence.ts';
import { bytes, model } from './model.ts';

/** A tree on one line: `word/UPOS/relation>head`. */
function draw({ tokens }: Sentence): string {
  return tokens
    .map(({ form, upos, deprel, head }) => `${form}/${upos}/${deprel}>${tokens[head]?.form ?? '-'}`)
    .join(' ');
}

const TREES: [text: string, tree: string][] = [
  [
    'The old doctor wrote a letter.',
    'The/DET/det>doctor old/ADJ/amod>doctor doctor/NOUN/nsubj>wrote wrote/VERB/root>- a/DET/det>letter letter/NOUN/obj>wrote ./PUNCT/punct>wrote',
  ],
  [
    'London was founded by the Romans.',
    'London/PROPN/nsubj:pass>founded was/AUX/aux:pass>founded founded/VERB/root>- by/ADP/case>Romans the/DET/det>Romans Romans/PROPN/obl:agent>founded ./PUNCT/punct>founded',
  ],
  [
    'The main food of the giant panda is bamboo.',
    'The/DET/det>food main/ADJ/amod>food food/NOUN/nsubj>bamboo of/ADP/case>panda the/DET/det>panda giant/ADJ/amod>panda panda/NOUN/nmod>food is/AUX/cop>bamboo bamboo/NOUN/root>- ./PUNCT/punct>bamboo',
  ],
  [
    'Water is a liquid.',
    'Water/NOUN/nsubj>liquid is/AUX/cop>liquid a/DET/det>liquid liquid/NOUN/root>- ./PUNCT/punct>liquid',
  ],
  [
    'She knows that he sings.',
    'She/PRON/nsubj>knows knows/VERB/root>- that/SCONJ/mark>sings he/PRON/nsubj>sings sings/VERB/ccomp>knows ./PUNCT/punct>knows',
  ],
  [
    "They don't want to leave.",
    "They/PRON/nsubj>want do/AUX/aux>want n't/PART/advmod>want want/VERB/root>- to/PART/mark>leave leave/VERB/xcomp>want ./PUNCT/punct>want",
  ],
];

const ROOTS: [root: string, subject: string, text: string][] = [
  ['illustrated', 'bombings', 'The 2004 Madrid bombings illustrated that opinion can play a role.'],
  ['showed', 'floods', 'The 1999 Prague floods showed that old cities are in danger.'],
  [
    'killed',
    'gunman',
    'Last June, an ISIS-affiliated gunman killed 39 people on a Tunisian beach.',
  ],
  ['detonated', 'extremist', 'On 22 July 2011, a right-wing extremist detonated a bomb in Oslo.'],
  ['argued', 'Adam', 'Adam Smith argued that the division of labour makes nations rich.'],
  ['passed', 'Parliament', 'Parliament passed the Act, which made glorification a crime.'],
  ['exploded', 'bomb', 'Minutes later a second bomb exploded near the harbour.'],
];

describe('analyse', () => {
  it.each(ROOTS)('finds that %s is what is said of %s', (root, subject, text) => {
    const { tokens } = analyse(model, text)[0]!;
    const at = tokens.findIndex(({ head }) => head === -1);
    expect(tokens[at]!.form).toBe(root);
    const subjects = tokens.filter(({ head, deprel }) => head === at && deprel === 'nsubj');
    expect(subjects.map(({ form }) => form)).toEqual([subject]);
  });

  it('takes a word for no name that the text has in small letters elsewhere', () => {
    const [first] = analyse(model, 'Iodine is rare. Soils lack iodine.');
    expect(first!.tokens[0]).toMatchObject({ form: 'Iodine', upos: 'NOUN', lemma: 'iodine' });
  });

  it.each(TREES)('%s', (text, tree) => {
    expect(analyse(model, text).map(draw)).toEqual([tree]);
  });

  it('gives lemmas', () => {
    const lemmas: [string, string][] = [
      ['She went there.', 'go'],
      ['The children slept.', 'sleep'],
      ['He was running.', 'run'],
      ['They have taken it.', 'take'],
      ['It began to rain.', 'begin'],
      ['The better book won.', 'win'],
      ['He studied law.', 'study'],
      ['She made it.', 'make'],
    ];
    for (const [text, verb] of lemmas) {
      const verbs = analyse(model, text)[0]!.tokens.filter(({ deprel }) => deprel === 'root');
      expect(verbs[0]!.lemma, text).toBe(verb);
    }
    const [children, mice] = analyse(model, 'The children saw the men.')[0]!.tokens.filter(
      ({ xpos }) => xpos === 'NNS',
    );
    expect([children!.lemma, mice!.lemma]).toEqual(['child', 'man']);
  });

  it('types the heads of noun phrases', () => {
    const typed = analyse(model, 'In 1991 the teacher visited the city.')[0]!.tokens;
    const types = typed.flatMap(({ form, entity }) => (entity ? [`${form} ${entity}`] : []));
    expect(types).toEqual(expect.arrayContaining(['1991 time', 'teacher person', 'city place']));
  });

  it('treats curly and straight quotes alike', () => {
    const curly = analyse(model, '“It’s late,” he said.')[0]!.tokens;
    const straight = analyse(model, '"It\'s late," he said.')[0]!.tokens;
    const bare = (tokens: typeof curly) =>
      tokens.map(({ upos, head, deprel }) => [upos, head, deprel]);
    expect(bare(curly)).toEqual(bare(straight));
  });

  it('does not take a capital at the start of a sentence for a name', () => {
    const starts = ['Plants need light.', 'Following rules helps.', 'Teachers read books.'];
    const tags = starts.map((text) => analyse(model, text)[0]!.tokens[0]!.upos);
    expect(tags).not.toContain('PROPN');
  });

  it('is surer of plain arcs than of odd ones', () => {
    const plain = analyse(model, 'The old doctor wrote a letter.')[0]!.tokens;
    const odd = analyse(model, 'Buffalo buffalo fish fish that man fast list the.')[0]!.tokens;
    const mean = (tokens: typeof plain) =>
      tokens.reduce((sum, { confidence }) => sum + confidence, 0) / tokens.length;
    expect(mean(plain)).toBeGreaterThan(0.9);
    expect(mean(odd)).toBeLessThan(mean(plain) - 0.2);
  });
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({
    unit: fc.constantFrom(..."aA.1'’-(“”)[] \n\u2029,$@/", '\ud800', '漢', '😀'),
    maxLength: 300,
  }),
  fc
    .array(fc.constantFrom('the', 'Dr.', '"', 'said', 'U.S.', '(', ')', '—', '\n\n', "can't", '.'))
    .map((words) => words.join(' ')),
);

describe('analyse, of any string', () => {
  it('gives ascending ranges inside the text, trees with one root and probabilities', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = 0;
        for (const { start, end, text: own, tokens } of analyse(model, text)) {
          expect(own).toBe(text.slice(start, end));
          expect(tokens.filter(({ head }) => head === -1)).toHaveLength(1);
          for (const token of tokens) {
            expect(token.form).toBe(text.slice(token.start, token.end));
            expect(token.start).toBeGreaterThanOrEqual(last);
            expect(token.end).toBeGreaterThan(token.start);
            expect(token.deprel === 'root').toBe(token.head === -1);
            expect(token.confidence).toBeGreaterThanOrEqual(0);
            expect(token.confidence).toBeLessThanOrEqual(1);
            last = token.end;
          }
          for (let at = 0; at < tokens.length; at++)
            expect(depth(tokens, at)).toBeLessThan(Infinity);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keeps every character that is not white space', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const kept = analyse(model, text).flatMap(({ tokens }) => tokens.map(({ form }) => form));
        expect(kept.join('')).toBe(text.replace(/\s+/g, ''));
      }),
    );
  });

  it.each([
    ['letters', 'x'.repeat(30_000)],
    ['words', 'word '.repeat(6_000)],
    ['dots', '.'.repeat(30_000)],
    ['apostrophes', "a'".repeat(15_000)],
    ['initials', 'A. '.repeat(10_000)],
    ['hyphens', 'a-'.repeat(15_000)],
    ['addresses', 'a@b.'.repeat(8_000)],
    ['digits', '1,'.repeat(15_000)],
    ['references', '[1]'.repeat(10_000)],
    ['brackets', '('.repeat(30_000)],
    ['Chinese', '漢字。'.repeat(10_000)],
    ['lone surrogates', '\ud800'.repeat(30_000)],
  ])('copes with a long line of %s', (_, text) => {
    const tokens = analyse(model, text).flatMap((sentence) => sentence.tokens);
    expect(tokens.at(-1)!.end).toBe(text.trimEnd().length);
  });

  it('gives nothing for nothing', () => {
    expect(analyse(model, '')).toEqual([]);
    expect(analyse(model, ' \n\n\t ')).toEqual([]);
  });
});

/** Arcs up to the root; infinite in a circle. */
function depth(tokens: Sentence['tokens'], at: number): number {
  let steps = 0;
  for (let word = at; word !== -1; word = tokens[word]!.head)
    if (++steps > tokens.length) return Infinity;
  return steps;
}

describe('looksEnglish', () => {
  it.each([
    [true, 'The old doctor wrote a long letter to the king, who was not in the city at that time.'],
    [true, 'Photosynthesis'],
    [true, ''],
    [
      false,
      'Der alte Arzt schrieb dem König einen langen Brief, der zu dieser Zeit nicht in der Stadt war.',
    ],
    [
      false,
      'Le vieux médecin écrivit une longue lettre au roi, qui n’était pas en ville à ce moment-là.',
    ],
    [
      false,
      'De oude dokter schreef een lange brief aan de koning, die op dat moment niet in de stad was.',
    ],
    [
      false,
      'El viejo médico escribió una larga carta al rey, que no estaba en la ciudad en ese momento.',
    ],
    [false, '这是一个关于历史的长句子，它讲述了一个古老王国的故事。'],
  ])('%s: %s', (english, text) => {
    expect(looksEnglish(model, text)).toBe(english);
  });
});

describe('loadModel', () => {
  it('reads the shipped file, which is no larger than 10 MB', () => {
    expect(bytes.length).toBeLessThanOrEqual(10_000_000);
    expect(model.relations).toContain('nsubj:pass');
  });

  it('reads bytes at any place of a buffer', () => {
    const shifted = new Uint8Array(bytes.length + 1).subarray(1);
    shifted.set(bytes);
    const text = 'The old doctor wrote a letter.';
    expect(analyse(loadModel(shifted), text)).toEqual(analyse(model, text));
  });

  it('refuses other files and files that are cut short', () => {
    expect(() => loadModel(new Uint8Array(100))).toThrow('not a language model');
    expect(() => loadModel(bytes.subarray(0, 1_000_000))).toThrow('cut short');
    expect(() => loadModel(bytes.subarray(0, 100))).toThrow('cut short');
  });
});
