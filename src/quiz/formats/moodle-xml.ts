import type { Format, Told } from '../format.ts';
import { decodeHtml, escapeHtml, lineOf, textOf, withoutControls } from '../html.ts';
import { GAP_MARK, type Item, KINDS, type Quiz } from '../item.ts';
import { BLANK, withBlanks } from '../stem.ts';
import { oneLine } from '../told.ts';
import { childNamed, childrenNamed, readXml, textIn, type XmlNode } from '../xml.ts';

/** Moodle XML: docs.moodle.org/en/Moodle_XML_format; ordering is in Moodle from 4.4 on. */
export const moodleXml: Format = {
  name: 'Moodle XML',
  abilities: { kinds: KINDS, manyGaps: true, extraRights: true },
  write: (quiz) => [{ path: 'moodle.xml', content: writeQuiz(quiz) }],
  read: ([file]) => childrenNamed(readXml(String(file!.content)), 'question').flatMap(readQuestion),
};

function writeQuiz({ title, items }: Quiz): string {
  const category = `<question type="category"><category><text>${escapeHtml(categoryOf(title))}</text></category></question>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${[category, ...items.map(question)].join('\n')}\n</quiz>\n`;
}

/** The category of a question bank, as Moodle writes it: a slash is doubled, and keeps off the slashes of the path. */
export function categoryOf(title: string): string {
  const name = oneLine(title)
    .replaceAll('/', '//')
    .replace(/^\/|\/$/g, (slash, at) => (at === 0 ? ` ${slash}` : `${slash} `));
  return `$course$/top/${name}`;
}

/** The answers of a sheet that a solver guessed: a third off for each further try, Moodle's own default. */
const PENALTY = '0.3333333';

const TYPES: Readonly<Record<Item['kind'], string>> = {
  choice: 'multichoice',
  'true-false': 'truefalse',
  short: 'shortanswer',
  gap: 'cloze',
  numeric: 'numerical',
  matching: 'matching',
  ordering: 'ordering',
};

function question(item: Item, at: number): string {
  const tags = item.origin.headings.map(
    (heading) => `<tag><text>${escapeHtml(oneLine(heading))}</text></tag>`,
  );
  const parts = [
    `<name><text>${escapeHtml(nameOf(item, at))}</text></name>`,
    `<questiontext format="html"><text>${cdata(item.kind === 'gap' ? clozeText(item) : withBlanks(item.stem))}</text></questiontext>`,
    `<generalfeedback format="html"><text>${cdata(item.origin.feedback)}</text></generalfeedback>`,
    `<defaultgrade>${item.points}</defaultgrade>`,
    `<penalty>${item.kind === 'true-false' ? 1 : PENALTY}</penalty>`,
    '<hidden>0</hidden>',
    `<idnumber>${escapeHtml(item.id)}</idnumber>`,
    ...bodyOf(item),
    ...(tags.length > 0 ? [`<tags>${tags.join('')}</tags>`] : []),
  ];
  return `<question type="${TYPES[item.kind]}">\n  ${parts.join('\n  ')}\n</question>`;
}

/** A name for lists of questions: its number and its first words. */
export function nameOf(item: Item, at: number): string {
  const words = oneLine(textOf(withBlanks(item.stem)));
  return `${at + 1}. ${words.length > 60 ? `${words.slice(0, 59).replace(/[\uD800-\uDBFF]$/, '')}…` : words}`;
}

