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

/** Longer answers, in UTF-16 units, are compared as wholes: the table of their characters would be too large. */
const LONGEST = 2000;

/**
 * Compares a typed answer with the right one as Anki's `{{type:nc:…}}` does: spaces count as one, accents
 * and other marks on letters do not count, capitals do. What differs is what is not in their longest
 * common subsequence.
 */
export function compareTyped(got: string, wanted: string): Typed {
  const [one, other] = [tidied(got), tidied(wanted)];
  const isLong = one.length > LONGEST || other.length > LONGEST;
  const a = isLong ? [characterOf(one)] : characters(one);
  const b = isLong ? [characterOf(other)] : characters(other);
  const same = common(a, b);
  const isRight = a.length === b.length && same.a.size === a.length;
  return { isRight, got: parts(a, same.a), wanted: parts(b, same.b) };
}

interface Character {
  readonly text: string;
  readonly key: string;
}

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

function tidied(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

function characters(text: string): Character[] {
  return [...segmenter.segment(text)].map(({ segment }) => characterOf(segment));
}

function characterOf(text: string): Character {
  return { text, key: text.normalize('NFKD').replace(/\p{M}/gu, '') || text };
}

interface Same {
  readonly a: ReadonlySet<number>;
  readonly b: ReadonlySet<number>;
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
