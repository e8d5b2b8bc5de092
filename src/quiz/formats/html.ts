import { createHash } from 'node:crypto';
import Mustache from 'mustache';
import type { Format, Told } from '../format.ts';
import { hasBlocks, lineOf } from '../html.ts';
import { GAP_MARK, type Item, KINDS } from '../item.ts';
import { type PrintedItem, printedVersions, summaryOf } from '../printed.ts';
import { withBlanks } from '../stem.ts';
import { oneLine, toldOf } from '../told.ts';

/** One page that is taken in a browser, offline, with its script and style inside: templates/quiz/page.*. */
export const html: Format = {
  name: 'HTML page',
  abilities: { kinds: KINDS, manyGaps: true, extraRights: true },
  write: (quiz, { templates, maths }) => {
    const script = templates['page.js'] ?? '';
    const [printed] = printedVersions(quiz, []);
    const items = quiz.items.map((item, at) => viewOf(item, printed!.items[at]!, maths.shown));
    // The formulas have been shown by now.
    const style = `${templates['page.css'] ?? ''}${maths.style()}`;
    const view = {
      title: quiz.title,
      language: quiz.language,
      summary: summaryOf(quiz),
      policy: policyFor(style, script),
      style,
      script,
      items: items.map(({ shown }) => shown),
      data: dataText({ items: items.map(({ key }) => key) }),
    };
    return [
      { path: 'quiz.html', content: Mustache.render(templates['page.mustache'] ?? '', view) },
    ];
  },
  read: ([file]) => {
    const [, data = '{"items":[]}'] =
      /<script type="application\/json" id="quiz-data">([\s\S]*?)<\/script>/.exec(
        String(file!.content),
      ) ?? [];
    const items = JSON.parse(data).items as readonly Key[];
    return items.map(({ told }) => told);
  },
};

/** Only this style and this script, and nothing from anywhere. */
function policyFor(style: string, script: string): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return `default-src 'none'; style-src ${hash(style)}; script-src ${hash(script)}; img-src data:; base-uri 'none'; form-action 'none'`;
}

/** JSON that no HTML can end. */
function dataText(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** What the script scores by, and what the file is checked by. */
interface Key {
  readonly told: Told;
}

function viewOf(item: Item, printed: PrintedItem, shown: (html: string) => string) {
  const { number } = printed;
  const base = {
    number,
    kind: item.kind,
    points: `${item.points} point${item.points === 1 ? '' : 's'}`,
    stem:
      item.kind === 'gap'
        ? gapStem(item.stem, number, shown)
        : shown(asSpans(withBlanks(item.stem))),
    task: taskOf(item),
    isGroup: item.kind !== 'short' && item.kind !== 'numeric',
  };
  const key = {
    kind: item.kind,
    points: item.points,
    key: shown(keyHtml(item, printed)),
    feedback: shown(item.origin.feedback),
    headings: item.origin.headings.map(oneLine),
    told: toldOf(item),
  };
  switch (item.kind) {
    case 'choice': {
      const options = item.options.map(({ html: text }, at) => ({
        type: item.isSingle ? 'radio' : 'checkbox',
        value: at,
        html: shown(asSpans(text)),
      }));
      return {
        shown: { ...base, options },
        key: { ...key, right: item.options.flatMap(({ isRight }, at) => (isRight ? [at] : [])) },
      };
    }
    case 'true-false': {
      const options = ['true', 'false'].map((value) => ({
        type: 'radio',
        value,
        html: value === 'true' ? 'True' : 'False',
      }));
      return { shown: { ...base, options }, key: { ...key, isTrue: item.isTrue } };
    }
    case 'short':
      return {
        shown: { ...base, entry: { inputmode: 'text' } },
        key: { ...key, accepted: item.accepted },
      };
    case 'numeric':
      return {
        shown: { ...base, entry: { inputmode: 'decimal' } },
        key: { ...key, value: item.value, tolerance: item.tolerance },
      };
    case 'gap':
      return { shown: base, key: { ...key, gaps: item.gaps } };
    case 'matching': {
      const choices = printed.rights.map((right, value) => ({ value, text: lineOf(right.html) }));
      const selects = item.pairs.map(({ left }, at) => ({
        at,
        html: shown(asSpans(left)),
        choices,
      }));
      const right = item.pairs.map((pair) =>
        printed.rights.findIndex(({ html: text }) => text === pair.right),
      );
      return { shown: { ...base, selects }, key: { ...key, right } };
    }
    case 'ordering': {
      const choices = item.entries.map((_, at) => ({ value: at + 1, text: String(at + 1) }));
      const selects = printed.lefts.map((left, at) => ({
        at,
        html: shown(asSpans(left.html)),
        choices,
      }));
      const right = printed.lefts.map((left) => item.entries.indexOf(left.html) + 1);
      return { shown: { ...base, selects }, key: { ...key, right } };
    }
  }
}

function taskOf(item: Item): string {
  if (item.kind === 'choice') return item.isSingle ? '' : 'Choose all that are right.';
  if (item.kind === 'ordering') return 'Give each its place.';
  return {
    'true-false': 'True or false?',
    numeric: 'Write a number.',
    short: '',
    gap: '',
    matching: '',
  }[item.kind];
}

function keyHtml(item: Item, printed: PrintedItem): string {
  if (item.kind === 'choice')
    return item.options
      .filter(({ isRight }) => isRight)
      .map(({ html: text }) => asSpans(text))
      .join('; ');
  if (item.kind === 'matching')
    return item.pairs.map(({ left, right }) => `${asSpans(left)} → ${asSpans(right)}`).join('<br>');
  if (item.kind === 'ordering')
    return item.entries.map((entry, at) => `${at + 1}. ${asSpans(entry)}`).join('<br>');
  return printed.key;
}

/** Labels and legends may hold no blocks: each becomes a line. */
function asSpans(text: string): string {
  if (!hasBlocks(text)) return text;
  return text
    .replace(
      /<(\/?)(?:p|div|ul|ol|li|dl|dt|dd|blockquote|h[1-6]|figure|figcaption|details|summary|table|caption|thead|tbody|tfoot|tr)\b[^>]*>/g,
      (_, slash: string) => (slash ? '<br>' : ''),
    )
    .replace(/<hr>/g, '<br>')
    .replace(/<pre>/g, '<span class="pre">')
    .replace(/<\/pre>/g, '</span>')
    .replace(/<(\/?)t[dh]\b[^>]*>/g, ' ')
    .replace(/(?:<br>\s*)+$/, '');
}

function gapStem(stem: string, number: number, shown: (html: string) => string): string {
  let at = 0;
  return shown(asSpans(stem)).replaceAll(GAP_MARK, () => {
    at += 1;
    return `<input type="text" name="q${number}-${at}" aria-label="Gap ${at}" spellcheck="false" autocapitalize="off">`;
  });
}
