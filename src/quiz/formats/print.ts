import Mustache from 'mustache';
import type { Format } from '../format.ts';
import { hasBlocks } from '../html.ts';
import { KINDS } from '../item.ts';
import { type PrintedItem, printedVersions, summaryOf } from '../printed.ts';

/** HTML for paper: every version with its name line, answer sheet and key, by templates/quiz/print.mustache. */
export const print: Format = {
  name: 'Print',
  abilities: { kinds: KINDS, manyGaps: true, extraRights: true },
  write: (quiz, { templates, versions, maths }) => {
    const papers = printedVersions(quiz, versions).map((version, at) => ({
      ...version,
      hasName: version.name !== '',
      place: at + 1,
      footer: [quiz.title, ...(version.name === '' ? [] : [`version ${version.name}`]), '']
        .map(cssText)
        .join(' · '),
      items: version.items.map((item) => viewOf(item, maths.shown)),
    }));
    const view = {
      title: quiz.title,
      language: quiz.language,
      summary: summaryOf(quiz),
      style: `${templates['print.css'] ?? ''}${maths.style()}`,
      versions: papers,
    };
    return [
      { path: 'print.html', content: Mustache.render(templates['print.mustache'] ?? '', view) },
    ];
  },
};

/** What may stand in a string of CSS. */
function cssText(text: string): string {
  return text.replace(/[^\w .-]/gu, (sign) => `\\${sign.codePointAt(0)!.toString(16)} `);
}

function viewOf(item: PrintedItem, shown: (html: string) => string) {
  const withMaths = <T extends { readonly html: string }>(list: readonly T[]) =>
    list.map((one) => ({ ...one, html: shown(one.html) }));
  return {
    ...item,
    worth: item.points,
    points: `${item.points} point${item.points === 1 ? '' : 's'}`,
    stem: hasBlocks(item.stem) ? shown(item.stem) : `<p>${shown(item.stem)}</p>`,
    options: withMaths(item.options),
    lefts: withMaths(item.lefts),
    rights: withMaths(item.rights),
    hasOptions: item.options.length > 0,
    hasLefts: item.lefts.length > 0,
    hasRights: item.rights.length > 0,
    hasBubbles: item.bubbles.length > 0,
    isLine: item.bubbles.length === 0 && item.lefts.length === 0,
    lines: Array.from({ length: item.lines }, () => ({})),
    key: shown(item.key),
    feedback: shown(item.feedback),
  };
}
