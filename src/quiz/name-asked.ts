import { GAP_MARK } from './item.ts';
import { KIND_OF } from './name-kinds.ts';

/** What asks for a name, and what its words say of it. */
export interface NameAsked {
  readonly key: string;
  readonly stem: string;
  readonly sentence: string;
  readonly type: string;
  readonly from: number;
  /** What the stem puts before what it asks for: "German architect" of "Which German architect was …". */
  readonly words: readonly string[];
  /** Whether the stem asks "which" or "what" with a noun. */
  readonly isAsked: boolean;
  /** "river" of "the river …"; absent where the stem says none. */
  readonly kind?: string;
}

/** Reads the stem once for all the names that may answer it. */
export function nameAsked(
  asked: Pick<NameAsked, 'key' | 'stem' | 'sentence' | 'type' | 'from'>,
): NameAsked {
  const { stem } = asked;
  const noun = /\b(?:which|what) ((?:[\p{L}’'-]+ ){1,4})/iu.exec(stem)?.[1];
  const gap = stem.indexOf(GAP_MARK);
  const before = gap < 0 ? [] : stem.slice(0, gap).trim().split(/\s+/).slice(-5);
  const word = before.at(-1)?.toLowerCase() ?? '';
  const kind = KIND_OF.get(word) ?? (/^(?:city|town|village)$/.test(word) ? word : undefined);
  return {
    ...asked,
    words: noun === undefined ? before : nounPhrase(noun),
    isAsked: noun !== undefined,
    ...(kind === undefined ? {} : { kind }),
  };
}

function nounPhrase(text: string): string[] {
  const list = text.trim().split(' ');
  const end = list.findIndex((word) => VERBAL.test(word));
  return end < 0 ? list : list.slice(0, end);
}

const VERBAL =
  /^(?:was|is|were|are|did|does|do|had|has|have|would|could|can|will|became|\p{L}+ed|in|of|at|on|by|for|to|from|with|who|that)$/u;
