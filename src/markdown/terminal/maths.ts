import { type Box, beside, box, centred, type Side, stacked, tall, widened } from './box.ts';
import { isEmpty, parseTex, type Tex, UnknownTex } from './tex.ts';
import { ALPHABETS, subscript, superscript, VULGAR } from './tex-symbols.ts';
import { graphemes } from './wrap.ts';

/** TeX as one line of Unicode, `x² + ½`; the source itself where it has something that is not known. */
export function mathsText(source: string): string {
  return attempt(source, false)?.lines[0] ?? plainSource(source);
}

/** TeX as lines of Unicode of the same width, fractions and matrices stacked; undefined where it is not known. */
export function mathsLines(source: string): readonly string[] | undefined {
  return attempt(source, true)?.lines.map((line) => line.trimEnd());
}

function attempt(source: string, isStacked: boolean): Box | undefined {
  if (source.length > LONGEST) return undefined;
  try {
    return layOut(parseTex(source), { isStacked, isTight: false });
  } catch (error) {
    if (error instanceof UnknownTex) return undefined;
    throw error;
  }
}

const LONGEST = 5_000;

function plainSource(source: string): string {
  return source.replace(/\s+/g, ' ').trim();
}

interface Setting {
  /** Whether fractions, limits and matrices may take several lines. */
  readonly isStacked: boolean;
  /** Within scripts: no blanks around operators. */
  readonly isTight: boolean;
}

function layOut(tex: Tex, setting: Setting): Box {
  switch (tex.type) {
    case 'symbol':
      return box(tex.text);
    case 'row':
      return rowBox(tex.items, setting);
    case 'script':
      return scriptBox(tex, setting);
    case 'fraction':
      return fractionBox(tex, setting);
    case 'root':
      return rootBox(tex, setting);
    case 'accent':
      return onEach(tex.of, setting, (sign) => (sign + tex.mark).normalize('NFC'));
    case 'alphabet':
      return onEach(tex.of, setting, (sign) => inAlphabet(sign, tex.name));
    case 'fence':
      return fenced(tex.open, layOut(tex.of, setting), tex.close);
    case 'grid':
      return gridBox(tex, setting);
  }
}

type Kind = (Tex & { type: 'symbol' })['kind'];

function kindOf(tex: Tex): Kind {
  if (tex.type === 'symbol') return tex.kind;
  if (tex.type === 'script') return kindOf(tex.base);
  if (tex.type === 'fence') return 'close';
  return 'ordinary';
}

function rowBox(all: readonly Tex[], setting: Setting): Box {
  const items = all.filter((item) => !isEmpty(item));
  const boxes: Box[] = [];
  let before: Kind | undefined;
  items.forEach((item, at) => {
    const given = kindOf(item);
    const isUnary = given === 'binary' && (before === undefined || NO_OPERAND.has(before));
    const kind = isUnary ? 'ordinary' : given;
    const [last, next] = [items[at - 1], items[at + 1]];
    const own = factor(layOut(item, setting), item, [last, next]);
    const isNext = before !== undefined && before !== 'space' && kind !== 'space';
    if (isApart(before, kind, item, setting) || (isNext && runsOn(last!, item, boxes.at(-1)!, own)))
      boxes.push(box(' '));
    boxes.push(own);
    before = isUnary ? 'open' : kind;
  });
  return beside(boxes);
}

/** A fraction in a line that is multiplied with what is beside it is in brackets. */
function factor(own: Box, item: Tex, neighbours: readonly (Tex | undefined)[]): Box {
  const isFraction = item.type === 'fraction' && own.lines.length === 1;
  if (!isFraction || !own.lines[0]!.includes('/')) return own;
  return neighbours.some((one, at) => one && isFactor(one, at === 0))
    ? box(`(${own.lines[0]})`)
    : own;
}

function isFactor(tex: Tex, isBefore: boolean): boolean {
  const kind = kindOf(tex);
  if (kind === 'ordinary') return true;
  if (isBefore) return kind === 'function' || kind === 'close';
  return kind === 'open' || isWord(kind) || tex.type === 'fence';
}

/** Whether the bar of a fraction, the sign of a root or a script would seem to take in what follows. */
function runsOn(last: Tex, item: Tex, before: Box, own: Box): boolean {
  const isBar = [before, own].some(({ lines, base }) => lines[base]!.startsWith('─'));
  if (isBar) return !isBracket(last) && !isBracket(item);
  if (kindOf(item) !== 'ordinary' || before.lines.length > 1) return false;
  if (item.type === 'root' && !/^[√∛∜ ]/.test(own.lines[0]!)) return true;
  const [text] = before.lines;
  if (last.type === 'root') return !text!.endsWith(')');
  return last.type === 'script' && /[_^][^_^()]+$/.test(text!);
}

