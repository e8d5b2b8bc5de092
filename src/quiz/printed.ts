import type { Version } from './format.ts';
import { escapeHtml, lineOf } from './html.ts';
import { GAP_MARK, type Item, type Quiz } from './item.ts';
import { letter } from './set-rules.ts';
import { capitalised } from './words.ts';

/** A version as it stands on paper; every text is HTML. */
export interface PrintedVersion {
  readonly name: string;
  readonly items: readonly PrintedItem[];
  readonly points: number;
}

export interface PrintedItem {
  readonly id: string;
  readonly kind: Item['kind'];
  readonly number: number;
  readonly points: number;
  readonly stem: string;
  /** What to do, where the stem does not say it. */
  readonly task: string;
  /** Choices, each with its letter; of a true/false item True and False. */
  readonly options: readonly { readonly letter: string; readonly html: string }[];
  /** Left sides of matching and entries to order, each with room for a letter or a number. */
  readonly lefts: readonly { readonly letter: string; readonly html: string }[];
  /** Right sides of matching, by their letters. */
  readonly rights: readonly { readonly letter: string; readonly html: string }[];
  /** Lines to write on. */
  readonly lines: number;
  /** The answer as the key gives it, and for the answer sheet the letters to choose from. */
  readonly key: string;
  readonly bubbles: readonly string[];
  readonly feedback: string;
}

export function printedVersions(
  { items }: Pick<Quiz, 'items'>,
  versions: readonly Version[],
): PrintedVersion[] {
  const all = versions.length > 0 ? versions : [{ name: '', items }];
  return all.map((version) => ({
    name: version.name,
    items: version.items.map(printed),
    points: version.items.reduce((sum, { points }) => sum + points, 0),
  }));
}

function printed(item: Item, at: number): PrintedItem {
  const shared = {
    id: item.id,
    kind: item.kind,
    number: at + 1,
    points: item.points,
    stem: item.stem.replaceAll(GAP_MARK, LONG_BLANK),
    feedback: item.origin.feedback,
    task: '',
    options: [],
    lefts: [],
    rights: [],
    lines: 0,
    bubbles: [],
  };
  switch (item.kind) {
    case 'choice': {
      const right = item.options.flatMap(({ isRight, html }, place) =>
        isRight ? [{ place, html }] : [],
      );
      return {
        ...shared,
        task: item.isSingle ? '' : 'Choose all that are right.',
        options: item.options.map(({ html }, place) => ({ letter: letter(place), html })),
        bubbles: item.options.map((_, place) => letter(place)),
        key: right.map(({ place, html }) => `${letter(place)} (${lineHtml(html)})`).join(', '),
      };
    }
    case 'true-false':
      return {
        ...shared,
        task: 'True or false?',
        options: [
          { letter: 'T', html: 'True' },
          { letter: 'F', html: 'False' },
        ],
        bubbles: ['T', 'F'],
        key: item.isTrue ? 'True' : 'False',
      };
    case 'short':
      return { ...shared, lines: 1, key: escapeHtml(item.accepted.join(' / ')) };
    case 'gap':
      return {
        ...shared,
        task: 'Fill in the blank.',
        key: item.gaps.map((accepted) => escapeHtml(accepted.join(' / '))).join('; '),
      };
    case 'numeric': {
      const margin = item.tolerance > 0 ? ` ± ${item.tolerance}` : '';
      return { ...shared, task: 'Write a number.', lines: 1, key: `${item.value}${margin}` };
    }
    case 'matching':
      return { ...shared, ...matching(item) };
    case 'ordering':
      return { ...shared, ...ordering(item) };
  }
}

/** On one line, mathematics as it is. */
function lineHtml(html: string): string {
  return escapeHtml(lineOf(html));
}

/** Right sides by the alphabet, so that their order tells nothing. */
function matching({ pairs, extra }: Extract<Item, { kind: 'matching' }>) {
  const rights = [...new Set([...pairs.map(({ right }) => right), ...extra])].sort((a, b) =>
    lineOf(a) < lineOf(b) ? -1 : 1,
  );
  const letterOf = (right: string) => letter(rights.indexOf(right));
  return {
    task: 'Write the letter of the match on the line.',
    lefts: pairs.map(({ left }, at) => ({ letter: String(at + 1), html: left })),
    rights: rights.map((html, at) => ({ letter: letter(at), html })),
    key: pairs.map(({ right }, at) => `${at + 1}–${letterOf(right)}`).join(', '),
  };
}

/** Entries by the alphabet, so that their order tells nothing. */
function ordering({ entries }: Extract<Item, { kind: 'ordering' }>) {
  const shown = [...entries].sort((a, b) => (lineOf(a) < lineOf(b) ? -1 : 1));
  const inOrder = entries.map((html) => letter(shown.indexOf(html))).join(' – ');
  const asWritten = shown
    .map((html, at) => `${letter(at)} ${entries.indexOf(html) + 1}`)
    .join(', ');
  return {
    task: `Write the numbers 1 to ${entries.length} on the lines.`,
    lefts: shown.map((html, at) => ({ letter: letter(at), html })),
    key: `${inOrder} (${asWritten})`,
  };
}

/** Room to write in. */
const LONG_BLANK = '________________';

/** "20 points · 15 minutes". */
export function summaryOf({ items, minutes }: Pick<Quiz, 'items' | 'minutes'>): string {
  const points = items.reduce((sum, item) => sum + item.points, 0);
  const parts = [
    `${items.length} question${items.length === 1 ? '' : 's'}`,
    `${points} point${points === 1 ? '' : 's'}`,
    ...(minutes === undefined ? [] : [`${minutes} minutes`]),
  ];
  return capitalised(parts.join(' · '));
}
