import type { Told } from './format.ts';
import { lineOf, withoutControls } from './html.ts';
import type { Item } from './item.ts';
import { withBlanks } from './stem.ts';

/** What a file must say of an item. */
export function toldOf(item: Item): Told {
  const stem = plain(withBlanks(item.stem));
  switch (item.kind) {
    case 'choice':
      return {
        kind: 'choice',
        stem,
        options: item.options.map(({ html, isRight }) => ({ text: plain(html), isRight })),
      };
    case 'true-false':
      return { kind: 'true-false', stem, isTrue: item.isTrue };
    case 'short':
      return { kind: 'short', stem, accepted: item.accepted.map(oneLine) };
    case 'gap':
      return { kind: 'gap', stem, gaps: item.gaps.map((accepted) => accepted.map(oneLine)) };
    case 'numeric':
      return { kind: 'numeric', stem, value: item.value, tolerance: item.tolerance };
    case 'matching':
      return {
        kind: 'matching',
        stem,
        pairs: item.pairs.map(({ left, right }) => ({ left: plain(left), right: plain(right) })),
        extra: item.extra.map(plain),
      };
    case 'ordering':
      return { kind: 'ordering', stem, entries: item.entries.map(plain) };
  }
}

function plain(html: string): string {
  return oneLine(lineOf(html));
}

/** Plain text on one line, without what no file can hold. */
export function oneLine(text: string): string {
  return withoutControls(text).replace(/\s+/g, ' ').trim();
}

/** Where a file says other than it must: a sentence for the first item; undefined where all is well. */
export function differenceOf(wanted: readonly Told[], found: readonly Told[]): string | undefined {
  if (wanted.length !== found.length)
    return `${found.length} items read back from it where ${wanted.length} were written`;
  for (const [at, told] of wanted.entries()) {
    const [want, have] = [JSON.stringify(told), JSON.stringify(found[at])];
    if (want !== have) return `item ${at + 1} reads back as ${have} where ${want} was written`;
  }
  return undefined;
}
