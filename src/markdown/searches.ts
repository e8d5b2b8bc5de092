import { FOOTNOTE, HEADING, indentOf, isBlank, LONGEST_LINE, MARKER } from './line.ts';
import { lineAt, type SourceText } from './source-text.ts';

/** Searches for the end of what a line opened; each remembers what it did not find, so that a hostile file costs no more than its length. */
export class Searches {
  readonly #source: SourceText;
  readonly #failed = new Map<string, { from: number; to: number; length: number }>();
  readonly #found = new Map<string, { from: number; at: number | undefined }>();

  constructor(source: SourceText) {
    this.#source = source;
  }

  /**
   * The line from `from` on that closes a fence of `length` marks, or the last line before one that is
   * indented by less than `hold`; undefined when the file ends first.
   */
  fenceEnd(mark: string, length: number, from: number, hold: number): number | undefined {
    const key = `${mark}${hold}`;
    const failed = this.#failed.get(key);
    if (failed && from >= failed.from && length >= failed.length) return undefined;
    let lastFilled = from - 1;
    for (let line = from; line < this.#source.starts.length; line += 1) {
      const text = lineAt(this.#source, line);
      if (text.length > LONGEST_LINE) break;
      if (isBlank(text)) continue;
      if (hold > 0 && indentOf(text) < hold) return lastFilled;
      if (closes(text, mark, length)) return line;
      lastFilled = line;
    }
    if (hold > 0) return lastFilled;
    this.#failed.set(key, { from, to: this.#source.starts.length, length });
    return undefined;
  }

  /** The first line from `from` on that has a string. */
  lineWith(needle: string, from: number): number | undefined {
    const known = this.#found.get(needle);
    if (known && from >= known.from && (known.at === undefined || from <= known.at))
      return known.at;
    let at: number | undefined;
    for (let line = from; line < this.#source.starts.length; line += 1) {
      if (!lineAt(this.#source, line).toLowerCase().includes(needle)) continue;
      at = line;
      break;
    }
    this.#found.set(needle, { from, at });
    return at;
  }

  blankBefore(from: number, to: number): boolean {
    for (let line = from; line < to; line += 1)
      if (isBlank(lineAt(this.#source, line))) return true;
    return false;
  }

  /** Code that is never closed ends, against CommonMark, before the next heading or note: the rest of the file is more likely meant as written. */
  endOfUnclosed(line: number): number {
    for (let next = line + 1; next < this.#source.starts.length; next += 1) {
      const text = lineAt(this.#source, next);
      const fresh = isBlank(lineAt(this.#source, next - 1));
      if (fresh && (MARKER.test(text) || HEADING.test(text))) return next;
    }
    return this.#source.starts.length;
  }

  /** A footnote goes on to a blank line, and over it where text is indented. */
  endOfFootnote(line: number): number {
    let end = line + 1;
    for (let next = line + 1; next < this.#source.starts.length; next += 1) {
      const text = lineAt(this.#source, next);
      if (isBlank(text)) continue;
      if (next > end && indentOf(text) < 2) break;
      if (MARKER.test(text) || FOOTNOTE.test(text) || HEADING.test(text)) break;
      end = next + 1;
    }
    return end;
  }
}

function closes(text: string, mark: string, length: number): boolean {
  const trimmed = text.trim();
  if (mark === '$') return trimmed.endsWith('$$');
  return trimmed.length >= length && trimmed === mark.repeat(trimmed.length);
}
