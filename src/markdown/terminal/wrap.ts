import { graphemes, widthOf } from './cells.ts';
import { greatest, type Line, type Span, widthOfLine } from './span.ts';

/** What stays together: a word, a character of Chinese or Japanese, or blanks. */
interface Piece {
  readonly span: Span;
  readonly text: string;
  readonly width: number;
  readonly isBlank: boolean;
  /** Whether a line may end before it. */
  readonly mayBreak: boolean;
}

/**
 * Breaks spans into lines of at most `width` cells (at least 2): at blanks, which are then left out, between
 * characters of Chinese and Japanese, and inside words only where a word is wider than a line. A `\n` always breaks.
 */
export function wrap(spans: readonly Span[], width: number): Line[] {
  const lines = new Lines(width);
  let word: Piece[] = [];
  for (const piece of spans.flatMap(piecesOf)) {
    if (piece.isBlank || piece.mayBreak) {
      lines.add(word);
      word = [];
    }
    if (piece.text === '\n') lines.end();
    else if (piece.isBlank) lines.addBlank(piece);
    else word.push(piece);
  }
  lines.add(word);
  return lines.all();
}

/** The cells that spans take at most where no line is broken that need not be. */
export function widestLine(spans: readonly Span[]): number {
  return greatest(wrap(spans, Number.MAX_SAFE_INTEGER).map(widthOfLine));
}

/** The cells that spans take at least where no word is broken. */
export function widestWord(spans: readonly Span[]): number {
  let widest = 0;
  let word = 0;
  for (const { isBlank, mayBreak, width } of spans.flatMap(piecesOf)) {
    if (isBlank || mayBreak) word = 0;
    if (!isBlank) word += width;
    widest = Math.max(widest, word);
  }
  return widest;
}

/** Breaks spans only where a line is full, before a word if it is not too long, and keeps every blank: for code. */
export function breakFull(spans: readonly Span[], width: number): Line[] {
  const lines = new Lines(width);
  for (const span of spans)
    for (const text of span.text.match(/ +|[^ ]+/g) ?? []) {
      if (widthOf(text) <= width / 2) lines.makeRoom(widthOf(text));
      lines.addHard(span, text);
    }
  return lines.all();
}

class Lines {
  readonly #width: number;
  readonly #done: Line[] = [];
  #line: Span[] = [];
  #used = 0;
  #blank: Piece | undefined;

  constructor(width: number) {
    this.#width = Math.max(2, width);
  }

  addBlank(piece: Piece): void {
    if (this.#used === 0) return;
    const { text, width } = this.#blank ?? { text: '', width: 0 };
    this.#blank = { ...piece, text: text + piece.text, width: width + piece.width };
  }

  add(word: readonly Piece[]): void {
    if (word.length === 0) return;
    const width = word.reduce((sum, piece) => sum + piece.width, 0);
    const blank = this.#blank;
    if (this.#used > 0 && this.#used + (blank?.width ?? 0) + width > this.#width) this.end();
    else if (blank) this.#push({ ...blank.span, text: blank.text }, blank.width);
    this.#blank = undefined;
    for (const { span, text, width: cells } of word)
      if (width <= this.#width) this.#push(text === span.text ? span : { ...span, text }, cells);
      else this.addHard(span, text);
  }

  /** Ends the line where so many cells are no longer free. */
  makeRoom(cells: number): void {
    if (this.#used > 0 && this.#used + cells > this.#width) this.end();
  }

  addHard(span: Span, text: string): void {
    let kept = '';
    for (const grapheme of graphemes(text)) {
      const cells = widthOf(grapheme);
      if (this.#used + cells > this.#width && this.#used > 0) {
        if (kept !== '') this.#line.push({ ...span, text: kept });
        kept = '';
        this.end();
      }
      kept += grapheme;
      this.#used += cells;
    }
    if (kept !== '') this.#line.push({ ...span, text: kept });
  }

  end(): void {
    this.#done.push(this.#line);
    this.#line = [];
    this.#used = 0;
    this.#blank = undefined;
  }

  all(): Line[] {
    return [...this.#done, this.#line];
  }

  #push(span: Span, cells: number): void {
    this.#line.push(span);
    this.#used += cells;
  }
}

const ASCII = /^[\n\x20-\x7e]*$/;
const WORDS = /\n| +|[^ \n]*?[^ \n\d-]-(?=[^ \n\d-])|[^ \n]+/g;

function piecesOf(span: Span): Piece[] {
  if (!ASCII.test(span.text)) return widePiecesOf(span);
  let isAfterHyphen = false;
  return (span.text.match(WORDS) ?? []).map((text) => {
    const mayBreak = isAfterHyphen;
    const isBlank = text[0] === ' ' || text === '\n';
    isAfterHyphen = !isBlank && text.length > 2 && text.endsWith('-');
    return { span, text, width: text.length, isBlank, mayBreak };
  });
}

const IDEOGRAPH =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60]/u;
/** What does not begin a line in Chinese and Japanese (JIS X 4051), and what does not end one. */
const NO_START =
  /^[、。，．・：；？！）］｝〉》」』】〕〗〙〛’”ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々ゝゞ…‥]/u;
const NO_END = /^[（［｛〈《「『【〔〖〘〚‘“]/u;

function widePiecesOf(span: Span): Piece[] {
  const pieces: Piece[] = [];
  let word = '';
  let last = '';
  let mayBreak = false;
  const push = () => {
    if (word !== '')
      pieces.push({ span, text: word, width: widthOf(word), isBlank: false, mayBreak });
    word = '';
  };
  for (const text of graphemes(span.text)) {
    if (text === ' ' || text === '\n') {
      push();
      pieces.push({ span, text, width: 1, isBlank: true, mayBreak: true });
      last = '';
      mayBreak = false;
      continue;
    }
    const isIdeograph = IDEOGRAPH.test(text);
    const breaksHere =
      (isIdeograph || IDEOGRAPH.test(last)) && !NO_START.test(text) && !NO_END.test(last);
    if (breaksHere) {
      push();
      mayBreak = true;
    }
    word += text;
    last = text;
  }
  push();
  return pieces;
}
