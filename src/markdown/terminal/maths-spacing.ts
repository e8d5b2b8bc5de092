import { type Box, box } from './box.ts';
import type { Tex } from './tex-node.ts';
import type { Kind } from './tex-symbols.ts';

/** How a thing stands to its neighbours. */
export function kindOf(tex: Tex): Kind {
  if (tex.type === 'symbol') return tex.kind;
  if (tex.type === 'script') return kindOf(tex.base);
  if (tex.type === 'fence') return 'close';
  return 'ordinary';
}

/** A fraction in a line that is multiplied with what is beside it is in brackets. */
export function factor(own: Box, item: Tex, neighbours: readonly (Tex | undefined)[]): Box {
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
export function runsOn(last: Tex, item: Tex, before: Box, own: Box): boolean {
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
export const NO_OPERAND: ReadonlySet<Kind> = new Set([
  'binary',
  'relation',
  'open',
  'punctuation',
  'function',
  'big',
]);

/** Whether a blank stands between two things of a row. */
export function isApart(
  before: Kind | undefined,
  kind: Kind,
  item: Tex,
  isTight: boolean,
): boolean {
  if (before === undefined || before === 'space' || kind === 'space' || kind === 'punctuation')
    return false;
  if (before === 'open' || (kind === 'close' && item.type === 'symbol')) return false;
  if (isTight) return isWord(before) && kind !== 'open';
  if (before === 'relation' && kind === 'relation') return false;
  if (SPACED.has(before) || SPACED.has(kind) || before === 'punctuation') return true;
  if (isWord(before)) return kind !== 'open' && item.type !== 'fence';
  return isWord(kind);
}

const SPACED: ReadonlySet<Kind> = new Set(['binary', 'relation']);

function isWord(kind: Kind): boolean {
  return kind === 'function' || kind === 'big';
}
