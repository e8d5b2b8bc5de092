/** Arcs of a sentence drawn anew. */
import type { Token } from '../../language/sentence.ts';

/** A mistake of the parser that grammar itself gives away, and how to put it right. */
export interface Repair {
  readonly name: string;
  /** The sentence's tokens put right, or undefined where the mistake was not made. */
  readonly mend: (tokens: readonly Token[]) => Token[] | undefined;
}

/** How far an arc is trusted that we drew ourselves. */
export const TRUST_IN_REPAIR = 0.65;

export function rootOf(tokens: readonly Token[]): number {
  return tokens.findIndex(({ head }) => head < 0);
}

export function childrenOf(tokens: readonly Token[], head: number): number[] {
  return tokens.flatMap((token, index) => (token.head === head && head >= 0 ? [index] : []));
}

export function has(tokens: readonly Token[], head: number, ...relations: string[]): boolean {
  return childrenOf(tokens, head).some((child) => relations.includes(tokens[child]!.deprel));
}

export type Arc = readonly [dependent: number, head: number, deprel: string];

export function redrawn(tokens: readonly Token[], arcs: readonly Arc[]): Token[] {
  const changed = new Map(arcs.map(([dependent, head, deprel]) => [dependent, { head, deprel }]));
  return tokens.map((token, index) => {
    const arc = changed.get(index);
    return arc === undefined ? token : { ...token, ...arc, confidence: TRUST_IN_REPAIR };
  });
}

export function isUnder(tokens: readonly Token[], index: number, head: number): boolean {
  for (let at = index; at >= 0; at = tokens[at]!.head) if (at === head) return true;
  return false;
}
