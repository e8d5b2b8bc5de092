import { textOf } from './html.ts';
import type { Item } from './item.ts';
import type { Material } from './material.ts';
import { normalised } from './words.ts';

/** What the material says, read once for a check of many items. */
export class Known {
  readonly #text: string;
  readonly #phrases: ReadonlySet<string>;
  readonly #sentences = new Map<string, string>();
  readonly #byHand: ReadonlySet<string>;

  constructor(material: Material) {
    const parts = [
      ...material.sentences,
      ...material.notes.flatMap((note) => [
        textOf(note.question),
        textOf(note.answer),
        ...note.gaps,
      ]),
      ...material.wordLists.flat(),
    ];
    this.#phrases = new Set([
      ...material.phrases.map(({ text }) => normalised(text)),
      ...material.notes.map(({ answer }) => normalised(textOf(answer))),
    ]);
    this.#text = ` ${normalised(parts.join(' | '))} `;
    for (const note of material.notes)
      if (note.sentence !== undefined) this.#sentences.set(note.id, note.sentence);
    this.#byHand = new Set(
      material.notes.filter(({ options }) => options.length > 0).map(({ id }) => id),
    );
  }

  says(text: string): boolean {
    return this.#phrases.has(normalised(text)) || this.#text.includes(` ${normalised(text)} `);
  }

  sentenceOf({ origin }: Item): string {
    return origin.notes.map((id) => this.#sentences.get(id) ?? '').join(' ');
  }

  /** Whether an instructor wrote the options: what is plausible is for him to say. */
  hasOptionsByHand({ origin }: Item): boolean {
    return origin.notes.some((id) => this.#byHand.has(id));
  }
}