function cdata(html: string): string {
  return `<![CDATA[${withoutControls(html).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

function answer(fraction: string, text: string, format = 'html'): string {
  return `<answer fraction="${fraction}" format="${format}"><text>${text}</text><feedback format="html"><text></text></feedback></answer>`;
}

function bodyOf(item: Item): string[] {
  switch (item.kind) {
    case 'choice': {
      const right = item.options.filter(({ isRight }) => isRight).length;
      const share = String(Number((100 / right).toFixed(5)));
      return [
        `<single>${item.isSingle}</single>`,
        `<shuffleanswers>${!item.isOrdered}</shuffleanswers>`,
        '<answernumbering>abc</answernumbering>',
        ...item.options.map(({ html, isRight }) =>
          answer(isRight ? share : item.isSingle ? '0' : '-100', cdata(html)),
        ),
      ];
    }
    case 'true-false':
      return [
        answer(item.isTrue ? '100' : '0', 'true', 'moodle_auto_format'),
        answer(item.isTrue ? '0' : '100', 'false', 'moodle_auto_format'),
      ];
    case 'short':
      return [
        '<usecase>0</usecase>',
        ...item.accepted.map((text) =>
          answer('100', escapeHtml(withoutStars(text)), 'moodle_auto_format'),
        ),
      ];
    case 'gap':
      return [];
    case 'numeric':
      return [
        `<answer fraction="100" format="moodle_auto_format"><text>${item.value}</text><feedback format="html"><text></text></feedback><tolerance>${item.tolerance}</tolerance></answer>`,
      ];
    case 'matching':
      return [
        '<shuffleanswers>true</shuffleanswers>',
        ...item.pairs.map(({ left, right }) => subquestion(left, right)),
        ...item.extra.map((right) => subquestion('', right)),
      ];
    case 'ordering':
      return [
        '<layouttype>VERTICAL</layouttype>',
        '<selecttype>ALL</selecttype>',
        '<selectcount>0</selectcount>',
        '<gradingtype>ABSOLUTE_POSITION</gradingtype>',
        '<showgrading>SHOW</showgrading>',
        '<numberingstyle>none</numberingstyle>',
        ...item.entries.map((html, at) => answer(String(at + 1), cdata(html))),
      ];
  }
}

/** A star stands for any text. */
function withoutStars(text: string): string {
  return oneLine(text).replaceAll('*', '\\*');
}

/** Answers of matching are plain text. */
function subquestion(left: string, right: string): string {
  return `<subquestion format="html"><text>${left === '' ? '' : cdata(left)}</text><answer><text>${escapeHtml(oneLine(textOf(right)))}</text></answer></subquestion>`;
}

/** `{1:SHORTANSWER:=Tambora~=Mount Tambora}` in the place of each gap; marks are whole numbers there. */
function clozeText({ stem, gaps, points }: Extract<Item, { kind: 'gap' }>): string {
  let at = 0;
  const share = points / gaps.length;
  const marks = Number.isInteger(share) ? share : 1;
  const braces = (text: string) => text.replaceAll('{', '&#123;').replaceAll('}', '&#125;');
  return stem
    .split(GAP_MARK)
    .map((part, index) => {
      const gap =
        index === 0
          ? ''
          : `{${marks}:SHORTANSWER:${(gaps[at++] ?? []).map((text) => `=${clozeAnswer(text)}`).join('~')}}`;
      return gap + braces(part);
    })
    .join('');
}

/** The importer undoes character references, then `\}` and `\#`: every special character becomes a reference. */
function clozeAnswer(text: string): string {
  return oneLine(text)
    .replace(/\\(?=[}#])/g, '\\\\')
    .replaceAll('*', '\\*')
    .replace(/[^\p{L}\p{N} .,'-]/gu, (sign) => `&#${sign.codePointAt(0)};`);
}

function readQuestion(node: XmlNode): Told[] {
  const type = node.attributes.type;
  const html = textIn(childNamed(childNamed(node, 'questiontext'), 'text'));
  const stem = oneLine(lineOf(html));
  const answers = childrenNamed(node, 'answer').map((one) => ({
    fraction: Number(one.attributes.fraction),
    text: textIn(childNamed(one, 'text')),
    tolerance: Number(textIn(childNamed(one, 'tolerance'))),
  }));
  switch (type) {
    case 'multichoice':
      return [
        {
          kind: 'choice',
          stem,
          options: answers.map(({ text, fraction }) => ({
            text: oneLine(lineOf(text)),
            isRight: fraction > 0,
          })),
        },
      ];
    case 'truefalse':
      return [
        {
          kind: 'true-false',
          stem,
          isTrue: answers.find(({ fraction }) => fraction === 100)?.text === 'true',
        },
      ];
    case 'shortanswer':
      return [
        { kind: 'short', stem, accepted: answers.map(({ text }) => text.replaceAll('\\*', '*')) },
      ];
    case 'numerical':
      return [
        {
          kind: 'numeric',
          stem,
          value: Number(answers[0]!.text),
          tolerance: answers[0]!.tolerance,
        },
      ];
    case 'cloze':
      return [readCloze(html)];
    case 'matching':
      return [readMatching(node, stem)];
    case 'ordering':
      return [
        { kind: 'ordering', stem, entries: answers.map(({ text }) => oneLine(lineOf(text))) },
      ];
    default:
      return [];
  }
}

function readCloze(html: string): Told {
  const gaps: string[][] = [];
  const stem = html.replace(/\{\d+:SHORTANSWER:((?:[^{}])*)\}/g, (_, answers: string) => {
    gaps.push(
      answers.split('~').map((text) =>
        decodeHtml(text.replace(/^=/, ''))
          .replace(/\\([}#])/g, '$1')
          .replaceAll('\\*', '*'),
      ),
    );
    return BLANK;
  });
  return { kind: 'gap', stem: oneLine(lineOf(stem)), gaps };
}

function readMatching(node: XmlNode, stem: string): Told {
  const sides = childrenNamed(node, 'subquestion').map((one) => ({
    left: oneLine(lineOf(textIn(childNamed(one, 'text')))),
    right: textIn(childNamed(childNamed(one, 'answer'), 'text')),
  }));
  return {
    kind: 'matching',
    stem,
    pairs: sides.filter(({ left }) => left !== ''),
    extra: sides.filter(({ left }) => left === '').map(({ right }) => right),
  };
}
