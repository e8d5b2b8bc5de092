import type { Diagnostic } from '../note.ts';
import { lineAt, placeOfLine, problem, type SourceText } from './source-text.ts';
import { type Unit, type UnitKind, unitsOf } from './units.ts';

/** A file in order: stretches of prose for remark, and notes as the lines that they are written on. */
export type Block = ProseBlock | NoteBlock;

export interface ProseBlock {
  readonly kind: 'prose';
  /** Lines from 0, `to` excluded. */
  readonly from: number;
  readonly to: number;
}

export interface NoteBlock {
  readonly kind: 'note';
  readonly form: 'question' | 'cloze' | 'pair';
  /** The front, and the back where there is one. */
  readonly fields: readonly Unit[][];
  /** Whether prose follows that a reader could take for more of the answer. */
  readonly followedBy?: Unit;
}

type State =
  | 'between'
  | 'paragraph'
  | 'paired'
  | 'question'
  | 'answer'
  | 'cloze'
  /** A cloze note after a blank line. */
  | 'clozeOver'
  | 'extra'
  | 'stray';

type Step =
  /** Not of a note: remark reads it. */
  | 'prose'
  /** Neither note nor prose. */
  | 'drop'
  /** One more line of the open field. */
  | 'take'
  /** As `take`, and the note goes on over a blank line. */
  | 'takeOver'
  /** As `take`, after that blank line. */
  | 'resume'
  /** As `take`, if an `A:` follows; else as `end`. */
  | 'takeIfAnswered'
  /** The note is over; the line is read again between notes. */
  | 'end'
  /** A field begins. */
  | 'question'
  | 'answer'
  | 'cloze'
  | 'extra'
  /** A note on one line. */
  | 'pair'
  /** An answer without a question: it is left out. */
  | 'stray'
  /** `front :: back` in the middle of a paragraph. */
  | 'strayPair'
  /** Text that goes on from a note on one line. */
  | 'lostText';

/**
 * The grammar of hand-written notes. An answer goes on over blank lines through lists, tables, code, mathematics,
 * quotes and text that is indented by three columns; text at the margin after a blank line ends it, so that
 * a note can stand amid prose. A question is closed by its `A:`, so paragraphs before that belong to it. A cloze note
 * is mostly one paragraph, so over a blank line it goes on through indented text only.
 */
const GRAMMAR: Record<State, Record<UnitKind, Step>> = {
  between: prose({ pair: 'pair' }),
  paragraph: prose({ pair: 'strayPair' }),
  paired: prose({ text: 'lostText' }),
  question: field({
    answer: 'answer',
    paragraph: 'takeIfAnswered',
    pairParagraph: 'takeIfAnswered',
  }),
  answer: field({}),
  cloze: field({ answer: 'extra', blank: 'takeOver' }),
  clozeOver: field({
    answer: 'extra',
    pairItem: 'end',
    quote: 'end',
    block: 'end',
    indented: 'resume',
    opaque: 'end',
    pairIndented: 'resume',
  }),
  extra: field({}),
  stray: field({}),
};

function prose(own: Partial<Record<UnitKind, Step>>): Record<UnitKind, Step> {
  return {
    blank: 'prose',
    question: 'question',
    answer: 'stray',
    cloze: 'cloze',
    pairItem: 'pair',
    pairIndented: 'pair',
    pair: 'pair',
    pairParagraph: 'pair',
    heading: 'prose',
    rule: 'prose',
    quote: 'prose',
    block: 'prose',
    opaque: 'drop',
    indented: 'prose',
    comment: 'drop',
    footnote: 'drop',
    skipped: 'drop',
    text: 'prose',
    paragraph: 'prose',
    ...own,
  };
}

function field(own: Partial<Record<UnitKind, Step>>): Record<UnitKind, Step> {
  return {
    blank: 'take',
    question: 'end',
    answer: 'end',
    cloze: 'end',
    pairItem: 'take',
    pairIndented: 'take',
    pair: 'take',
    pairParagraph: 'end',
    heading: 'end',
    rule: 'end',
    quote: 'take',
    block: 'take',
    opaque: 'take',
    indented: 'take',
    comment: 'drop',
    footnote: 'end',
    skipped: 'end',
    text: 'take',
    paragraph: 'end',
    ...own,
  };
}

/** Cuts a file, from a line on, into prose and notes. */
export function blocksOf(source: SourceText, from: number, problems: Diagnostic[]): Block[] {
  const units = unitsOf(source, from, problems);
  const answered = answersAhead(units);
  const machine = new Machine(source, problems);
  for (const [index, unit] of units.entries()) machine.read(unit, answered[index] === 1);
  return machine.finish();
}

/** For each unit, 1 when the next thing that could close a question is an answer. */
function answersAhead(units: readonly Unit[]): Uint8Array {
  const ahead = new Uint8Array(units.length);
  let next = 0;
  for (let index = units.length - 1; index >= 0; index -= 1) {
    const step = GRAMMAR.question[units[index]!.kind];
    if (step === 'answer') next = 1;
    else if (step === 'end') next = 0;
    ahead[index] = next;
  }
  return ahead;
}

