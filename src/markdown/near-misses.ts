import type { Diagnostic } from '../note.ts';
import { DEFINITION } from './forms/definition.ts';
import { DIVIDER } from './forms/divided.ts';
import { looksLikeCode, pairMark } from './forms/pair.ts';
import { cellsOf } from './forms/table.ts';
import { isBlank, isDelimiterRow } from './line.ts';
import { lineAt, placeOfLine, problem, type SourceText } from './source-text.ts';
import type { Unit } from './units.ts';

/** Prose that was likely meant as a note: what it lacks, as a sentence. */
interface NearMiss {
  readonly code: string;
  readonly message: string;
  readonly isOne: (line: string, unit: Unit, source: SourceText) => boolean;
}

const ALMOST_QUESTION = /^\s*(?:[-*+]\s+|#{1,6}\s+)?(?:\*\*|__)?(?:[Qq]|Question)\s?(?::|\*\*\s?:)/;
const ALMOST_ANSWER = /^\s*(?:[-*+]\s+|#{1,6}\s+)?(?:\*\*|__)?(?:[Aa]|Answer)\s?(?::|\*\*\s?:)/;
const ALMOST_HEADS =
  /^(?:q(?:uestions?)?|front|prompt)\t(?:a(?:nswers?)?|back|response)(?:\t|$)|^(?:answers?|back)\t(?:questions?|front)$/;

const NEAR_MISSES: readonly NearMiss[] = [
  {
    code: 'almost-a-note',
    message:
      'This looks like a note but is read as prose; begin its lines with Q: and A:, with nothing before them.',
    isOne: (line, { to }, source) =>
      ALMOST_QUESTION.test(line) && ALMOST_ANSWER.test(lineAt(source, to)),
  },
  {
    code: 'gap-in-prose',
    message:
      'This gap is in no note and is read as prose; write C: before the text to make a cloze note of it.',
    isOne: (line) =>
      /\{\{(?:c\d+::|[^\s{}|<>%#/.!:]+(?: [^{}|<>%#/.!]*)?\}\})/.test(withoutCode(line)),
  },
  {
    code: 'pair-like-code',
    message:
      'This line is read as prose, since what stands around :: looks like code; put code in backticks, or write a note with Q: and A:.',
    isOne: (line) => {
      const mark = pairMark(line);
      return (
        mark !== undefined &&
        looksLikeCode(line.slice(mark.from), mark.start - mark.from, mark.end - mark.from)
      );
    },
  },
  {
    code: 'pair-without-spaces',
    message:
      'This looks like a note but is read as prose; put a space on both sides of the colons: front :: back.',
    isOne: (line, { kind }) =>
      (kind === 'paragraph' || kind === 'block') &&
      /^[^:]*\?(?: :::?|:::?|:::? )(?=[^\s:])[^:]*$/.test(withoutCode(line)),
  },
  {
    code: 'divider-without-front',
    message:
      'This ? stands between no question and answer; write the question on the line directly above it and the answer on the line directly below.',
    isOne: (line, { from }, source) => DIVIDER.test(line) && isBlank(lineAt(source, from - 1)),
  },
  {
    code: 'divider-without-back',
    message:
      'This ? has no answer and is read as prose; write the answer on the line directly below it.',
    isOne: (line, { from }, source) =>
      DIVIDER.test(line) && !isBlank(lineAt(source, from - 1)) && isBlank(lineAt(source, from + 1)),
  },
  {
    code: 'definition-without-term',
    message:
      'This line begins like a definition but is read as prose; write it directly below its term, which stands on one short line after a blank one.',
    isOne: (line, { from }, source) =>
      DEFINITION.test(line) && !lineAt(source, lastFilled(source, from)).includes('|'),
  },
  {
    code: 'almost-a-table',
    message:
      'This table looks like notes but is read as prose; give it two columns, headed Question and Answer, and a blank line above.',
    isOne: (line, { to }, source) =>
      isDelimiterRow(lineAt(source, to)) &&
      ALMOST_HEADS.test(cellsOf(line).join('\t').toLowerCase()),
  },
];

/** What is wrong with a unit that is read as prose. */
export function nearMisses(source: SourceText, unit: Unit): Diagnostic[] {
  const line = lineAt(source, unit.from);
  return NEAR_MISSES.filter(({ isOne }) => isOne(line, unit, source)).map(({ code, message }) =>
    problem('warning', placeOfLine(source, unit.from), code, message),
  );
}

function withoutCode(line: string): string {
  return line.replace(/`[^`]*`/g, '');
}

/** The nearest line above that is not blank, two lines up at most. */
function lastFilled(source: SourceText, line: number): number {
  return isBlank(lineAt(source, line - 1)) ? line - 2 : line - 1;
}
