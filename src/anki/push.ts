import { type AnkiConnect, AnkiConnectError } from './anki-connect.ts';
import { cleanField } from './field-text.ts';
import { NOTE_TYPES, type NoteType, STYLE_FILE, type TemplateTexts } from './note-types.ts';
import type { AnkiNote } from './prepare.ts';
import { normaliseTags } from './tags.ts';

export interface PushInput {
  readonly notes: readonly AnkiNote[];
  readonly templates: TemplateTexts;
  /** By GUID: the ids that Anki gave to notes that were pushed before. Anki takes no GUID from outside. */
  readonly known: ReadonlyMap<string, number>;
  /** By name, in base 64. */
  readonly media: ReadonlyMap<string, () => Promise<string>>;
  /** Look only. */
  readonly isDryRun: boolean;
  readonly onProgress?: (fraction: number) => void;
}

export interface PushReport {
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Notes whose first field Anki has already, out of a package say: they are left to that way. */
  readonly duplicates: readonly string[];
  /** What Anki refused, with its sentence. */
  readonly failed: readonly { readonly front: string; readonly reason: string }[];
  /** By GUID: the ids of all that are in Anki now. */
  readonly ids: ReadonlyMap<string, number>;
}

/** Anki handles requests where it draws its windows: small batches keep it alive. */
const BATCH = 50;

interface NoteInfo {
  readonly noteId?: number;
  readonly fields?: Readonly<Record<string, { readonly value: string }>>;
  readonly tags?: readonly string[];
}

/** Brings notes to a running Anki: new ones are added, changed ones updated; nothing is deleted and no tag of the learner's is taken away. */
export async function pushNotes(anki: AnkiConnect, input: PushInput): Promise<PushReport> {
  const { notes, known, isDryRun } = input;
  const there = await notesThere(anki, known);
  const old = notes.filter(({ guid }) => there.has(guid));
  const fresh = notes.filter(({ guid }) => !there.has(guid));
  const changed = old.filter((note) => isChanged(note, there.get(note.guid)!));
  const count = { updated: changed.length, unchanged: old.length - changed.length };
  const ids = new Map(old.map(({ guid }) => [guid, there.get(guid)!.noteId!]));
  if (!isDryRun) await prepare(anki, input, [...fresh, ...changed]);
  const failed: { front: string; reason: string }[] = [];
  for (const [at, note] of (isDryRun ? [] : changed).entries()) {
    input.onProgress?.((at / changed.length) * 0.3);
    await update(anki, note, there.get(note.guid)!).catch((error) =>
      failed.push({ front: note.fields.front, reason: reasonOf(error) }),
    );
  }
  const added = await addAll(anki, fresh, input, ids, failed);
  return { ...count, ...added, failed, ids };
}

async function notesThere(
  anki: AnkiConnect,
  known: ReadonlyMap<string, number>,
): Promise<Map<string, NoteInfo>> {
  const there = new Map<string, NoteInfo>();
  const all = [...known];
  for (let at = 0; at < all.length; at += BATCH) {
    const batch = all.slice(at, at + BATCH);
    const infos = await anki.call<NoteInfo[]>('notesInfo', { notes: batch.map(([, id]) => id) });
    // Of a note that was deleted in Anki there is an empty object.
    for (const [place, [guid]] of batch.entries())
      if (infos[place]?.noteId !== undefined) there.set(guid, infos[place]);
  }
  return there;
}

function fieldsOf({ kind, fields }: AnkiNote): Record<string, string> {
  return Object.fromEntries(
    NOTE_TYPES[kind].fields.map(({ name, holds }) => [name, cleanField(fields[holds] ?? '')]),
  );
}

function isChanged(note: AnkiNote, { fields, tags }: NoteInfo): boolean {
  const isOther = Object.entries(fieldsOf(note)).some(
    ([name, value]) => (fields?.[name]?.value ?? '') !== value,
  );
  return isOther || missingTags(note, tags).length > 0;
}

function missingTags(note: AnkiNote, tags: readonly string[] = []): string[] {
  const there = new Set(tags.map((tag) => tag.toLowerCase()));
  return normaliseTags(note.tags).filter((tag) => !there.has(tag.toLowerCase()));
}

async function update(anki: AnkiConnect, note: AnkiNote, info: NoteInfo): Promise<void> {
  await anki.call('updateNoteFields', { note: { id: info.noteId, fields: fieldsOf(note) } });
  const tags = missingTags(note, info.tags);
  if (tags.length > 0) await anki.call('addTags', { notes: [info.noteId], tags: tags.join(' ') });
}

