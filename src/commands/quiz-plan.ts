import { readYamlFile } from '../markdown/yaml.ts';
import type { Diagnostic } from '../note.ts';
import {
  type Blueprint,
  BlueprintError,
  readBlueprint,
  readDifficulty,
  readKinds,
} from '../quiz/blueprint.ts';
import { compose, type Wish } from '../quiz/compose.ts';
import { type Item, KINDS, type Kind, type Quiz } from '../quiz/item.ts';
import { Known } from '../quiz/known.ts';
import type { QuizNote } from '../quiz/material.ts';
import type { Finding } from '../quiz/rules.ts';
import { checkSet } from '../quiz/set-rules.ts';
import { readText } from './files.ts';
import { knownNotes } from './quiz-known.ts';
import { readMaterial } from './quiz-material.ts';
import { Failure, type World } from './world.ts';

/** What a set is to be. */
export interface SetOptions {
  readonly paths: readonly string[];
  readonly count?: number;
  readonly types: readonly string[];
  readonly fromHeadings: readonly string[];
  readonly difficulty?: string;
  readonly seed: string;
  readonly title?: string;
  /** Points of each item; of matching and ordering of each part. */
  readonly points?: number;
  readonly time?: number;
  readonly options: 3 | 4;
  readonly blueprint?: string;
  readonly versions: readonly string[];
}

/** A set that was made, and what is to be said of it. */
export interface MadeSet {
  readonly quiz: Quiz;
  readonly seed: string;
  readonly versions: readonly string[];
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
  readonly notes: number;
  readonly unusable: readonly QuizNote[];
  readonly wanted: number;
}

export const DEFAULT_COUNT = 20;

/** Reads decks and essays and makes a set of items; the same files, options and seed give the same set. */
export async function makeSet(options: SetOptions, world: World): Promise<MadeSet> {
  const blueprint = readPlan(options);
  const { material, title, diagnostics } = await readMaterial(
    options.paths,
    blueprint.wordLists,
    (decks) => knownNotes(decks, world),
  );
  if (material.notes.length === 0)
    throw new Failure(
      `There are no notes in ${options.paths.join(', ')}; write some with Q: and A:, or name an essay in English to make items from.`,
    );
  const seed = blueprint.seed ?? options.seed;
  const latestYear = new Date(world.now() * 1000).getUTCFullYear();
  const wishes = blueprint.parts.map((part, at): Wish => {
    const isWanted = (note: QuizNote) =>
      isAbout(note, part.section, options.fromHeadings) && isAsHardAs(note, part.difficulty);
    return {
      count: part.count,
      kinds: part.kinds,
      optionCount: options.options,
      seed: `${seed} ${at}`,
      latestYear,
      isWanted,
    };
  });
  const { items, unusable } = compose(material, wishes);
  const minutes = blueprint.minutes ?? options.time;
  const quiz = {
    title: blueprint.title ?? options.title ?? title,
    items: withPoints(items, blueprint.points ?? options.points ?? 1),
    language: material.isEnglish ? 'en' : 'und',
    ...(minutes === undefined ? {} : { minutes }),
  };
  return {
    quiz,
    seed,
    versions: blueprint.versions ?? options.versions,
    findings: checkSet(quiz.items, new Known(material)),
    diagnostics,
    notes: material.notes.filter(({ tier }) => tier === 0).length,
    unusable: unusable.filter(({ tier }) => tier === 0),
    wanted: wishes.reduce((sum, { count }) => sum + count, 0),
  };
}

/** The blueprint file, or one part that the options describe. */
function readPlan(options: SetOptions): Blueprint {
  try {
    if (options.blueprint !== undefined)
      return readBlueprint(readYamlFile(readText(options.blueprint).text));
    const kinds: readonly Kind[] = options.types.length > 0 ? readKinds(options.types) : KINDS;
    const difficulty =
      options.difficulty === undefined ? {} : { difficulty: readDifficulty(options.difficulty) };
    return {
      parts: [{ count: options.count ?? DEFAULT_COUNT, kinds, ...difficulty }],
      wordLists: [],
    };
  } catch (error) {
    const where = options.blueprint === undefined ? '' : `${options.blueprint}: `;
    if (error instanceof BlueprintError)
      throw new Failure(`${where}${error.message}`, options.blueprint === undefined ? 2 : 1);
    if (error instanceof SyntaxError)
      throw new Failure(
        `${where}this is not YAML (${error.message}); write key: value, one a line.`,
      );
    throw error;
  }
}

/** Whether one of a note's headings has one of the texts in it, in any case. */
function isAbout(
  { headings }: QuizNote,
  section: string | undefined,
  wanted: readonly string[],
): boolean {
  const isUnder = (text: string) =>
    headings.some((heading) => heading.toLowerCase().includes(text.toLowerCase()));
  return (
    (section === undefined || isUnder(section)) && (wanted.length === 0 || wanted.some(isUnder))
  );
}

function isAsHardAs(
  { difficulty }: QuizNote,
  range: readonly [number, number] | undefined,
): boolean {
  return (
    range === undefined ||
    (difficulty !== undefined && difficulty >= range[0] && difficulty <= range[1])
  );
}

function withPoints(items: readonly Item[], points: number): Item[] {
  return items.map((item) => ({ ...item, points: item.points * points }));
}
