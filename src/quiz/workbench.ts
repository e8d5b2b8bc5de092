import { type Definition, definitionIn } from './definitions.ts';
import { DistractorSource } from './distractors.ts';
import { Known } from './known.ts';
import type { Material, QuizNote } from './material.ts';

/** What is read from the material once, however many sets are tried. */
export class Workbench {
  readonly material: Material;
  readonly source: DistractorSource;
  readonly known: Known;
  /** What each note defines. */
  readonly definitions: ReadonlyMap<QuizNote, Definition>;

  constructor(material: Material) {
    this.material = material;
    this.source = new DistractorSource(material);
    this.known = new Known(material);
    this.definitions = new Map(
      (material.isEnglish ? material.notes : []).flatMap((note) => {
        const definition = definitionIn(note);
        return definition === undefined ? [] : [[note, definition] as const];
      }),
    );
  }
}
