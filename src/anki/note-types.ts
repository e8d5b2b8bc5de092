/** What a note says, as HTML; absent is empty. */
export interface AnkiFields {
  readonly front: string;
  readonly back: string;
  /** The sentence that the note is grounded in. */
  readonly source?: string;
  /** Where it stands: the file and the headings above it. */
  readonly place?: string;
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
export const NOTE_TYPES_CHANGED = 1_761_955_200;

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
 * The note types as the column `col.models` holds them: JSON, by id (rslib/src/notetype/schema11.rs).
 * Throws if a template's text is missing.
 */
export function modelsColumn(texts: TemplateTexts): string {
  const types: readonly NoteType[] = Object.values(NOTE_TYPES);
  return JSON.stringify(Object.fromEntries(types.map((type) => [type.id, model(type, texts)])));
}

function model({ id, name, type, fields, templates }: NoteType, texts: TemplateTexts): object {
  return {
    id,
    name,
    type,
    mod: NOTE_TYPES_CHANGED,
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
