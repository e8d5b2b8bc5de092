/** Part of a text, and whether the other text has it too. */
export interface Part {
  readonly text: string;
  readonly isSame: boolean;
}

/** A typed answer beside the right one. */
export interface Typed {
  readonly isRight: boolean;
  readonly got: readonly Part[];
  readonly wanted: readonly Part[];
}

/** Longer answers are compared as wholes: the table of their characters would be too large. */
const LONGEST = 2000;

/**
 * Compares a typed answer with the right one as Anki's `{{type:nc:…}}` does: spaces count as one, accents
 * and other marks on letters do not count, capitals do. What differs is what is not in their longest
 * common subsequence.
 */
export function compareTyped(got: string, wanted: string): Typed {
  const a = characters(got);
  const b = characters(wanted);
  const same = a.length > LONGEST || b.length > LONGEST ? whole(a, b) : common(a, b);
  const isRight = a.length === b.length && same.a.size === a.length;
  return { isRight, got: parts(a, same.a), wanted: parts(b, same.b) };
}

interface Character {
  readonly text: string;
  readonly key: string;
}

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

function characters(text: string): Character[] {
  const tidy = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  return [...segmenter.segment(tidy)].map(({ segment }) => ({
    text: segment,
    key: segment.normalize('NFKD').replace(/\p{M}/gu, '') || segment,
  }));
}

interface Same {
  readonly a: ReadonlySet<number>;
  readonly b: ReadonlySet<number>;
}

function whole(a: readonly Character[], b: readonly Character[]): Same {
  const isSame = a.length === b.length && a.every(({ key }, at) => key === b[at]!.key);
  const all = new Set(isSame ? a.keys() : []);
  return { a: all, b: all };
}

/** Which characters belong to the longest common subsequence. */
function common(a: readonly Character[], b: readonly Character[]): Same {
  const width = b.length + 1;
  /** How long it is from a place in one and a place in the other to their ends. */
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        a[i]!.key === b[j]!.key
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
  const inA = new Set<number>();
  const inB = new Set<number>();
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i]!.key === b[j]!.key) {
      inA.add(i);
      inB.add(j);
      i += 1;
      j += 1;
    } else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i += 1;
    else j += 1;
  }
  return { a: inA, b: inB };
}

function parts(all: readonly Character[], same: ReadonlySet<number>): Part[] {
  const made: { text: string; isSame: boolean }[] = [];
  all.forEach(({ text }, at) => {
    const isSame = same.has(at);
    const last = made.at(-1);
    if (last?.isSame === isSame) last.text += text;
    else made.push({ text, isSame });
  });
  return made;
}
