/** Signs of Anki that stand in the text of a field, which a Markdown writer would escape. */

/** Noncharacters around the number of a sign, while the text around it is turned into Markdown. */
const OPEN = '\uFDD2';
const CLOSE = '\uFDD3';
const PLACE = /(?:\uFDD2|&#xFDD2;)(\d+)(?:\uFDD3|&#xFDD3;)/g;

export interface Extracted {
  readonly text: string;
  /** What stands for each number, as Markdown. */
  readonly signs: readonly string[];
}

const MATHS =
  /\\\(([\s\S]*?)\\\)|\\\[([\s\S]*?)\\\]|\[\$\$\]([\s\S]*?)\[\/\$\$\]|\[\$\]([\s\S]*?)\[\/\$\]/g;
const CODE = /<(pre|code)\b[\s\S]*?<\/\1\s*>/gi;
/** Elements that Markdown has no signs for but which say something: they stay HTML. */
const KEPT = /<(\/?)(sub|sup|u|mark|kbd|small|ins|ruby|rt|rp)(?:\s[^>]*)?>/gi;
const SOUND = /\[sound:([^\]\n]{1,500})\]/g;

/** Takes mathematics, sounds and, of a cloze, the signs of its gaps out of HTML. */
export function extracted(html: string, isCloze: boolean): Extracted {
  const signs: string[] = [];
  const put = (sign: string) => {
    signs.push(sign);
    return OPEN + (signs.length - 1) + CLOSE;
  };
  const clean = html.replace(/[\uFDD0-\uFDD3]/g, '');
  const withoutMaths = outsideCode(clean, (part) =>
    part.replace(MATHS, (_whole, inline, block, oldBlock, oldInline) => {
      const source = plainSource(inline ?? block ?? oldBlock ?? oldInline ?? '');
      const isBlock = block !== undefined || oldBlock !== undefined;
      if (source.trim() === '') return '';
      return put(isBlock ? `$$${source.trim()}$$` : inlineMaths(source.trim()));
    }),
  );
  const withKept = outsideCode(withoutMaths, (part) =>
    part.replace(KEPT, (_whole, slash: string, name: string) =>
      put(`<${slash}${name.toLowerCase()}>`),
    ),
  );
  const withSounds = withKept.replace(
    SOUND,
    (_whole, name: string) => `<img src="${name.replaceAll('"', '&quot;')}">`,
  );
  return { text: isCloze ? markedGaps(withSounds, put) : withSounds, signs };
}

/** A dollar would be read as money if a digit followed it, and cannot stand in the formula. */
function inlineMaths(source: string): string {
  return source.includes('$') ? `\\(${source}\\)` : `$${source}$`;
}

function outsideCode(html: string, change: (part: string) => string): string {
  let out = '';
  let done = 0;
  for (const match of html.matchAll(CODE)) {
    out += change(html.slice(done, match.index)) + match[0];
    done = match.index + match[0].length;
  }
  return out + change(html.slice(done));
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** What MathJax reads: the text, without the elements that an editor put into it. */
function plainSource(html: string): string {
  return html
    .replace(/<br\s*\/?>|<\/?(?:div|p)\b[^>]*>/gi, '\n')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .replace(/\n\s*\n/g, '\n');
}

/** `{{c1::`, the `::` before a hint and `}}`, as Anki pairs them; a gap of several cards keeps the first. */
function markedGaps(html: string, put: (sign: string) => string): string {
  let out = '';
  let done = 0;
  const open: { hasHint: boolean }[] = [];
  for (const { index, 0: sign } of html.matchAll(/\{\{c[\d,]+::|\}\}|::/g)) {
    const isGap = sign.startsWith('{{c');
    const gap = open.at(-1);
    if (!isGap && (gap === undefined || (sign === '::' && gap.hasHint))) continue;
    if (isGap) open.push({ hasHint: false });
    else if (sign === '::') gap!.hasHint = true;
    else open.pop();
    out +=
      html.slice(done, index) + put(isGap ? `{{c${Number.parseInt(sign.slice(3), 10)}::` : sign);
    done = index + sign.length;
  }
  return out + html.slice(done);
}

/** Puts the signs back. A closing dollar before a digit would be money. */
export function restored(markdown: string, signs: readonly string[]): string {
  const bare = markdown.replace(/\b(https?)\\:(?=\/\/)/g, '$1:');
  return bare.replace(PLACE, (whole, number: string, at: number) => {
    const sign = signs[Number(number)] ?? '';
    const isInline = /^\$[^$]/.test(sign);
    return isInline && /\d/.test(bare[at + whole.length] ?? '')
      ? `\\(${sign.slice(1, -1)}\\)`
      : sign;
  });
}
