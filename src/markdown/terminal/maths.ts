import { type Box, beside, box, centred, type Side, stacked, tall, widened } from './box.ts';
import { graphemes } from './cells.ts';
import { isDivisor, isSum, parenthesised } from './maths-brackets.ts';
import { factor, isApart, kindOf, NO_OPERAND, runsOn } from './maths-spacing.ts';
import { parseTex } from './tex.ts';
import { isEmpty, type Tex, UnknownTex } from './tex-node.ts';
import { ALPHABETS, type Kind, subscript, superscript, VULGAR } from './tex-symbols.ts';

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
    if (
      isApart(before, kind, item, setting.isTight) ||
      (isNext && runsOn(last!, item, boxes.at(-1)!, own))
    )
      boxes.push(box(' '));
    boxes.push(own);
    before = isUnary ? 'open' : kind;
  });
  return beside(boxes);
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
  const held = COMPOUND.has(base.type) && text !== '' ? parenthesised(text!) : text!;
  const marks = /^′+$/.test(over ?? '');
  const low = under === undefined ? '' : small(under, '_', subscript);
  const high = over === undefined ? '' : marks ? over! : small(over, '^', superscript);
  return box(held + (marks ? high + low : low + high));
}

const COMPOUND: ReadonlySet<Tex['type']> = new Set(['row', 'fraction', 'root']);
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

function rootBox({ index, of }: Tex & { type: 'root' }, setting: Setting): Box {
  const inside = layOut(of, setting);
  const degree = index ? layOut(index, { isStacked: false, isTight: true }).lines[0]! : '';
  const sign = ROOTS.get(degree) ?? `${superscript(degree) ?? `(${degree})`}√`;
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

const ROOTS: ReadonlyMap<string, string> = new Map([
  ['', '√'],
  ['2', '√'],
  ['3', '∛'],
  ['4', '∜'],
]);

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
