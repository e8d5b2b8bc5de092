import type { Format, Told } from '../format.ts';
import { lineOf } from '../html.ts';
import type { Item } from '../item.ts';
import { withBlanks } from '../stem.ts';
import { oneLine } from '../told.ts';
import { csvLine, guarded, readCsv, unguarded } from './delimited.ts';
import { nameOf } from './moodle-xml.ts';

/** Brightspace's CSV for its question library: community.d2l.com/brightspace/kb/articles/27274. */
export const brightspace: Format = {
  name: 'Brightspace',
  abilities: {
    kinds: ['choice', 'true-false', 'short', 'matching', 'ordering'],
    manyGaps: false,
    extraRights: false,
  },
  write: ({ items }) => [
    {
      path: 'brightspace.csv',
      content: `${BOM}${items.flatMap((item, at) => [...rowsFor(item, at), []].map(lineFor)).join('')}`,
    },
  ],
  read: ([file]) => readQuestions(readCsv(String(file!.content).replace(BOM, ''))),
};

/** Without it only ASCII is read right. */
const BOM = '\uFEFF';
/** As many fields a line as in Brightspace's own sample. */
const WIDTH = 5;

function lineFor(row: readonly string[]): string {
  return `${csvLine(Array.from({ length: WIDTH }, (_, at) => row[at] ?? ''))}\r\n`;
}

function text(html: string): string {
  return guarded(oneLine(lineOf(html)));
}

function rowsFor(item: Item, at: number): string[][] {
  const [type, body] = bodyOf(item);
  const feedback = text(item.origin.feedback);
  return [
    ['NewQuestion', type],
    ['ID', item.id],
    ['Title', nameOf(item, at)],
    ['QuestionText', text(withBlanks(item.stem))],
    ['Points', String(item.points)],
    ...(item.origin.difficulty === undefined
      ? []
      : [['Difficulty', String(Math.min(5, Math.max(1, Math.round(item.origin.difficulty / 2))))]]),
    ...body,
    ...(feedback === '' ? [] : [['Feedback', feedback]]),
  ];
}

function bodyOf(item: Item): [string, string[][]] {
  switch (item.kind) {
    case 'choice':
      return item.isSingle
        ? [
            'MC',
            item.options.map(({ html, isRight }) => ['Option', isRight ? '100' : '0', text(html)]),
          ]
        : [
            'MS',
            [
              ['Scoring', 'RightAnswers'],
              ...item.options.map(({ html, isRight }) => [
                'Option',
                isRight ? '1' : '0',
                text(html),
              ]),
            ],
          ];
    case 'true-false':
      return [
        'TF',
        [
          ['TRUE', item.isTrue ? '100' : '0'],
          ['FALSE', item.isTrue ? '0' : '100'],
        ],
      ];
    case 'short':
      return [
        'SA',
        [
          ['InputBox', '1', '40'],
          ...item.accepted.map((accepted) => ['Answer', '100', oneLine(accepted)]),
        ],
      ];
    case 'matching':
      return [
        'M',
        [
          ['Scoring', 'EquallyWeighted'],
          ...item.pairs.map(({ left }, at) => ['Choice', String(at + 1), text(left)]),
          ...item.pairs.map(({ right }, at) => ['Match', String(at + 1), text(right)]),
        ],
      ];
    case 'ordering':
      return [
        'O',
        [
          ['Scoring', 'RightMinusWrong'],
          ...item.entries.map((html) => ['Item', text(html), 'NOT HTML']),
        ],
      ];
    default:
      throw new Error(`Brightspace carries no ${item.kind} items.`);
  }
}

function readQuestions(rows: readonly (readonly string[])[]): Told[] {
  const blocks: (readonly string[])[][] = [];
  for (const row of rows) {
    if (row[0] === 'NewQuestion') blocks.push([]);
    if (row[0] !== '') blocks.at(-1)?.push(row);
  }
  return blocks.map(readBlock);
}

function readBlock(rows: readonly (readonly string[])[]): Told {
  const all = (name: string) => rows.filter(([first]) => first === name);
  const one = (name: string) => all(name)[0]?.[1] ?? '';
  const stem = unguarded(one('QuestionText'));
  switch (one('NewQuestion')) {
    case 'TF':
      return { kind: 'true-false', stem, isTrue: one('TRUE') === '100' };
    case 'SA':
      return { kind: 'short', stem, accepted: all('Answer').map(([, , told]) => told!) };
    case 'M': {
      const rights = new Map(all('Match').map(([, at, told]) => [at, unguarded(told!)]));
      return {
        kind: 'matching',
        stem,
        pairs: all('Choice').map(([, at, left]) => ({
          left: unguarded(left!),
          right: rights.get(at)!,
        })),
        extra: [],
      };
    }
    case 'O':
      return { kind: 'ordering', stem, entries: all('Item').map(([, told]) => unguarded(told!)) };
    default:
      return {
        kind: 'choice',
        stem,
        options: all('Option').map(([, score, told]) => ({
          text: unguarded(told!),
          isRight: score !== '0',
        })),
      };
  }
}
