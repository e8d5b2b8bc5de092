import type { Diagnostic } from '../../note.ts';
import type { NoteBlock } from '../blocks.ts';
import { type Fields, readField, sourceOf, splitQuote, splitTags } from '../field.ts';
import { lineAt, placeOfLine, problem, type SourceText } from '../source-text.ts';
import type { Unit } from '../units.ts';

/** `Q:` and `A:`; a line `??` between them asks both ways. */
export function readQuestion(
  block: NoteBlock,
  source: SourceText,
  problems: Diagnostic[],
): Fields | undefined {
  const [question, answer] = block.fields;
  const complain = (unit: Unit, code: string, message: string) => {
    problems.push(problem('error', placeOfLine(source, unit.from), code, message));
    return undefined;
  };
  if (!answer)
    return complain(
      question![0]!,
      'question-without-answer',
      'This question has no answer; write it below, on a line that begins with A:.',
    );
  const { isReversed, lines } = splitBothWays(question!, source);
  const front = readField(lines, source);
  const { tags, rest: said } = splitTags(answer, source);
  const { quote, rest } = splitQuote(said, source);
  const back = readField(rest, source);
  if (front.text === '')
    return complain(
      question![0]!,
      'empty-question',
      'This question is empty; write it after Q: or on the lines directly below.',
    );
  if (back.text === '')
    return complain(
      answer[0]!,
      'empty-answer',
      'This answer is empty; write it after A: or on the lines directly below.',
    );
  const kind = isReversed ? 'reversed' : 'basic';
  return { kind, front: front.text, back: back.text, ...sourceOf(quote), ...tags };
}

function splitBothWays(
  units: readonly Unit[],
  source: SourceText,
): { isReversed: boolean; lines: readonly Unit[] } {
  const at = units.findLastIndex(({ kind }) => kind !== 'blank');
  const last = units[at]!;
  const isReversed =
    at > 0 && last.to === last.from + 1 && /^ {0,2}\?\?[ \t]*$/.test(lineAt(source, last.from));
  return { isReversed, lines: isReversed ? units.slice(0, at) : units };
}
