import type { Diagnostic } from '../note.ts';
import { answersAhead, GRAMMAR, type State } from './grammar.ts';
import { nearMisses } from './near-misses.ts';
import { recognise } from './recognise.ts';
import { placeOfLine, problem, type SourceText } from './source-text.ts';
import { isHeading, type Unit, unitsOf } from './units.ts';

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
  readonly form: Form;
  /** The front, and the back where it stands on lines of its own. */
  readonly fields: readonly Unit[][];
  /** Whether prose follows that a reader could take for more of the answer. */
  readonly followedBy?: Unit;
}

/** How a note is written: each has its reader in `forms/`. */
export type Form =
  | 'question'
  | 'cloze'
  | 'gapped'
  | 'pair'
  | 'divided'
  | 'definition'
  | 'row'
  | 'heading';

/** The form of the note that is open in a state. */
const FORM: Partial<Record<State, Form>> = {
  cloze: 'cloze',
  extra: 'cloze',
  front: 'divided',
  back: 'divided',
  term: 'definition',
  definition: 'definition',
  gapped: 'gapped',
};

/** Cuts a file, from a line on, into prose and notes. */
export function blocksOf(source: SourceText, from: number, problems: Diagnostic[]): Block[] {
  const units = recognise(unitsOf(source, from, problems), source, problems);
  const answered = answersAhead(units);
  const machine = new Machine(source, problems);
  for (const [index, unit] of units.entries()) machine.read(unit, answered[index] === 1);
  return machine.finish();
}

class Machine {
  readonly #source: SourceText;
  readonly #problems: Diagnostic[];
  readonly #blocks: Block[] = [];
  #state: State = 'between';
  /** The state of the note that may be over. */
  #before: State = 'between';
  #fields: Unit[][] = [];
  /** The text below a heading that asks, and where among the blocks its note goes. */
  #section: { heading: Unit; text: Unit[]; at: number } | undefined;

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
        if (unit.kind === 'opaque') this.#section?.text.push(unit);
        return;
      case 'take':
        this.#fields.at(-1)?.push(unit);
        return;
      case 'takeOver':
        this.#fields.at(-1)?.push(unit);
        this.#before = this.#state;
        this.#state = 'over';
        return;
      case 'resume':
        this.#state = this.#before;
        this.read(unit, answered);
        return;
      case 'takeIfAnswered':
        if (answered) this.#fields.at(-1)?.push(unit);
        else this.#end(unit, answered);
        return;
      case 'end':
        this.#end(unit, answered);
        return;
      case 'pair':
        this.#blocks.push({ kind: 'note', form: 'pair', fields: [[unit]] });
        this.#state = 'paired';
        return;
      case 'row':
        this.#blocks.push({ kind: 'note', form: 'row', fields: [[unit]] });
        this.#state = 'between';
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
      default:
        this.#fields.push([unit]);
        this.#state = step;
    }
  }

  finish(): Block[] {
    this.#close();
    this.#closeSection();
    return this.#blocks;
  }

  #end(unit: Unit, answered: boolean): void {
    this.#close(unit);
    this.read(unit, answered);
  }

  #close(next?: Unit): void {
    const state = this.#state === 'over' ? this.#before : this.#state;
    if (this.#fields.length > 0)
      this.#blocks.push({
        kind: 'note',
        form: FORM[state] ?? 'question',
        fields: this.#fields,
        ...(next?.kind === 'paragraph' && !this.#section ? { followedBy: next } : {}),
      });
    this.#fields = [];
    this.#state = 'between';
  }

  #prose(unit: Unit): void {
    this.#problems.push(...nearMisses(this.#source, unit));
    this.#state =
      unit.kind === 'text' || unit.kind === 'paragraph' || unit.kind === 'pair'
        ? 'paragraph'
        : 'between';
    if (isHeading(unit)) this.#closeSection();
    if (this.#section) {
      this.#section.text.push(unit);
      return;
    }
    const last = this.#blocks.at(-1);
    if (last?.kind === 'prose' && last.to === unit.from)
      this.#blocks[this.#blocks.length - 1] = { ...last, to: unit.to };
    else this.#blocks.push({ kind: 'prose', from: unit.from, to: unit.to });
    if (unit.kind === 'questionHeading')
      this.#section = { heading: unit, text: [], at: this.#blocks.length };
  }

  /** The heading itself stays prose, since it is above what follows; its note comes right behind it. */
  #closeSection(): void {
    const { heading, text, at } = this.#section ?? { text: [], at: 0 };
    this.#section = undefined;
    if (heading && text.some(({ kind }) => kind !== 'blank'))
      this.#blocks.splice(at, 0, { kind: 'note', form: 'heading', fields: [[heading], text] });
  }

  #complain(unit: Unit, code: string, message: string): void {
    this.#problems.push(problem('warning', placeOfLine(this.#source, unit.from), code, message));
  }
}