function isBracket(tex: Tex): boolean {
  return tex.type === 'symbol' && /^(?:open|close|punctuation)$/.test(tex.kind);
}

/** After these an operator is a sign: `−x`. */
const NO_OPERAND: ReadonlySet<Kind> = new Set([
  'binary',
  'relation',
  'open',
  'punctuation',
  'function',
  'big',
]);

/** Whether a blank stands between two things of a row. */
function isApart(before: Kind | undefined, kind: Kind, item: Tex, setting: Setting): boolean {
  if (before === undefined || before === 'space' || kind === 'space' || kind === 'punctuation')
    return false;
  if (before === 'open' || (kind === 'close' && item.type === 'symbol')) return false;
  if (setting.isTight) return isWord(before) && kind !== 'open';
  if (before === 'relation' && kind === 'relation') return false;
  if (SPACED.has(before) || SPACED.has(kind) || before === 'punctuation') return true;
  if (isWord(before)) return kind !== 'open' && item.type !== 'fence';
  return isWord(kind);
}

const SPACED: ReadonlySet<Kind> = new Set(['binary', 'relation']);

function isWord(kind: Kind): boolean {
  return kind === 'function' || kind === 'big';
}

function scriptBox({ base, sub, sup }: Tex & { type: 'script' }, setting: Setting): Box {
  const below = sub && layOut(sub, { ...setting, isTight: true });
  const above = sup && layOut(sup, { ...setting, isTight: true });
  const on = layOut(base, setting);
  if (
    setting.isStacked &&
    !setting.isTight &&
    kindOf(base) === 'big' &&
    !INTEGRAL.test(on.lines[0]!)
  )
    return stacked([...(above ? [above] : []), on, ...(below ? [below] : [])], above ? 1 : 0);
  const isHigh = [on, below, above].some((one) => one && one.lines.length > 1);
  if (isHigh) return highScripts(on, below, above);
  const [text, under, over] = [on, below, above].map((one) => one?.lines[0]);
  const held =
    (base.type === 'row' || base.type === 'fraction') && text !== '' ? parenthesised(text!) : text!;
  const marks = /^′+$/.test(over ?? '');
  const low = under === undefined ? '' : small(under, '_', subscript);
  const high = over === undefined ? '' : marks ? over! : small(over, '^', superscript);
  return box(held + (marks ? high + low : low + high));
}

const INTEGRAL = /[∫∬∭∮∯]/;

function small(text: string, sign: string, convert: (text: string) => string | undefined): string {
  return convert(text) ?? sign + parenthesised(text);
}

/** Scripts of something that takes several lines, at its corners. */
function highScripts(on: Box, below: Box | undefined, above: Box | undefined): Box {
  const [low, high] = [asSmall(below, subscript), asSmall(above, superscript)];
  const between = Array.from({ length: Math.max(1, on.lines.length - 2) }, () => box(''));
  const corner = stacked([...(high ? [high] : []), ...between, ...(low ? [low] : [])], 0, 'left');
  const raised = high ? high.lines.length - (on.lines.length > 1 ? 1 : 0) : -1;
  return beside([on, { ...corner, base: raised + on.base }]);
}

function asSmall(one: Box | undefined, convert: (text: string) => string | undefined) {
  const text = one?.lines.length === 1 ? convert(one.lines[0]!) : undefined;
  return text === undefined ? one : box(text);
}

function fractionBox(tex: Tex & { type: 'fraction' }, setting: Setting): Box {
  const over = layOut(tex.over, setting);
  const under = layOut(tex.under, setting);
  const vulgar = VULGAR[`${over.lines[0]}/${under.lines[0]}`];
  if (vulgar !== undefined) return box(vulgar);
  if (setting.isStacked && !setting.isTight) {
    if (!tex.bar) return centred(stacked([over, under], 0));
    return stacked([over, box('─'.repeat(Math.max(over.width, under.width))), under], 1);
  }
  const [a, b] = [over, under].map(({ lines }) => lines[0]!);
  if (!tex.bar) return box(`${a} choose ${b}`);
  return box(`${isSum(a!) ? `(${a})` : a}/${isDivisor(b!) ? b : `(${b})`}`);
}

/** Whether it has an operator outside brackets. */
function isSum(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if ('([{⟨'.includes(sign)) depth += 1;
    if (')]}⟩'.includes(sign)) depth -= 1;
    if (depth <= 0 && ' +−/'.includes(sign)) return true;
  }
  return false;
}

