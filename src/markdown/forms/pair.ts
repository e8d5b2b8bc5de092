import type { NoteBlock } from '../blocks.ts';
import type { Range } from '../document.ts';
import { type Fields, withoutTrailer } from '../field.ts';
import { isWithin, opaqueRanges } from '../opaque.ts';
import { lineAt, type SourceText } from '../source-text.ts';

/** Where the front begins and the `::` or `:::` stands. */
interface Mark extends Range {
  readonly from: number;
}

/** Where the front begins and the `::` or `:::` of a one-line note stands, if the line is one. */
export function pairIn(line: string): Mark | undefined {
  const mark = pairMark(line);
  if (!mark) return undefined;
  const { from, start, end } = mark;
  return looksLikeCode(line.slice(from), start - from, end - from) ? undefined : mark;
}

/** The first `::` or `:::` with white space around it outside code, links and mathematics, and text on both its sides. */
export function pairMark(line: string): Mark | undefined {
  if (!/[ \t]:::?[ \t]/.test(line)) return undefined;
  const from = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?/.exec(line)![0].length;
  const opaque = opaqueRanges(line.slice(from));
  for (const { index, 0: colons } of line.matchAll(/(?<=[ \t]):::?(?=[ \t])/g)) {
    if (isWithin(opaque, index - from)) continue;
    if (line.slice(from, index).trim() === '' || line.slice(index + colons.length).trim() === '')
      return undefined;
    return { from, start: index, end: index + colons.length };
  }
  return undefined;
}

const NAME = String.raw`(?:[a-z_][\w']*|\([!#$%&*+./<=>?@\\^|~:-]+\))`;
const TYPE = String.raw`(?:[A-Z][\w.]*|[a-z](?!\w)|\[[^\]]*\]|\([^)]*\))(?:[ \t]+(?:[A-Z][\w.]*|[a-z](?!\w)|\[[^\]]*\]|\([^)]*\)))*`;

/** `map :: (a -> b) -> [a] -> [b]`, also in the middle of a sentence. */
const FUNCTION = {
  front: new RegExp(`(?:^|[\\s(,"])${NAME}$`),
  back: new RegExp(`^(?:forall .*|${TYPE}[ \\t]*(?:->|=>|→|⇒))`),
};

/** `count :: Int`. */
const VALUE = {
  front: new RegExp(`^${NAME}(?:, ${NAME})*$`),
  back: /^(?:\[*(?:Int|Integer|Word|Double|Float|Rational|Bool|Char|String|Text|ByteString|Type|Constraint)\]*|(?:Maybe|Either|IO|Map|Set|Seq|Vector|Proxy)[ \t].*|\(\)|\[[a-z]\])$/,
};

/** A sentence about the sign itself: "the operator :: opens a namespace". */
const NAMES_SIGN =
  /(?:^|\s)(?:operator|sign|symbol|separator|delimiter|colons?|syntax|notation|token)$/i;

/** A sentence goes on so, a back does not begin so. */
const GOES_ON = /^(?:is|are|was|were|means|and|or|which|that)\s.*[.!?]["”’)]*$/;

/**
 * Whether `::` on a line is code or stands in a sentence: a type signature of Haskell and its kin, a
 * name or statement of C++, inside brackets or quotation marks, or a sentence that goes on over it.
 *
 * @param line without the sign of a list item
 * @param start UTF-16 offsets of the colons
 */
export function looksLikeCode(line: string, start: number, end: number): boolean {
  const front = line.slice(0, start).trim();
  const back = line.slice(end).trim();
  return (
    (FUNCTION.front.test(front) && FUNCTION.back.test(back)) ||
    (VALUE.front.test(front) && VALUE.back.test(back)) ||
    /[;{]$/.test(back) ||
    /^(?:using|namespace|import|use|std)\b[^?]*$/.test(front) ||
    isOpen(front) ||
    NAMES_SIGN.test(front) ||
    GOES_ON.test(back)
  );
}

/** Whether brackets or quotation marks are open at the end of a text. */
function isOpen(text: string): boolean {
  const count = (sign: string) => text.split(sign).length - 1;
  return (
    count('[') > count(']') ||
    count('(') > count(')') ||
    count('“') > count('”') ||
    count('"') % 2 === 1
  );
}

/** `front :: back`; three colons ask both ways. */
export function readPair(block: NoteBlock, source: SourceText): Fields | undefined {
  const line = lineAt(source, block.fields[0]![0]!.from);
  const mark = pairIn(line);
  if (!mark) return undefined;
  const front = line.slice(mark.from, mark.start).trim();
  const back = withoutTrailer(line.slice(mark.end)).trim();
  if (back === '') return undefined;
  return { kind: mark.end - mark.start === 3 ? 'reversed' : 'basic', front, back };
}
