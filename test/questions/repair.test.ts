import { describe, expect, it } from 'vitest';
import type { Sentence, Token, Upos } from '../../src/language/sentence.ts';
import { repaired } from '../../src/questions/grammar/repair.ts';

/** A sentence of rows "form xpos head relation", heads counted from 0. */
function sentence(...rows: string[]): Sentence {
  let at = 0;
  const tokens = rows.map((row): Token => {
    const [form, xpos, head, deprel] = row.split(' ') as [string, string, string, string];
    const start = at;
    at += form.length + 1;
    const upos: Upos = xpos.startsWith('V') ? 'VERB' : xpos.startsWith('N') ? 'NOUN' : 'X';
    return {
      form,
      lemma: form.toLowerCase(),
      upos,
      xpos,
      start,
      end: start + form.length,
      head: Number(head),
      deprel,
      confidence: 0.9,
    };
  });
  return { text: rows.map((row) => row.split(' ')[0]).join(' '), start: 0, end: at - 1, tokens };
}

const shape = ({ tokens }: Sentence) =>
  tokens.map(({ xpos, head, deprel }) => `${xpos} ${head} ${deprel}`);

describe('repaired', () => {
  it('takes a participle with a subject for the past', () => {
    const wrong = sentence('Bombs NNS 1 nsubj', 'exploded VBN -1 root');
    expect(shape(repaired(wrong))).toEqual(['NNS 1 nsubj', 'VBD -1 root']);
  });

  it('gives what somebody has the subject that hung on him', () => {
    const wrong = sentence(
      'Mary NNP 2 nsubj',
      'was VBD 4 cop',
      'Lincoln NNP 4 nmod:poss',
      "'s POS 2 case",
      'wife NN -1 root',
    );
    expect(shape(repaired(wrong))[0]).toBe('NNP 4 nsubj');
  });

  it('takes a bare form with several for its subject for the present', () => {
    const wrong = sentence('Workers NNS 1 nsubj', 'learn VB -1 root');
    expect(shape(repaired(wrong))).toEqual(['NNS 1 nsubj', 'VBP -1 root']);
    const right = sentence('Workers NNS 2 nsubj', 'can MD 2 aux', 'learn VB -1 root');
    expect(repaired(right)).toBe(right);
  });

  it('finds a subject that was taken into the opening phrase', () => {
    const wrong = sentence(
      'In IN 1 case',
      'Athens NNP 4 obl',
      ', , 1 punct',
      'Leucippus NNP 1 conj',
      'argued VBD -1 root',
    );
    expect(shape(repaired(wrong))[3]).toBe('NNP 4 nsubj');
  });

  it('leaves a participle with its auxiliary', () => {
    const right = sentence('Bombs NNS 2 nsubj', 'had VBD 2 aux', 'exploded VBN -1 root');
    expect(repaired(right)).toBe(right);
  });

  it('makes the verb before "that" the main verb', () => {
    const wrong = sentence(
      'Attacks NNS 4 nsubj',
      'showed VBN 0 acl',
      'that IN 4 mark',
      'people NNS 4 nsubj',
      'care VBP -1 root',
    );
    expect(shape(repaired(wrong))).toEqual([
      'NNS 1 nsubj',
      'VBD -1 root',
      'IN 4 mark',
      'NNS 4 nsubj',
      'VBP 1 ccomp',
    ]);
  });

  it('hangs an era on its year, with what bounds it', () => {
    const wrong = sentence(
      'settled VBN -1 root',
      'around IN 3 case',
      '1500 CD 0 obl',
      'BCE NN 0 obl',
    );
    expect(shape(repaired(wrong))).toEqual([
      'VBN -1 root',
      'IN 2 case',
      'CD 0 obl',
      'NN 2 nmod:unmarked',
    ]);
  });

  it('hangs "and" on the second of two clauses', () => {
    const wrong = sentence(
      'found VBD -1 root',
      'that IN 2 mark',
      'left VBD 0 ccomp',
      'and CC 0 cc',
      'that IN 5 mark',
      'died VBD 2 conj',
    );
    expect(shape(repaired(wrong))[3]).toBe('CC 5 cc');
  });

  it('makes the statement after a time the main clause', () => {
    const wrong = sentence(
      'Last JJ 1 amod',
      'June NNP -1 root',
      ', , 1 punct',
      'gunmen NNS 4 nsubj',
      'struck VBD 1 parataxis',
    );
    expect(shape(repaired(wrong))[1]).toBe('NNP 4 obl:unmarked');
    expect(shape(repaired(wrong))[4]).toBe('VBD -1 root');
  });
});
