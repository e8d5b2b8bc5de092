import type { Format, OutFile, Told } from '../format.ts';
import { escapeHtml, lineOf } from '../html.ts';
import type { Choice, Item, Quiz } from '../item.ts';
import { withBlanks } from '../stem.ts';
import { oneLine } from '../told.ts';
import { allNamed, childNamed, readXml, textIn } from '../xml.ts';
import { unzipTexts, zipOf } from '../zip.ts';

/** Kahoot's spreadsheet: its template has headers in row 8 and questions from row 9 on. */
export const kahoot: Format = {
  name: 'Kahoot',
  abilities: {
    kinds: ['choice'],
    manyGaps: false,
    extraRights: false,
    lacks: ['feedback'],
    mostItems: 100,
    longestStem: 120,
    longestOption: 75,
    reworded: (item) =>
      item.kind === 'choice' ? { ...item, options: withKey(item.options) } : item,
  },
  write: (quiz) => [{ path: 'kahoot.xlsx', content: zipOf(workbook(quiz)) }],
  read: ([file]) =>
    readSheet(unzipTexts(file!.content as Uint8Array)['xl/worksheets/sheet1.xml'] ?? ''),
};

const HEADERS = [
  'Question - max 120 characters',
  'Answer 1 - max 75 characters',
  'Answer 2 - max 75 characters',
  'Answer 3 - max 75 characters',
  'Answer 4 - max 75 characters',
  'Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs',
  'Correct answer(s) - choose at least one',
];
const FIRST_ROW = 9;
const SECONDS = 30;
const MOST_OPTIONS = 4;

function workbook({ title, items }: Quiz): OutFile[] {
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return [
    {
      path: '[Content_Types].xml',
      content: `${head}<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheet}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheet}.worksheet+xml"/></Types>`,
    },
    {
      path: '_rels/.rels',
      content: `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      path: 'xl/workbook.xml',
      content: `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      path: 'xl/_rels/workbook.xml.rels',
      content: `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    {
      path: 'xl/worksheets/sheet1.xml',
      content: `${head}<worksheet xmlns="${main}"><sheetData>${row(2, ['', 'Quiz template', title])}${row(8, ['', ...HEADERS])}${items.map(question).join('')}</sheetData></worksheet>`,
    },
  ];
}

/** Strings stand in the cells themselves and are never formulas, whatever they open with. */
function row(number: number, cells: readonly (string | number)[]): string {
  const written = cells.map((value, at) => {
    const place = `${String.fromCharCode(65 + at)}${number}`;
    if (value === '') return '';
    if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`;
    return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escapeHtml(value)}</t></is></c>`;
  });
  return `<row r="${number}">${written.join('')}</row>`;
}

function question(item: Item, at: number): string {
  const { stem, options } = item as Choice;
  const texts = options.map(({ html }) => oneLine(lineOf(html)));
  const right = options.flatMap(({ isRight }, place) => (isRight ? [place + 1] : []));
  const padded = [...texts, ...Array<string>(MOST_OPTIONS - texts.length).fill('')];
  return row(FIRST_ROW + at, [
    at + 1,
    oneLine(lineOf(withBlanks(stem))),
    ...padded,
    SECONDS,
    right.join(','),
  ]);
}

/** The first four options, the right ones among them. */
function withKey(options: Choice['options']): Choice['options'] {
  if (options.length <= MOST_OPTIONS) return options;
  const right = options.filter(({ isRight }) => isRight).slice(0, MOST_OPTIONS);
  const wrong = options.filter(({ isRight }) => !isRight).slice(0, MOST_OPTIONS - right.length);
  return options.filter((option) => right.includes(option) || wrong.includes(option));
}

function readSheet(xml: string): Told[] {
  return allNamed(readXml(xml), 'row')
    .filter(({ attributes }) => Number(attributes.r) >= FIRST_ROW)
    .map((one) => {
      const cells = new Map(
        allNamed(one, 'c').map((cell) => [
          cell.attributes.r!.charAt(0),
          textIn(allNamed(cell, 't')[0] ?? childNamed(cell, 'v')),
        ]),
      );
      const right = (cells.get('H') ?? '').split(',').map(Number);
      const options = ['C', 'D', 'E', 'F'].flatMap((column, at) => {
        const text = cells.get(column);
        return text === undefined ? [] : [{ text, isRight: right.includes(at + 1) }];
      });
      return { kind: 'choice', stem: cells.get('B') ?? '', options };
    });
}
