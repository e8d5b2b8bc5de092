import {
  ABBREVIATIONS,
  KEPT_PREFIXES,
  LEADING_CLIPPINGS,
  NUMBERED_ABBREVIATIONS,
  SENTENCE_OPENERS,
  SPLIT_CONTRACTIONS,
} from './spellings.ts';

/** A word or punctuation mark in the text, before sentences are known. */
export interface Piece {
  readonly form: string;
  /** UTF-16 range in the text. */
  readonly start: number;
  readonly end: number;
  /** What stands before it: nothing, white space, or an empty line. */
  readonly gap: 'none' | 'space' | 'paragraph';
}

/** Alternatives are tried in this order at each place; every one is bounded or cannot fail late, which keeps time linear. */
const PIECE = new RegExp(
  [
    // Addresses, up to the punctuation that closes the sentence.
    /(?:https?|ftp):\/\/[^\s<>"”]{1,2000}[^\s<>"”.,;:!?)\]'’]/u,
    /www\.[^\s<>"”]{1,2000}[^\s<>"”.,;:!?)\]'’]/u,
    /[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{2,32}){1,4}/u,
    /(?:[A-Za-z0-9-]{1,64}\.){1,4}(?:com|org|net|edu|gov|io|info|doc|pdf|xls|txt|html?)(?![\p{L}\d])/u,
    /[@#][A-Za-z_]\w{1,40}/u,
    // U.S., e.g., Ph.D.
    /(?:\p{L}\.){2,8}(?:\p{L}(?!\p{L}))?|Ph\.D\.s?|M\.Sc\./u,
    // The clitic of the U.S.’s, and what is clipped: ’tis, rock ’n’ roll.
    /(?<=\S)['’´ʼ](?:s|re|ve|ll|d|m)(?![\p{L}\p{N}])/u,
    /['’][Tt](?=(?:is|was|were|will|would)(?!\p{L}))|['’][Nn]['’](?![\p{L}\p{N}])/u,
    // AT&T, US$, C++.
    /\p{Lu}{1,4}(?:&\p{Lu}{1,4}){1,3}(?![\p{L}\p{N}])|(?:US|NZ|HK|[AC])\$|\p{Lu}(?:\+{1,2}|#)(?![\p{L}\p{N}])/u,
    // ’90s, 1,709.5, 9/11, 5:30, 20th, 1980s, 713-853-3989, example.com.
    /['’]\d\ds?(?![\p{L}\d])/u,
    /\d{2,4}-\d{2,4}-\d{2,4}(?:-\d{2,4})?(?![\p{L}\d])|\d{3}-\d{4}(?![\p{L}\d-])/u,
    /\d{1,40}(?:[.,:/]\d{1,40}){0,8}[\p{L}\p{M}\p{N}]*/u,
    // Words, with apostrophes, soft hyphens and what has no width inside.
    /[\p{L}\p{M}\p{N}_\u00ad\u200b-\u200d\u2060]+(?:['’`´][\p{L}\p{M}]+)*/u,
    // Runs of marks that are one sign.
    /\.{2,}|[!?]{2,}|-{2,}|–|—|''|``|[=*_~#]{2,}|<<|>>|[:;]-?[()DP](?![\p{L}\d])/u,
    /\S/u,
  ]
    .map((part) => part.source)
    .join('|'),
  'uy',
);

const SPACE = /\s+/y;

/** Splits a text into syntactic words as UD English does: `ca n't`, `al - Qaeda`, `$ 5`, `U.S.`; linear in its length. */
export function splitWords(text: string): Piece[] {
  const pieces: Piece[] = [];
  let gap: Piece['gap'] = 'paragraph';
  let at = 0;
  while (at < text.length) {
    SPACE.lastIndex = at;
    const space = SPACE.exec(text)?.[0];
    if (space !== undefined) {
      at += space.length;
      gap = /\n[^\S\n]*\n|\u2029/.test(space) || gap === 'paragraph' ? 'paragraph' : 'space';
      continue;
    }
    const end = endOfPiece(text, at);
    for (const [from, to] of splitContraction(text, at, end)) {
      pieces.push({ form: text.slice(from, to), start: from, end: to, gap });
      gap = 'none';
    }
    at = end;
  }
  return pieces;
}

/** Where the piece that starts at `start` ends. */
function endOfPiece(text: string, start: number): number {
  PIECE.lastIndex = start;
  // A lone surrogate matches nothing under the u flag's \S only if it is white space, so one unit is the fallback.
  const match = PIECE.exec(text)?.[0] ?? text.charAt(start);
  const end = start + match.length;
  const next = text.charAt(end);
  if (next === '.' && isAbbreviation(text, start, end, match)) return end + 1;
  if (/[-‐‑]/.test(next) && KEPT_PREFIXES.has(match.toLowerCase())) {
    PIECE.lastIndex = end + 1;
    const rest = PIECE.exec(text)?.[0] ?? '';
    if (/^[\p{L}\d]/u.test(rest)) return end + 1 + rest.length;
  }
  if ((match === "'" || match === '’') && /\p{L}/u.test(next)) {
    const clipped = /^\p{L}{1,5}(?!\p{L})/u.exec(text.slice(end, end + 6))?.[0] ?? '';
    if (LEADING_CLIPPINGS.has(clipped.toLowerCase())) return end + clipped.length;
  }
  return end;
}

/** Whether the full stop after a word belongs to it. */
function isAbbreviation(text: string, start: number, end: number, word: string): boolean {
  if (ABBREVIATIONS.has(word)) return true;
  const after = text.slice(end + 1, end + 24);
  if (NUMBERED_ABBREVIATIONS.has(word)) return /^\s*\d/.test(after);
  // An initial: `J. Smith`, `J.R.R. Tolkien`, but `vitamin C. The …`.
  if (
    !/^\p{Lu}$/u.test(word) ||
    (word === 'I' && !/\p{Lu}\p{L}*\s$/u.test(text.slice(Math.max(0, start - 12), start)))
  )
    return false;
  const following = /^\s?(\p{Lu}[\p{L}'’]*)/u.exec(after)?.[1];
  return following !== undefined && !SENTENCE_OPENERS.has(following);
}

const NOT = /^(.*\p{L})(n['’`´ʼ]t)$/iu;
const CLITIC = /^(.+?)(['’`´ʼ](?:s|re|ve|ll|m|d))$/iu;

/** The ranges of the words in a piece: `they'd've` is three. */
function splitContraction(text: string, start: number, end: number): [number, number][] {
  const form = text.slice(start, end);
  if (form.length < 3 || form.length > 60) return [[start, end]];
  const parts = SPLIT_CONTRACTIONS.get(form.toLowerCase());
  if (parts !== undefined)
    return [
      [start, start + parts],
      [start + parts, end],
    ];
  const stem = (NOT.exec(form) ?? CLITIC.exec(form))?.[1];
  if (stem === undefined || (/^\d/.test(form) && /^\d+0['’`´ʼ]s$/.test(form)))
    return [[start, end]];
  return [...splitContraction(text, start, start + stem.length), [start + stem.length, end]];
}
