import type { Format, Told } from '../format.ts';
import { lineOf, textOf, toXhtml, withoutControls } from '../html.ts';
import type { Item, Quiz } from '../item.ts';
import { withBlanks } from '../stem.ts';
import { oneLine } from '../told.ts';
import { categoryOf, nameOf } from './moodle-xml.ts';

/** GIFT: docs.moodle.org/en/GIFT_format. It has no escape for `->` in plain text, so that an arrow is written as a sign. */
export const gift: Format = {
  name: 'GIFT',
  abilities: {
    kinds: ['choice', 'true-false', 'short', 'numeric', 'matching'],
    manyGaps: false,
    extraRights: true,
    lacks: ['points'],
    reworded: withoutArrows,
  },
  write: (quiz) => [{ path: 'quiz.gift', content: writeQuiz(quiz) }],
  read: ([file]) => readQuiz(String(file!.content)),
};

function writeQuiz({ title, items }: Quiz): string {
  const category = `$CATEGORY: ${categoryOf(title).replaceAll('\\', '\\\\')}`;
  return `${[category, ...items.map(question)].join('\n\n')}\n`;
}

/** Short answers and right sides are plain text, where nothing can keep an arrow from parting two sides. */
function withoutArrows(item: Item): Item {
  const plain = (text: string) => text.replace(/-+(?:>|&gt;|&#x3E;)/g, '→');
  if (item.kind === 'short') return { ...item, accepted: item.accepted.map(plain) };
  if (item.kind !== 'matching') return item;
  const pairs = item.pairs.map(({ left, right }) => ({ left, right: plain(right) }));
  return { ...item, pairs, extra: item.extra.map(plain) };
}

/** The importer's own table of escapes; a line break would end a field. */
function giftText(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replace(/[~=#{}:]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n');
}

/** Line ends are kept, for code; "->" parts the sides of a pair, also in what is HTML. */
function field(html: string): string {
  return `[html]${giftText(withoutControls(toXhtml(html)).trim().replaceAll('->', '-&gt;'))}`;
}

/** Short answers and right sides are plain text. */
function plain(text: string): string {
  return giftText(oneLine(text));
}

function question(item: Item, at: number): string {
  const tags = item.origin.headings.map(
    (heading) => `[tag:${oneLine(heading.replace(/[\][<>`\\]/g, ' '))}]`,
  );
  const comment = `// ${[`[id:${item.id}]`, ...tags].join(' ')}`;
  const feedback = item.origin.feedback === '' ? [] : [`####${field(item.origin.feedback)}`];
  const head = `::${plain(nameOf(item, at))}::${field(withBlanks(item.stem))}`;
  const lines = [...answersOf(item), ...feedback].map((line) => `\t${line}`);
  return `${comment}\n${head}{\n${lines.join('\n')}\n}`;
}

/** The weights that Moodle takes: 33.33333 for a third. */
function weight(right: number): string {
  return String(Number((100 / right).toFixed(5)));
}

function answersOf(item: Item): string[] {
  switch (item.kind) {
    case 'choice': {
      const right = item.options.filter(({ isRight }) => isRight).length;
      if (item.isSingle)
        return item.options.map(({ html, isRight }) => `${isRight ? '=' : '~'}${field(html)}`);
      return item.options.map(
        ({ html, isRight }) => `~%${isRight ? weight(right) : '-100'}%${field(html)}`,
      );
    }
    case 'true-false':
      return [item.isTrue ? 'TRUE' : 'FALSE'];
    case 'short':
      return item.accepted.map((text) => `=%100%${plain(text).replaceAll('*', '\\*')}`);
    case 'numeric':
      return [`#=%100%${item.value}:${item.tolerance}#`];
    case 'matching':
      return [
        ...item.pairs.map(({ left, right }) => `=${field(left)} -> ${plain(textOf(right))}`),
        ...item.extra.map((right) => `= -> ${plain(textOf(right))}`),
      ];
    default:
      throw new Error(`GIFT carries no ${item.kind} items.`);
  }
}

/** Reads as the importer does: blank lines part questions, comment lines are dropped, then escapes are undone. */
function readQuiz(text: string): Told[] {
  return text
    .split(/\n[ \t]*\n/)
    .map((block) =>
      block
        .split('\n')
        .filter((line) => !line.trim().startsWith('//'))
        .join('\n')
        .trim(),
    )
    .filter((block) => block !== '' && !block.startsWith('$CATEGORY'))
    .map(readQuestion);
}

const NAME = /^::(?:\\.|[^:\\])*::/;

function readQuestion(block: string): Told {
  const rest = block.replace(NAME, '');
  const open = /(?<!\\)(?:\\\\)*\{/.exec(rest)!;
  const from = open.index + open[0].length;
  const close = rest.lastIndexOf('}');
  const stem = htmlOf(rest.slice(0, from - 1));
  const [body = ''] = splitAt(rest.slice(from, close), '####');
  return readBody(stem, body.trim());
}

function readBody(stem: string, body: string): Told {
  if (/^(?:TRUE|FALSE)$/.test(body)) return { kind: 'true-false', stem, isTrue: body === 'TRUE' };
  if (body.startsWith('#')) {
    const [, value, tolerance] = /=%100%([^:]*):([^#]*)#/.exec(body)!;
    return { kind: 'numeric', stem, value: Number(value), tolerance: Number(tolerance) };
  }
  const answers = [...body.matchAll(/(?:^|\n)\s*([=~])((?:\\.|[^\\\n])*)/g)].map(
    ([, sign, text]) => ({ sign, text: text!.trim() }),
  );
  if (answers.some(({ text }) => /(?:^|\s)-> /.test(text))) {
    const sides = answers.map(({ text }) => {
      const cut = text.lastIndexOf('-> ');
      return { left: htmlOf(text.slice(0, cut)), right: ungift(text.slice(cut + 3)) };
    });
    const extra = sides.filter(({ left }) => left === '').map(({ right }) => right);
    return { kind: 'matching', stem, pairs: sides.filter(({ left }) => left !== ''), extra };
  }
  const weighted = answers.map(({ sign, text }) => {
    const [whole, percent] = /^%(-?[\d.]+)%/.exec(text) ?? [];
    return {
      isRight: percent === undefined ? sign === '=' : Number(percent) > 0,
      text: text.slice(whole?.length ?? 0),
      sign,
    };
  });
  if (weighted.every(({ sign }) => sign === '=') && !weighted[0]?.text.startsWith('[html]'))
    return {
      kind: 'short',
      stem,
      accepted: weighted.map(({ text }) => ungift(text).replaceAll('\\*', '*')),
    };
  return {
    kind: 'choice',
    stem,
    options: weighted.map(({ text, isRight }) => ({ text: htmlOf(text), isRight })),
  };
}

function splitAt(text: string, sign: string): string[] {
  const at = text.search(new RegExp(`(?<!\\\\)${sign}`));
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + sign.length)];
}

function ungift(text: string): string {
  return text.trim().replace(/\\([\\~=#{}:n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
}

function htmlOf(text: string): string {
  return oneLine(lineOf(ungift(text.trim().replace(/^\[html\]/, ''))));
}
