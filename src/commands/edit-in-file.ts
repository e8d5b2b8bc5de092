import { join } from 'node:path';
import type { Study, StudyCard } from '../collection/study.ts';
import { editorOf, openInEditor } from './editor.ts';
import { scanStudy } from './scan-study.ts';
import type { World } from './world.ts';

/** Lets a note be edited where it is written, and takes note of what was written. */
export class NoteInFile {
  readonly #study: Study;
  readonly #world: World;

  constructor(study: Study, world: World) {
    this.#study = study;
    this.#world = world;
  }

  /** @param outside does work that needs the terminal for itself @returns what came of it, in a sentence */
  async edit(card: StudyCard, outside: <T>(work: () => T) => T): Promise<string> {
    const editor = editorOf(this.#world.env);
    const path = join(this.#study.folder, card.file);
    const problem = outside(() => openInEditor(editor, path, card.line));
    const { report, diagnostics, problems } = await scanStudy(this.#study, this.#world);
    const [unread] = problems;
    if (unread !== undefined) return unread;
    if (this.#study.card(card.id)?.isGone)
      return 'The note is in no file any more; its history is kept, and comes back with it.';
    const [first] = diagnostics;
    if (first !== undefined) return `${first.place.file}:${first.place.line}: ${first.message}`;
    if (problem !== undefined) return problem;
    const isChanged = Object.values(report).some(
      (notes) => Array.isArray(notes) && notes.length > 0,
    );
    return isChanged ? 'Edited; the history is kept.' : 'Nothing was changed.';
  }
}
