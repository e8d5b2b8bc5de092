import Mustache from 'mustache';
import type { Format, Told } from '../format.ts';
import { type Element, isBlock, type Node, readHtml } from '../html.ts';
import { type Item, KINDS } from '../item.ts';
import { withBlanks } from '../stem.ts';

/** Markdown to read and edit: options as task lists, whose ticked ones are right, by templates/quiz/markdown.mustache. */
export const markdown: Format = {
  name: 'Markdown',
  abilities: { kinds: KINDS, manyGaps: true, extraRights: true },
  write: (quiz, { templates }) => [
    {
      path: 'quiz.md',
      content: Mustache.render(
        templates['markdown.mustache'] ?? '',
        { title: escapeLine(quiz.title), items: quiz.items.map(viewOf) },
        {},
        { escape: (text: unknown) => String(text) },
      ),
    },
  ],
  read: ([file]) => readQuiz(String(file!.content)),
};

/** Signs of Markdown that a text may begin or be full of. */
function escapeLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_<>[\]#~|$&{}=]/g, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
    .replace(/^([-+:])/, '\\$1');
}

const MARKS: Readonly<Record<string, string>> = { em: '*', strong: '**', del: '~~' };

/** A field on one line of Markdown: what needs more, becomes text. */
function line(html: string): string {
  return oneLine(readHtml(html))
    .replace(/[ \t]*\n[ \t]*/g, ' ')
    .trim();
}

function oneLine(nodes: readonly Node[]): string {
  return nodes
    .map((node) => (typeof node === 'string' ? inlineText(node) : inlineElement(node)))
    .join('');
}

/** Mathematics between dollars, where it has none itself. */
function inlineText(text: string): string {
  return text
    .split(/(\\\([^$]+?\\\)|\\\[[^$]+?\\\])/)
    .map((part, at) => {
      const tex = part.slice(2, -2);
      if (at % 2 === 0 || tex !== tex.trim()) return spaced(part);
      return part[1] === '[' ? `$$${tex}$$` : `$${tex}$`;
    })
    .join('');
}

function spaced(text: string): string {
  const inner = escapeLine(text);
  return inner === ''
    ? text === ''
      ? ''
      : ' '
    : `${/^\s/.test(text) ? ' ' : ''}${inner}${/\s$/.test(text) ? ' ' : ''}`;
}

function inlineElement(node: Element): string {
  if (node.name === 'br') return ' ';
  if (node.name === 'li') return ` • ${oneLine(node.children)} `;
  const inside = oneLine(node.children);
  const mark = MARKS[node.name] ?? '';
  const isApart = isBlock(node.name) || node.name === 'td' || node.name === 'th';
  return isApart ? ` ${inside} ` : inside.trim() === '' ? inside : `${mark}${inside}${mark}`;
}

function viewOf(item: Item, at: number) {
  return {
    number: at + 1,
    kind: item.kind,
    stem: line(withBlanks(item.stem)),
    points: item.points,
    lines: linesOf(item),
    feedback: line(item.origin.feedback),
  };
}

function linesOf(item: Item): string[] {
  switch (item.kind) {
    case 'choice':
      return item.options.map(({ html, isRight }) => `- [${isRight ? 'x' : ' '}] ${line(html)}`);
    case 'true-false':
      return [
        '*True or false?*',
        `- [${item.isTrue ? 'x' : ' '}] True`,
        `- [${item.isTrue ? ' ' : 'x'}] False`,
      ];
    case 'short':
      return [`Answer: ${item.accepted.map(escapeLine).join(' | ')}`];
    case 'gap':
      return item.gaps.map((accepted) => `Gap: ${accepted.map(escapeLine).join(' | ')}`);
    case 'numeric':
      return [`Number: ${item.value} ± ${item.tolerance}`];
    case 'matching':
      return [
        ...item.pairs.map(({ left, right }) => `- ${line(left)} | ${line(right)}`),
        ...item.extra.map((right) => `- | ${line(right)}`),
      ];
    case 'ordering':
      return item.entries.map((html, at) => `${at + 1}. ${line(html)}`);
  }
}

/** Reads what the template that comes with Deckwright writes. */
function readQuiz(text: string): Told[] {
  return text
    .split(/^## \d+\n/m)
    .slice(1)
    .map((block) => readItem(block.split('\n')));
}

function readItem(lines: readonly string[]): Told {
  const [stem = '', ...rest] = lines.filter((one) => one !== '' && !one.startsWith('> '));
  const told = plain(stem);
  const after = (opening: string) =>
    rest.filter((one) => one.startsWith(opening)).map((one) => one.slice(opening.length));
  const parts = (one: string) => one.split(/(?<!\\)\|/).map(plain);
  const tasks = rest.flatMap((one) => /^- \[([ x])\] (.*)$/.exec(one) ?? []);
  if (tasks.length > 0) {
    const options = rest.flatMap((one) => {
      const match = /^- \[([ x])\] (.*)$/.exec(one);
      return match ? [{ text: plain(match[2]!), isRight: match[1] === 'x' }] : [];
    });
    const isTruth = lines.includes('*True or false?*');
    return isTruth
      ? { kind: 'true-false', stem: told, isTrue: options[0]!.isRight }
      : { kind: 'choice', stem: told, options };
  }
  const [answer] = after('Answer: ');
  if (answer !== undefined) return { kind: 'short', stem: told, accepted: parts(answer) };
  const gaps = after('Gap: ');
  if (gaps.length > 0) return { kind: 'gap', stem: told, gaps: gaps.map(parts) };
  const [number] = after('Number: ');
  if (number !== undefined) {
    const [value, tolerance] = number.split(' ± ').map(Number);
    return { kind: 'numeric', stem: told, value: value!, tolerance: tolerance! };
  }
  const pairs = rest.filter((one) => one.startsWith('- ')).map((one) => parts(one.slice(2)));
  if (pairs.length > 0)
    return {
      kind: 'matching',
      stem: told,
      pairs: pairs
        .filter(([left]) => left !== '')
        .map(([left, right]) => ({ left: left!, right: right! })),
      extra: pairs.filter(([left]) => left === '').map(([, right]) => right!),
    };
  return {
    kind: 'ordering',
    stem: told,
    entries: rest
      .filter((one) => /^\d+\. /.test(one))
      .map((one) => plain(one.replace(/^\d+\. /, ''))),
  };
}

/** What a line of Markdown says; formulas as they are in fields. */
function plain(markdownLine: string): string {
  return markdownLine
    .split(/(?<!\\)(\$\$[^$]+\$\$|\$[^$]+\$)/)
    .map((part, at) => (at % 2 === 1 ? formula(part) : unescaped(part)))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

function formula(part: string): string {
  return part.startsWith('$$') ? `\\[${part.slice(2, -2)}\\]` : `\\(${part.slice(1, -1)}\\)`;
}

function unescaped(text: string): string {
  return text.replace(
    /\\([^\p{L}\p{N}\s])|\*\*|~~|\*/gu,
    (_, sign: string | undefined) => sign ?? '',
  );
}
