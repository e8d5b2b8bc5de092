import type { UnitKind } from './units.ts';

/** Where in a file of prose and notes a line is read. */
export type State =
  | 'between'
  | 'paragraph'
  | 'paired'
  | 'question'
  | 'answer'
  | 'cloze'
  | 'extra'
  | 'front'
  | 'back'
  | 'term'
  | 'definition'
  | 'gapped'
  /** A note that could end here, after a blank line. */
  | 'over'
  | 'stray';

export type Step =
  /** Not of a note: remark reads it. */
  | 'prose'
  /** Neither note nor prose. */
  | 'drop'
  /** One more line of the open field. */
  | 'take'
  /** As `take`, and the note may end with this blank line. */
  | 'takeOver'
  /** The note goes on over the blank line, and the line is read again in it. */
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
  | 'front'
  | 'back'
  | 'term'
  | 'definition'
  | 'gapped'
  /** A note on one line. */
  | 'pair'
  | 'row'
  /** An answer without a question: it is left out. */
  | 'stray'
  /** `front :: back` in the middle of a paragraph. */
  | 'strayPair'
  /** Text that goes on from a note on one line. */
  | 'lostText';

/** What ends a note of one paragraph even without a blank line. */
const BLOCKS_END = {
  pairItem: 'end',
  gappedItem: 'end',
  block: 'end',
  quote: 'end',
  opaque: 'end',
} as const;

/** What looks like another note is text of the question as long as an answer follows. */
const QUESTION = {
  paragraph: 'takeIfAnswered',
  pairParagraph: 'takeIfAnswered',
  front: 'takeIfAnswered',
  term: 'takeIfAnswered',
  gapped: 'takeIfAnswered',
  tableHead: 'takeIfAnswered',
  row: 'takeIfAnswered',
} as const;

/**
 * The grammar of hand-written notes. An answer goes on over blank lines through lists, tables, code, mathematics,
 * quotes and text that is indented by three columns; text at the margin after a blank line ends it, so that
 * a note can stand amid prose. A question is closed by its `A:`, so paragraphs before that belong to it. A note of any
 * other form is mostly one paragraph, so over a blank line it goes on through indented text only.
 */
export const GRAMMAR: Record<State, Record<UnitKind, Step>> = {
  between: prose({ pair: 'pair' }),
  paragraph: prose({ pair: 'strayPair' }),
  paired: prose({ text: 'lostText' }),
  question: field({ answer: 'answer', ...QUESTION }),
  answer: field({}),
  cloze: field({ answer: 'extra', blank: 'takeOver' }),
  extra: field({}),
  front: field({ divider: 'back' }),
  back: field({ blank: 'takeOver' }),
  term: field({ definition: 'definition' }),
  definition: field({ ...BLOCKS_END, definition: 'definition', blank: 'takeOver' }),
  gapped: field({ ...BLOCKS_END, blank: 'end' }),
  over: field({
    ...BLOCKS_END,
    answer: 'resume',
    definition: 'resume',
    indented: 'resume',
    pairIndented: 'resume',
  }),
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
    front: 'front',
    divider: 'prose',
    term: 'term',
    definition: 'prose',
    tableHead: 'drop',
    row: 'row',
    gapped: 'gapped',
    gappedItem: 'gapped',
    heading: 'prose',
    questionHeading: 'prose',
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
    front: 'end',
    divider: 'take',
    term: 'end',
    definition: 'take',
    tableHead: 'end',
    row: 'end',
    gapped: 'end',
    gappedItem: 'take',
    heading: 'end',
    questionHeading: 'end',
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

/** For each unit, 1 when the next thing that could close a question is an answer. */
export function answersAhead(units: readonly { readonly kind: UnitKind }[]): Uint8Array {
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
