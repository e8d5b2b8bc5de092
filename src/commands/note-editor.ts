import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appendNotes, tidyField } from '../markdown/deck-file.ts';
import { readDocument } from '../markdown/read-document.ts';
import type { Note } from '../note.ts';
import type { Terminal } from '../review/terminal.ts';
import { Refusal } from './curated-deck.ts';
import { editorOf, openInEditor } from './editor.ts';
import type { World } from './world.ts';

const HINT = '<!-- Save the note and leave to accept it; an empty file changes nothing. -->';

/** Lets a note be edited, on the terminal or in the editor that the environment names. */
export class NoteEditor {
  readonly #terminal: Terminal;
  readonly #editor: string;
  /** What could not be read as a note, so that it can be mended. */
  readonly #drafts = new Map<Note, string>();

  constructor(terminal: Terminal, env: World['env']) {
    this.#terminal = terminal;
    this.#editor = editorOf(env);
  }

  /** The note as it was edited; undefined where nothing was changed. Throws a Refusal for what is no note. */
  async edit(note: Note, where: 'here' | 'in the editor'): Promise<Note | undefined> {
    const edited = where === 'here' ? await this.#here(note) : this.#inEditor(note);
    const isSame =
      edited === undefined ||
      (edited.front === note.front &&
        edited.back === note.back &&
        edited.source?.sentence === note.source?.sentence);
    return isSame ? undefined : edited;
  }

  async #here(note: Note): Promise<Note | undefined> {
    if (/\n/.test(note.front + note.back))
      throw new Refusal(`This note has several lines; press E to edit it in ${this.#editor}.`);
    const front = await this.#line(note.kind === 'cloze' ? '  C: ' : '  Q: ', note.front);
    if (front === undefined) return undefined;
    const back = await this.#line('  A: ', note.back);
    if (back === undefined) return undefined;
    if (front.trim() === '' || (back.trim() === '' && note.kind !== 'cloze'))
      throw new Refusal('A note needs a question and an answer; r rejects it.');
    return { ...note, front: tidyField(front), back: tidyField(back) };
  }

  /** Undefined where it was given up. */
  async #line(prompt: string, text: string): Promise<string | undefined> {
    const line = await this.#terminal.line(prompt, text);
    return 'text' in line ? line.text : undefined;
  }

  #inEditor(note: Note): Note | undefined {
    const folder = mkdtempSync(join(tmpdir(), 'deckwright-'));
    try {
      const file = join(folder, 'candidate.md');
      writeFileSync(file, this.#drafts.get(note) ?? `${appendNotes('', [note])}\n${HINT}\n`);
      this.#run(file);
      const text = readFileSync(file, 'utf8');
      if (text.replace(HINT, '').trim() === '') return undefined;
      return this.#read(text, note);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  #run(file: string): void {
    const problem = this.#terminal.outside(() => openInEditor(this.#editor, file));
    if (problem !== undefined) throw new Refusal(`${problem} Nothing was changed.`);
  }

  #read(text: string, note: Note): Note {
    const { notes, diagnostics } = readDocument(text, '');
    const [edited] = notes;
    if (edited !== undefined && notes.length === 1) {
      this.#drafts.delete(note);
      return edited;
    }
    this.#drafts.set(note, text);
    const why = notes.length > 1 ? `These are ${notes.length} notes, not one.` : '';
    const problem = diagnostics[0]?.message ?? 'This is no note; begin its lines with Q: and A:.';
    throw new Refusal(`${why || problem} E opens it again as you left it.`);
  }
}
