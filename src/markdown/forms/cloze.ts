import type { Diagnostic } from '../../note.ts';
import type { NoteBlock } from '../blocks.ts';
import {
  type Field,
  type Fields,
  offsetIn,
  readField,
  sourceOf,
  splitQuote,
  splitTags,
} from '../field.ts';
import { type Cloze, readGaps } from '../gaps.ts';
import { placeAt, placeOfLine, problem, type SourceText } from '../source-text.ts';

/** `C:` with gaps in any of their forms; what stands behind an `A:` below is shown besides. */
export function readCloze(
  block: NoteBlock,
  source: SourceText,
  problems: Diagnostic[],
): Fields | undefined {
  const [text, extra] = block.fields;
  const { tags, rest: said } = splitTags(extra ?? text!, source);
  const { quote, rest } = splitQuote(said, source);
  const cloze = gapsOf(readField(extra ? text! : rest, source), source, problems);
  if (cloze.gaps.length === 0) {
    if (cloze.problems.length === 0)
      problems.push(
        problem(
          'error',
          placeOfLine(source, text![0]!.from),
          'cloze-without-gap',
          'This cloze note hides nothing; put what is to be remembered in brackets: [gap] or {{gap}}.',
        ),
      );
    return undefined;
  }
  const back = extra ? readField(rest, source).text : '';
  return { kind: 'cloze', front: cloze.front, back, ...sourceOf(quote), ...tags };
}

/** The gaps of a field, with what is wrong with them told at its place. */
export function gapsOf(field: Field, source: SourceText, problems: Diagnostic[]): Cloze {
  const cloze = readGaps(field.text);
  for (const { severity, start, end, code, message } of cloze.problems)
    problems.push(
      problem(
        severity,
        placeAt(source, offsetIn(field, start), offsetIn(field, end)),
        code,
        message,
      ),
    );
  return cloze;
}
