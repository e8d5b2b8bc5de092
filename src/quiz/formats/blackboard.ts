import type { Format, Told } from '../format.ts';
import { decodeHtml, lineOf } from '../html.ts';
import { GAP_MARK, type Item, KINDS } from '../item.ts';
import { BLANK, withBlanks } from '../stem.ts';
import { oneLine } from '../told.ts';
import { guarded, unguarded } from './delimited.ts';

/** Blackboard's tab-delimited text, one item a line: help.blackboard.com, "Upload questions". */
export const blackboard: Format = {
  name: 'Blackboard',
  abilities: {
    kinds: KINDS,
    manyGaps: true,
    extraRights: false,
    lacks: ['points', 'feedback'],
    mostItems: 250,
    reworded: withoutBrackets,
  },
  write: ({ items }) => [
    {
      path: 'blackboard.txt',
      content: `${items.map((item) => lineFor(item).join('\t')).join('\r\n')}\r\n`,
    },
  ],
  read: ([file]) =>
    String(file!.content)
      .split('\r\n')
      .filter((line) => line !== '')
      .map((line) => readLine(line.split('\t'))),
};

/** Brackets in a text with gaps are names of gaps. */
function withoutBrackets(item: Item): Item {
  return item.kind === 'gap'
    ? { ...item, stem: item.stem.replaceAll('[', '(').replaceAll(']', ')') }
    : item;
}

/** On a line of its own; Blackboard reads it as HTML. What a solver types is compared as it stands. */
function text(html: string): string {
  const plain = oneLine(lineOf(html));
  return guarded(plain.replace(/&(?=#?\w+;)/g, '&amp;').replace(/<(?=[a-z/!?])/gi, '&lt;'));
}

function plainOf(field: string): string {
  return decodeHtml(unguarded(field));
}

function lineFor(item: Item): string[] {
  const stem = text(withBlanks(item.stem));
  switch (item.kind) {
    case 'choice':
      return [
        item.isSingle ? 'MC' : 'MA',
        stem,
        ...item.options.flatMap(({ html, isRight }) => [
          text(html),
          isRight ? 'correct' : 'incorrect',
        ]),
      ];
    case 'true-false':
      return ['TF', stem, String(item.isTrue)];
    case 'short':
      return ['FIB', stem, ...item.accepted.map(oneLine)];
    case 'numeric':
      return ['NUM', stem, String(item.value), String(item.tolerance)];
    case 'matching':
      return ['MAT', stem, ...item.pairs.flatMap(({ left, right }) => [text(left), text(right)])];
    case 'ordering':
      return ['ORD', stem, ...item.entries.map(text)];
    case 'gap': {
      let at = 0;
      const named = text(item.stem.replaceAll(GAP_MARK, () => `[b${++at}]`));
      const parts = item.gaps.flatMap((accepted, index) => [
        ...(index > 0 ? [''] : []),
        `b${index + 1}`,
        ...accepted.map(oneLine),
      ]);
      return ['FIB_PLUS', named, ...parts];
    }
  }
}

function readLine([type, html = '', ...rest]: readonly string[]): Told {
  const stem = plainOf(html);
  const inPairs = () =>
    Array.from({ length: rest.length / 2 }, (_, at) => [rest[2 * at]!, rest[2 * at + 1]!] as const);
  switch (type) {
    case 'TF':
      return { kind: 'true-false', stem, isTrue: rest[0] === 'true' };
    case 'FIB':
      return { kind: 'short', stem, accepted: rest };
    case 'NUM':
      return { kind: 'numeric', stem, value: Number(rest[0]), tolerance: Number(rest[1]) };
    case 'MAT':
      return {
        kind: 'matching',
        stem,
        pairs: inPairs().map(([left, right]) => ({ left: plainOf(left), right: plainOf(right) })),
        extra: [],
      };
    case 'ORD':
      return { kind: 'ordering', stem, entries: rest.map(plainOf) };
    case 'FIB_PLUS': {
      const gaps = rest
        .join('\t')
        .split('\t\t')
        .map((part) => part.split('\t').slice(1));
      return { kind: 'gap', stem: stem.replace(/\[b\d+\]/g, BLANK), gaps };
    }
    default:
      return {
        kind: 'choice',
        stem,
        options: inPairs().map(([told, mark]) => ({
          text: plainOf(told),
          isRight: mark === 'correct',
        })),
      };
  }
}