/** Whether a fraction line takes all of it: a number, a letter with its scripts, a differential, `f(x)`. */
function isDivisor(text: string): boolean {
  return DIVISOR.test(text) || isBracketed(text);
}

const DIVISOR =
  /^(?:[\p{Nd}.,]+|\p{Nd}*!|[∂dΔδ√]?\p{L}\p{M}*[\p{No}\p{Lm}′₀-₉⁺⁻₊₋]*(?:\([^()]*\))?|√\([^()]*\)|\p{L}{3,})$/u;

/** Brackets around what a script would otherwise take in part only. */
function parenthesised(text: string): string {
  return SINGLE.test(text) || isBracketed(text) ? text : `(${text})`;
}

const SINGLE = /^(?:.\p{M}*|[\p{L}\p{M}]+|[\p{Nd}.,]+)$/su;

function isBracketed(text: string): boolean {
  return /^\([^()]*\)$/.test(text);
}

function rootBox({ index, of }: Tex & { type: 'root' }, setting: Setting): Box {
  const inside = layOut(of, setting);
  const degree = index ? layOut(index, { isStacked: false, isTight: true }).lines[0]! : '';
  const sign = ROOTS[degree] ?? `${superscript(degree) ?? `(${degree})`}√`;
  if (inside.lines.length === 1) return box(sign + parenthesised(inside.lines[0]!));
  const under = stacked([box('_'.repeat(inside.width)), inside], 1);
  const height = under.lines.length;
  const stem = under.lines.map((_, at) => (at === 0 ? ' ' : '│'));
  const signs = stacked([...Array.from({ length: height - 1 }, () => box('')), box(sign)], 0);
  return beside([
    { ...signs, base: under.base },
    { lines: stem, width: 1, base: under.base },
    under,
  ]);
}

const ROOTS: Readonly<Record<string, string>> = { '': '√', '2': '√', '3': '∛', '4': '∜' };

function onEach(of: Tex, setting: Setting, change: (sign: string) => string): Box {
  const inside = layOut(of, { ...setting, isStacked: false }).lines[0]!;
  return box(
    Array.from(graphemes(inside), (sign) => (sign === ' ' ? sign : change(sign))).join(''),
  );
}

function inAlphabet(sign: string, name: string): string {
  const alphabet = ALPHABETS[name];
  if (!alphabet || sign.length !== 1) return sign;
  const earlier = [...alphabet.earlier];
  const at = earlier.findIndex((letter, index) => index % 2 === 0 && letter === sign);
  if (at >= 0) return earlier[at + 1]!;
  const code = sign.charCodeAt(0);
  if (/[A-Z]/.test(sign)) return String.fromCodePoint(alphabet.upper + code - 65);
  if (/[a-z]/.test(sign)) return String.fromCodePoint(alphabet.lower + code - 97);
  if (/\d/.test(sign) && alphabet.digit) return String.fromCodePoint(alphabet.digit + code - 48);
  return sign;
}

function fenced(open: string, inside: Box, close: string): Box {
  const height = inside.lines.length;
  return beside([tall(open, height, inside.base), inside, tall(close, height, inside.base)]);
}

function gridBox(tex: Tex & { type: 'grid' }, setting: Setting): Box {
  const cells = tex.rows.map((row) => row.map((cell) => layOut(cell, setting)));
  if (!setting.isStacked) return flatGrid(tex, cells);
  const columns = Math.max(0, ...cells.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, at) =>
    Math.max(0, ...cells.map((row) => row[at]?.width ?? 0)),
  );
  const side = (column: number): Side =>
    tex.isAligned
      ? column % 2 === 0 && columns > 1
        ? 'right'
        : 'left'
      : tex.close === '' || tex.open === ''
        ? 'left'
        : 'centre';
  const gap = tex.isAligned ? ' ' : '  ';
  const rows = cells.map((row) =>
    beside(
      widths.flatMap((width, at) => [
        ...(at === 0 ? [] : [box(gap)]),
        widened(row[at] ?? box(''), width, side(at)),
      ]),
    ),
  );
  return fenced(tex.open, centred(stacked(rows, 0, 'left')), tex.close);
}

/** A matrix in one line: `[a b; c d]`. */
function flatGrid({ open, close, isAligned }: Tex & { type: 'grid' }, cells: Box[][]): Box {
  const between = isAligned ? ' ' : open === '{' && close === '' ? ', ' : ' ';
  const rows = cells.map((row) =>
    row
      .map(({ lines }) => lines[0])
      .join(between)
      .trim(),
  );
  return box(`${open}${rows.join('; ')}${open === '{' ? '}' : close}`);
}
