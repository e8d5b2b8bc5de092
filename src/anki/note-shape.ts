import type { AnkiNoteType, StoredNote } from './anki-collection.ts';
import { type AnkiKind, NOTE_TYPES } from './note-types.ts';

/** What a note of Anki says, in our terms; texts are HTML. */
export interface ShapedNote {
  readonly kind: 'basic' | 'reversed' | 'cloze';
  readonly front: string;
  readonly back: string;
  /** The source sentence, '' where there is none. */
  readonly source: string;
  /** As in a deck's front matter. */
  readonly cards?: 'typed' | 'optional reverse';
  /** Other fields that say something, by name. */
  readonly others: readonly { readonly name: string; readonly text: string }[];
  /** Whether its note type is one that is understood; else it was kept field by field. */
  readonly isKnown: boolean;
}

/** Which fields of a note type are what. */
interface Shape {
  readonly kind: ShapedNote['kind'];
  readonly front: number;
  readonly back?: number;
  readonly source?: number;
  readonly addReverse?: number;
  readonly cards?: ShapedNote['cards'];
  /** Fields that say nothing of their own. */
  readonly ignored: readonly number[];
}

const OWN: ReadonlyMap<number, Shape> = new Map(
  Object.entries(NOTE_TYPES).map(([kind, { id, fields }]) => [
    id,
    ownShape(kind as AnkiKind, fields),
  ]),
);

function ownShape(kind: AnkiKind, fields: readonly { holds: string }[]): Shape {
  const at = (what: string) => fields.findIndex(({ holds }) => holds === what);
  const cards =
    kind === 'typed' ? 'typed' : kind === 'optional' ? ('optional reverse' as const) : undefined;
  return {
    kind: kind === 'reversed' || kind === 'cloze' ? kind : 'basic',
    front: at('front'),
    back: at('back'),
    source: at('source'),
    ...(cards === undefined ? {} : { cards }),
    ...(kind === 'optional' ? { addReverse: at('addReverse') } : {}),
    ignored: [at('place'), at('count')],
  };
}

/** Reads note types as ours by what their templates show, whatever they are named; notes of any other are kept field by field. */
export class NoteShapes {
  readonly #shapes: ReadonlyMap<number, Shape | undefined>;
  readonly #types: ReadonlyMap<number, AnkiNoteType>;

  constructor(types: ReadonlyMap<number, AnkiNoteType>) {
    this.#types = types;
    this.#shapes = new Map([...types].map(([id, type]) => [id, shapeOf(type)]));
  }

  /** What a note says; undefined where its note type is not in the package. */
  read({ noteType, fields }: StoredNote): ShapedNote | undefined {
    const type = this.#types.get(noteType);
    if (type === undefined) return undefined;
    const shape = this.#shapes.get(noteType);
    const text = (at: number | undefined) => (at === undefined ? '' : (fields[at] ?? ''));
    const named = (used: readonly (number | undefined)[]) =>
      fields.flatMap((field, at) =>
        used.includes(at) || isEmpty(field)
          ? []
          : [{ name: type.fields[at] ?? `Field ${at + 1}`, text: field }],
      );
    if (shape === undefined || (shape.kind === 'cloze' && !hidesText(text(shape.front))))
      return {
        kind: 'basic',
        front: fields[0] ?? '',
        back: '',
        source: '',
        others: named([0]),
        isKnown: false,
      };
    const { front, back, source, addReverse, ignored, cards } = shape;
    const isReversed = addReverse !== undefined && !isEmpty(text(addReverse));
    return {
      kind: isReversed ? 'reversed' : shape.kind,
      front: text(front),
      back: text(back),
      source: text(source),
      others: named([front, back, source, addReverse, ...ignored]),
      isKnown: true,
      ...(cards === undefined ? {} : { cards }),
    };
  }
}

/** A gap that is a shape on a picture hides no text. */
function hidesText(html: string): boolean {
  return /\{\{c\d/.test(html) && !html.includes('image-occlusion:');
}

function isEmpty(html: string): boolean {
  return html.replace(/<(?!img)[^>]*>|&nbsp;|\s/gi, '') === '';
}

function shapeOf(type: AnkiNoteType): Shape | undefined {
  const own = OWN.get(type.id);
  if (own !== undefined && own.front >= 0) return own;
  return type.isCloze ? clozeShape(type) : normalShape(type);
}

/** Fields that a template shows, without `FrontSide`, each with its filters: `type:Back`. */
function shown(template: string): string[] {
  const names = [...template.replace(/<!--[\s\S]*?-->/g, '').matchAll(/\{\{([^{}#/^][^{}]*)\}\}/g)];
  return [...new Set(names.map(([, name]) => name!.trim()))].filter((name) => name !== 'FrontSide');
}

function clozeShape({ fields, templates }: AnkiNoteType): Shape | undefined {
  const [template] = templates;
  if (template === undefined) return undefined;
  const text = shown(template.question)
    .map((name) => /^(?:type:)?cloze:(.+)$/.exec(name)?.[1])
    .find((name) => name !== undefined);
  const front = fields.indexOf(text ?? '');
  if (front < 0) return undefined;
  const rest = fields.flatMap((_, at) => (at === front ? [] : [at]));
  return { kind: 'cloze', front, ignored: [], ...(rest.length === 1 ? { back: rest[0]! } : {}) };
}

/** A card that asks one field for one other; a second one that asks the other way round; a third field that asks for it. */
function normalShape({ fields, templates }: AnkiNoteType): Shape | undefined {
  const [first, second, ...more] = templates;
  if (first === undefined || more.length > 0) return undefined;
  const asked = shown(first.question).filter((name) => !name.startsWith('type:'));
  const typed = shown(first.question).filter((name) => name.startsWith('type:'));
  const [frontName] = asked;
  const front = fields.indexOf(frontName ?? '');
  if (asked.length !== 1 || front < 0) return undefined;
  const answers = shown(first.answer)
    .map((name) => name.replace(/^type:(?:nc:)?/, ''))
    .filter((name) => name !== frontName);
  const back = fields.indexOf(answers[0] ?? '');
  if (new Set(answers).size !== 1 || back < 0) return undefined;
  const both = { front, back, ignored: [] };
  if (second === undefined)
    return { kind: 'basic', ...both, ...(typed.length > 0 ? { cards: 'typed' } : {}) };
  const back2 = shown(second.question);
  if (back2.length !== 1 || back2[0] !== fields[back]) return undefined;
  const condition = /\{\{#([^{}]+)\}\}/.exec(second.question)?.[1]?.trim();
  if (condition === undefined) return { kind: 'reversed', ...both };
  const addReverse = fields.indexOf(condition);
  if (addReverse < 0 || addReverse === back || addReverse === front) return undefined;
  return { kind: 'basic', ...both, addReverse, cards: 'optional reverse' };
}
