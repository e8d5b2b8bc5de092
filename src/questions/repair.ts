import type { Sentence, Token } from '../language/sentence.ts';
import { MONTHS, SEASONS, TIME_UNITS, WEEKDAYS } from './lexicon.ts';

/** A mistake of the parser that grammar itself gives away, and how to put it right. */
interface Repair {
  readonly name: string;
  /** The sentence's tokens put right, or undefined where the mistake was not made. */
  readonly mend: (tokens: readonly Token[]) => Token[] | undefined;
}

/** How far an arc is trusted that we drew ourselves. */
const TRUST_IN_REPAIR = 0.65;

const REPAIRS: readonly Repair[] = [
  {
    // Past and participle look alike: with a subject and no auxiliary it is the past.
    name: 'participle with a subject',
    mend: (tokens) => {
      const mended = tokens.map((token, index) =>
        token.xpos === 'VBN' && has(tokens, index, 'nsubj') && !has(tokens, index, 'aux', 'cop')
          ? { ...token, xpos: 'VBD' }
          : token,
      );
      return mended.some((token, index) => token !== tokens[index]) ? mended : undefined;
    },
  },
  {
    // "The bombings illustrated that opinion matters": no main clause opens with "that".
    name: 'main clause after that',
    mend: (tokens) => {
      const root = rootOf(tokens);
      const mark = childrenOf(tokens, root).find(
        (child) => tokens[child]!.deprel === 'mark' && /^that$/i.test(tokens[child]!.form),
      );
      if (mark === undefined) return undefined;
      const verb = mark - 1;
      const noun = tokens[verb]?.head ?? -1;
      const isReduced = tokens[verb]?.deprel === 'acl' && /^VB[ND]$/.test(tokens[verb].xpos);
      if (!isReduced || noun < 0 || tokens[noun]!.head !== root) return undefined;
      return redrawn(tokens, [
        [verb, -1, 'root'],
        [noun, verb, 'nsubj'],
        [root, verb, 'ccomp'],
      ]).map((token, index) => (index === verb ? { ...token, xpos: 'VBD' } : token));
    },
  },
  {
    // "Last June, a gunman killed …": a time is no sentence that another one is set beside.
    name: 'time as root',
    mend: (tokens) => {
      const root = rootOf(tokens);
      const word = tokens[root]?.lemma.toLowerCase() ?? '';
      const isTime = [MONTHS, SEASONS, TIME_UNITS, WEEKDAYS].some((words) => words.has(word));
      const verb = childrenOf(tokens, root).find(
        (child) =>
          child > root &&
          /^(parataxis|acl|conj|appos)/.test(tokens[child]!.deprel) &&
          /^VB[DZPN]$/.test(tokens[child]!.xpos) &&
          has(tokens, child, 'nsubj'),
      );
      if (!isTime || verb === undefined) return undefined;
      return redrawn(tokens, [
        [verb, -1, 'root'],
        [root, verb, 'obl:unmarked'],
      ]);
    },
  },
];

/** The sentence with every mistake put right that we know for one. */
export function repaired(sentence: Sentence): Sentence {
  const tokens = REPAIRS.reduce<readonly Token[]>(
    (now, { mend }) => mend(now) ?? now,
    sentence.tokens,
  );
  return tokens === sentence.tokens ? sentence : { ...sentence, tokens };
}

function rootOf(tokens: readonly Token[]): number {
  return tokens.findIndex(({ head }) => head < 0);
}

function childrenOf(tokens: readonly Token[], head: number): number[] {
  return tokens.flatMap((token, index) => (token.head === head && head >= 0 ? [index] : []));
}

function has(tokens: readonly Token[], head: number, ...relations: string[]): boolean {
  return childrenOf(tokens, head).some((child) => relations.includes(tokens[child]!.deprel));
}

type Arc = readonly [dependent: number, head: number, deprel: string];

function redrawn(tokens: readonly Token[], arcs: readonly Arc[]): Token[] {
  const changed = new Map(arcs.map(([dependent, head, deprel]) => [dependent, { head, deprel }]));
  return tokens.map((token, index) => {
    const arc = changed.get(index);
    return arc === undefined ? token : { ...token, ...arc, confidence: TRUST_IN_REPAIR };
  });
}