const ALMOST_QUESTION = /^\s*(?:[-*+]\s+|#{1,6}\s+)?(?:\*\*|__)?(?:[Qq]|Question)\s?(?::|\*\*\s?:)/;
const ALMOST_ANSWER = /^\s*(?:[-*+]\s+|#{1,6}\s+)?(?:\*\*|__)?(?:[Aa]|Answer)\s?(?::|\*\*\s?:)/;
const GAP = /\{\{c\d+::/;

const CLOZE: ReadonlySet<State> = new Set(['cloze', 'clozeOver', 'extra']);

class Machine {
  readonly #source: SourceText;
  readonly #problems: Diagnostic[];
  readonly #blocks: Block[] = [];
  #state: State = 'between';
  #fields: Unit[][] = [];

  constructor(source: SourceText, problems: Diagnostic[]) {
    this.#source = source;
    this.#problems = problems;
  }

  read(unit: Unit, answered: boolean): void {
    const step = GRAMMAR[this.#state][unit.kind];
    switch (step) {
      case 'prose':
        this.#prose(unit);
        return;
      case 'drop':
        if (this.#state === 'paragraph' || this.#state === 'paired') this.#state = 'between';
        return;
      case 'take':
        this.#fields.at(-1)?.push(unit);
        return;
      case 'takeOver':
        this.#fields.at(-1)?.push(unit);
        this.#state = 'clozeOver';
        return;
      case 'resume':
        this.#fields.at(-1)?.push(unit);
        this.#state = 'cloze';
        return;
      case 'takeIfAnswered':
        if (!answered) {
          this.#end(unit, answered);
          return;
        }
        this.#fields.at(-1)?.push(unit);
        return;
      case 'end':
        this.#end(unit, answered);
        return;
      case 'question':
      case 'cloze':
      case 'answer':
      case 'extra':
        this.#fields.push([unit]);
        this.#state = step;
        return;
      case 'pair':
        this.#blocks.push({ kind: 'note', form: 'pair', fields: [[unit]] });
        this.#state = 'paired';
        return;
      case 'stray':
        this.#complain(
          unit,
          'answer-without-question',
          'This answer has no question; write the question above it, on a line that begins with Q:.',
        );
        this.#state = step;
        return;
      case 'lostText':
        this.#complain(
          unit,
          'text-after-pair',
          'This line is prose, not part of the note above, which ends with its line; put a blank line between, or write the note with Q: and A:.',
        );
        this.#prose(unit);
        return;
      case 'strayPair':
        this.#complain(
          unit,
          'pair-in-paragraph',
          'This line is read as prose, not as a note, since it goes on from the line above; put a blank line before it to make a note, or take the spaces around :: away.',
        );
        this.#prose(unit);
        return;
    }
  }

  finish(): Block[] {
    this.#close();
    return this.#blocks;
  }

  #end(unit: Unit, answered: boolean): void {
    this.#close(unit);
    this.read(unit, answered);
  }

  #close(next?: Unit): void {
    if (this.#fields.length > 0)
      this.#blocks.push({
        kind: 'note',
        form: CLOZE.has(this.#state) ? 'cloze' : 'question',
        fields: this.#fields,
        ...(next?.kind === 'paragraph' ? { followedBy: next } : {}),
      });
    this.#fields = [];
    this.#state = 'between';
  }

  #prose(unit: Unit): void {
    this.#lookForNote(unit);
    const last = this.#blocks.at(-1);
    if (last?.kind === 'prose' && last.to === unit.from)
      this.#blocks[this.#blocks.length - 1] = { ...last, to: unit.to };
    else this.#blocks.push({ kind: 'prose', from: unit.from, to: unit.to });
    this.#state =
      unit.kind === 'text' || unit.kind === 'paragraph' || unit.kind === 'pair'
        ? 'paragraph'
        : 'between';
  }

  /** Prose that was likely meant as a note. */
  #lookForNote({ from, to }: Unit): void {
    const line = lineAt(this.#source, from);
    if (ALMOST_QUESTION.test(line) && ALMOST_ANSWER.test(lineAt(this.#source, to)))
      this.#complain(
        { from },
        'almost-a-note',
        'This looks like a note but is read as prose; begin its lines with Q: and A:, with nothing before them.',
      );
    if (GAP.test(line.replace(/`[^`]*`/g, '')))
      this.#complain(
        { from },
        'gap-in-prose',
        'This gap is in no note and is read as prose; write C: before the text to make a cloze note of it.',
      );
  }

  #complain(unit: Pick<Unit, 'from'>, code: string, message: string): void {
    this.#problems.push(problem('warning', placeOfLine(this.#source, unit.from), code, message));
  }
}
