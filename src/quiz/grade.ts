import { readAnswer } from './answer.ts';
import type { Item } from './item.ts';
import { printedVersions } from './printed.ts';
import { letter } from './set-rules.ts';
import { normalised, withoutArticle } from './words.ts';

/** How an item is answered by a line of text. */
export function hintFor(item: Item): string {
  switch (item.kind) {
    case 'choice': {
      const letters = item.options.map((_, at) => letter(at).toLowerCase());
      return item.isSingle
        ? `a letter, ${letters[0]} to ${letters.at(-1)}`
        : 'the letters of all that are right, as in ac';
    }
    case 'true-false':
      return 't or f';
    case 'short':
      return 'your answer';
    case 'gap':
      return item.gaps.length > 1 ? 'what is missing, parted by semicolons' : 'what is missing';
    case 'numeric':
      return 'a number';
    case 'matching':
      return 'a letter for each, in their order, as in bca';
    case 'ordering':
      return 'the letters in the right order, as in cab';
  }
}

/** How much of an item a line of text gets right, 0 to 1. */
export function grade(item: Item, line: string): number {
  const letters = [...line.toLowerCase().replace(/[^a-z]/g, '')];
  const share = (right: readonly boolean[]) => right.filter(Boolean).length / right.length;
  switch (item.kind) {
    case 'choice': {
      const right = item.options.flatMap(({ isRight }, at) =>
        isRight ? [letter(at).toLowerCase()] : [],
      );
      return letters.length === right.length && right.every((one) => letters.includes(one)) ? 1 : 0;
    }
    case 'true-false':
      return /^\s*[tyfn]/i.test(line) && /^\s*[ty]/i.test(line) === item.isTrue ? 1 : 0;
    case 'short':
      return accepts(item.accepted, line) ? 1 : 0;
    case 'gap': {
      const parts = item.gaps.length > 1 ? line.split(';') : [line];
      return share(item.gaps.map((accepted, at) => accepts(accepted, parts[at] ?? '')));
    }
    case 'numeric': {
      const number =
        readAnswer(line.trim()).quantity?.value ??
        (line.trim() === '' ? Number.NaN : Number(line.replaceAll(',', '')));
      return Math.abs(number - item.value) <= item.tolerance + 1e-9 ? 1 : 0;
    }
    case 'matching': {
      const { rights } = printedVersions({ items: [item] }, [])[0]!.items[0]!;
      const wanted = item.pairs.map(({ right }) =>
        rights.find(({ html }) => html === right)!.letter.toLowerCase(),
      );
      return share(wanted.map((one, at) => letters[at] === one));
    }
    case 'ordering': {
      const { lefts } = printedVersions({ items: [item] }, [])[0]!.items[0]!;
      const wanted = item.entries.map((entry) =>
        lefts.find(({ html }) => html === entry)!.letter.toLowerCase(),
      );
      return letters.join('') === wanted.join('') ? 1 : 0;
    }
  }
}

/** Without case, accents, articles and punctuation. */
function accepts(accepted: readonly string[], line: string): boolean {
  const given = normalised(withoutArticle(line.trim()));
  return given !== '' && accepted.some((one) => normalised(withoutArticle(one)) === given);
}