/** Decks, note types and media have to be there before the notes. */
async function prepare(
  anki: AnkiConnect,
  { templates, media }: PushInput,
  notes: readonly AnkiNote[],
): Promise<void> {
  for (const deck of new Set(notes.map(({ deck }) => deck)))
    await anki.call('createDeck', { deck });
  const names = new Set(await anki.call<string[]>('modelNames'));
  for (const kind of new Set(notes.map(({ kind }) => kind)))
    await prepareType(anki, NOTE_TYPES[kind], templates, names);
  const texts = notes.flatMap(({ fields }) => [fields.front, fields.back]).join('\n');
  for (const [filename, read] of media)
    if (texts.includes(filename) || texts.includes(filename.replaceAll('&', '&#x26;')))
      await anki.call('storeMediaFile', { filename, data: await read() });
}

async function prepareType(
  anki: AnkiConnect,
  { name, type, fields, templates }: NoteType,
  texts: TemplateTexts,
  names: ReadonlySet<string>,
): Promise<void> {
  const css = texts[STYLE_FILE] ?? '';
  const sides = templates.map((template) => ({
    Name: template.name,
    Front: texts[template.question] ?? '',
    Back: texts[template.answer] ?? '',
  }));
  if (!names.has(name)) {
    await anki.call('createModel', {
      modelName: name,
      inOrderFields: fields.map((field) => field.name),
      css,
      isCloze: type === 1,
      cardTemplates: sides,
    });
    return;
  }
  const byName = Object.fromEntries(sides.map(({ Name, ...both }) => [Name, both]));
  await anki.call('updateModelTemplates', { model: { name, templates: byName } });
  await anki.call('updateModelStyling', { model: { name, css } });
}

async function addAll(
  anki: AnkiConnect,
  fresh: readonly AnkiNote[],
  { isDryRun, onProgress }: PushInput,
  ids: Map<string, number>,
  failed: { front: string; reason: string }[],
): Promise<Pick<PushReport, 'added' | 'duplicates'>> {
  const duplicates: string[] = [];
  let added = 0;
  for (let at = 0; at < fresh.length; at += BATCH) {
    onProgress?.(0.3 + (at / fresh.length) * 0.7);
    const batch = fresh.slice(at, at + BATCH);
    const may = await mayAdd(anki, batch, isDryRun);
    duplicates.push(...batch.filter((_, place) => !may[place]).map(({ fields }) => fields.front));
    const wanted = batch.filter((_, place) => may[place]);
    if (isDryRun) added += wanted.length;
    else
      for (const [note, id] of await add(anki, wanted, failed)) {
        ids.set(note.guid, id);
        added += 1;
      }
  }
  return { added, duplicates };
}

/** Anki cannot say it of a note type or a deck that it does not have yet, which is no duplicate. */
async function mayAdd(
  anki: AnkiConnect,
  notes: readonly AnkiNote[],
  isDryRun: boolean,
): Promise<boolean[]> {
  if (!isDryRun) return anki.call<boolean[]>('canAddNotes', { notes: notes.map(asParams) });
  const names = new Set(await anki.call<string[]>('modelNames'));
  const decks = new Set(await anki.call<string[]>('deckNames'));
  const isKnown = ({ kind, deck }: AnkiNote) => names.has(NOTE_TYPES[kind].name) && decks.has(deck);
  const asked = notes.filter(isKnown);
  const answers =
    asked.length === 0
      ? []
      : await anki.call<boolean[]>('canAddNotes', { notes: asked.map(asParams) });
  return notes.map((note) => !isKnown(note) || answers[asked.indexOf(note)] === true);
}

function asParams(note: AnkiNote): object {
  return {
    deckName: note.deck,
    modelName: NOTE_TYPES[note.kind].name,
    fields: fieldsOf(note),
    tags: normaliseTags(note.tags),
    options: { allowDuplicate: false, duplicateScope: 'collection' },
  };
}

/** All at once; newer releases refuse a batch for one note in it, so then one by one. */
async function add(
  anki: AnkiConnect,
  notes: readonly AnkiNote[],
  failed: { front: string; reason: string }[],
): Promise<[AnkiNote, number][]> {
  if (notes.length === 0) return [];
  try {
    const ids = await anki.call<(number | null)[]>('addNotes', { notes: notes.map(asParams) });
    return notes.flatMap((note, at): [AnkiNote, number][] => {
      const id = ids[at];
      if (typeof id === 'number') return [[note, id]];
      failed.push({ front: note.fields.front, reason: 'Anki did not say why' });
      return [];
    });
  } catch (error) {
    if (!(error instanceof AnkiConnectError)) throw error;
  }
  const added: [AnkiNote, number][] = [];
  for (const note of notes)
    try {
      added.push([note, await anki.call<number>('addNote', { note: asParams(note) })]);
    } catch (error) {
      failed.push({ front: note.fields.front, reason: reasonOf(error) });
    }
  return added;
}

function reasonOf(error: unknown): string {
  if (error instanceof AnkiConnectError) return error.message;
  throw error;
}
