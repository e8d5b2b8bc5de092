/** What a note says, as HTML; absent is empty. */
export interface AnkiFields {
  readonly front: string;
  readonly back: string;
  /** The sentence that the note is grounded in. */
  readonly source?: string;
  /** Where it stands: the file and the headings above it. */
  readonly place?: string;
  /** Of what may ask both ways: anything for a card that asks back. */
  readonly addReverse?: string;
  /** Of a list how many items it has. */
  readonly count?: string;
}

interface Field {
  /** Anki matches fields by id, so a name may change and the notes of earlier imports stay. */
  readonly id: number;
  readonly name: string;
  readonly holds: keyof AnkiFields;
}

interface CardTemplate {
  readonly id: number;
  readonly name: string;
  /** Names of files in templates/anki. */
  readonly question: string;
  readonly answer: string;
}

export interface NoteType {
  /** Anki matches note types by id. It also shows it as a time in milliseconds. */
  readonly id: number;
  readonly name: string;
  /** 0: a card per template. 1: a card per gap, all from the one template. */
  readonly type: 0 | 1;
  readonly fields: readonly Field[];
  readonly templates: readonly CardTemplate[];
}

/**
 * When the templates, the style or the table below last changed, in seconds since 1970. Anki takes
 * over a changed template only if this is later than what it has.
 */
export const NOTE_TYPES_CHANGED = 1_795_525_200;

/**
 * The note types of a package. The ids must never change, and a field or template must never be
 * added to, taken from or moved in a type that was released: Anki would import it as another type
 * and leave the notes of earlier imports behind. A new layout is a new entry with new ids.
 */
export const NOTE_TYPES = {
  basic: {
    id: 1_761_955_200_101,
    name: 'Deckwright Basic',
    type: 0,
    fields: [
      { id: 1_761_955_200_111, name: 'Front', holds: 'front' },
      { id: 1_761_955_200_112, name: 'Back', holds: 'back' },
      { id: 1_761_955_200_113, name: 'Source', holds: 'source' },
      { id: 1_761_955_200_114, name: 'Place', holds: 'place' },
    ],
    templates: [
      {
        id: 1_761_955_200_121,
        name: 'Card 1',
        question: 'basic-front.html',
        answer: 'basic-back.html',
      },
    ],
  },
  /** Asks both ways, as Anki's "Basic (and reversed card)" does. */
  reversed: {
    id: 1_761_955_200_301,
    name: 'Deckwright Basic (and reversed card)',
    type: 0,
    fields: [
      { id: 1_761_955_200_311, name: 'Front', holds: 'front' },
      { id: 1_761_955_200_312, name: 'Back', holds: 'back' },
      { id: 1_761_955_200_313, name: 'Source', holds: 'source' },
      { id: 1_761_955_200_314, name: 'Place', holds: 'place' },
    ],
    templates: [
      {
        id: 1_761_955_200_321,
        name: 'Card 1',
        question: 'basic-front.html',
        answer: 'basic-back.html',
      },
      {
        id: 1_761_955_200_322,
        name: 'Card 2',
        question: 'reversed-front.html',
        answer: 'reversed-back.html',
      },
    ],
  },
  cloze: {
    id: 1_761_955_200_201,
    name: 'Deckwright Cloze',
    type: 1,
    fields: [
      { id: 1_761_955_200_211, name: 'Text', holds: 'front' },
      { id: 1_761_955_200_212, name: 'Back Extra', holds: 'back' },
      { id: 1_761_955_200_213, name: 'Source', holds: 'source' },
      { id: 1_761_955_200_214, name: 'Place', holds: 'place' },
    ],
    templates: [
      {
        id: 1_761_955_200_221,
        name: 'Cloze',
        question: 'cloze-front.html',
        answer: 'cloze-back.html',
      },
    ],
  },
  /** May be turned into one that asks both ways and back, as Anki's "Basic (optional reversed card)". */
  optional: {
    id: 1_761_955_200_401,
    name: 'Deckwright Basic (optional reversed card)',
    type: 0,
    fields: [
      { id: 1_761_955_200_411, name: 'Front', holds: 'front' },
      { id: 1_761_955_200_412, name: 'Back', holds: 'back' },
      { id: 1_761_955_200_413, name: 'Add Reverse', holds: 'addReverse' },
      { id: 1_761_955_200_414, name: 'Source', holds: 'source' },
      { id: 1_761_955_200_415, name: 'Place', holds: 'place' },
    ],
    templates: [
      {
        id: 1_761_955_200_421,
        name: 'Card 1',
        question: 'basic-front.html',
        answer: 'basic-back.html',
      },
      {
        id: 1_761_955_200_422,
        name: 'Card 2',
        question: 'optional-front.html',
        answer: 'reversed-back.html',
      },
    ],
  },
  /** The answer is typed, and compared. */
  typed: {
    id: 1_761_955_200_501,
    name: 'Deckwright Basic (type in the answer)',
    type: 0,
    fields: [
      { id: 1_761_955_200_511, name: 'Front', holds: 'front' },
      { id: 1_761_955_200_512, name: 'Back', holds: 'back' },
      { id: 1_761_955_200_513, name: 'Source', holds: 'source' },
      { id: 1_761_955_200_514, name: 'Place', holds: 'place' },
    ],
    templates: [
      {
        id: 1_761_955_200_521,
        name: 'Card 1',
        question: 'typed-front.html',
        answer: 'typed-back.html',
      },
    ],
  },
  /** The answer is a list: the question says how many items are to be named. */
  list: {
    id: 1_761_955_200_601,
    name: 'Deckwright List',
    type: 0,
    fields: [
      { id: 1_761_955_200_611, name: 'Front', holds: 'front' },
      { id: 1_761_955_200_612, name: 'Items', holds: 'back' },
      { id: 1_761_955_200_613, name: 'Count', holds: 'count' },
      { id: 1_761_955_200_614, name: 'Source', holds: 'source' },
      { id: 1_761_955_200_615, name: 'Place', holds: 'place' },
    ],
    templates: [
      {
        id: 1_761_955_200_621,
        name: 'Card 1',
        question: 'list-front.html',
        answer: 'list-back.html',
      },
    ],
  },
} as const satisfies Record<string, NoteType>;

export type AnkiKind = keyof typeof NOTE_TYPES;

/** The style of all note types, beside their templates. */
export const STYLE_FILE = 'style.css';

/** The names of the files in templates/anki whose texts `writePackage` needs. */
export const TEMPLATE_FILES: readonly string[] = [
  ...new Set(
    Object.values(NOTE_TYPES).flatMap(({ templates }) =>
      templates.flatMap(({ question, answer }) => [question, answer]),
    ),
  ),
  STYLE_FILE,
];

/** The text of each of `TEMPLATE_FILES`, by its name. */
export type TemplateTexts = Readonly<Record<string, string>>;

/**
 * The note types of some kinds as the column `col.models` holds them: JSON, by id (rslib/src/notetype/schema11.rs).
 * Throws if a template's text is missing.
 *
 * @param changed when the texts of a type changed, in seconds since 1970
 */
export function modelsColumn(
  kinds: Iterable<AnkiKind>,
  texts: TemplateTexts,
  changed: (type: NoteType) => number,
): string {
  const types = [...new Set(kinds)].map((kind): NoteType => NOTE_TYPES[kind]);
  return JSON.stringify(
    Object.fromEntries(types.map((type) => [type.id, model(type, texts, changed(type))])),
  );
}

function model(
  { id, name, type, fields, templates }: NoteType,
  texts: TemplateTexts,
  changed: number,
): object {
  return {
    id,
    name,
    type,
    mod: changed,
    usn: -1,
    sortf: 0,
    did: null,
    css: textOf(STYLE_FILE, texts),
    latexPre: LATEX_BEFORE,
    latexPost: '\\end{document}',
    tags: [],
    vers: [],
    flds: fields.map((field, ord) => ({
      id: field.id,
      name: field.name,
      ord,
      sticky: false,
      rtl: false,
      font: 'Arial',
      size: 20,
      media: [],
    })),
    tmpls: templates.map((template, ord) => ({
      id: template.id,
      name: template.name,
      ord,
      qfmt: textOf(template.question, texts),
      afmt: textOf(template.answer, texts),
      bqfmt: '',
      bafmt: '',
      did: null,
    })),
  };
}

function textOf(file: string, texts: TemplateTexts): string {
  const text = texts[file];
  if (text === undefined)
    throw new Error(`The card template ${file} is missing; put it back into templates/anki.`);
  return text;
}

/** Anki's own preamble for `[latex]` in a field. */
const LATEX_BEFORE = [
  '\\documentclass[12pt]{article}',
  '\\special{papersize=3in,5in}',
  '\\usepackage[utf8]{inputenc}',
  '\\usepackage{amssymb,amsmath}',
  '\\pagestyle{empty}',
  '\\setlength{\\parindent}{0in}',
  '\\begin{document}',
  '',
].join('\n');
