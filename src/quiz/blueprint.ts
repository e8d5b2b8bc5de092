import { KINDS, type Kind } from './item.ts';

/** What an instructor wants of each section: the values of a YAML file. */
export interface Blueprint {
  readonly title?: string;
  readonly seed?: string;
  readonly minutes?: number;
  readonly points?: number;
  readonly versions?: readonly string[];
  readonly parts: readonly BlueprintPart[];
  readonly wordLists: readonly (readonly string[])[];
}

export interface BlueprintPart {
  /** A part of a heading's text; all sections without it. */
  readonly section?: string;
  readonly count: number;
  readonly kinds: readonly Kind[];
  readonly difficulty?: readonly [number, number];
}

/** A blueprint says something that it cannot mean; the message is one sentence. */
export class BlueprintError extends Error {
  override readonly name = 'BlueprintError';
}

/** What the kinds are called by instructors. */
const KIND_WORDS: Readonly<Record<string, Kind>> = {
  mc: 'choice',
  'multiple-choice': 'choice',
  tf: 'true-false',
  'true-false': 'true-false',
  'short-answer': 'short',
  'gap-fill': 'gap',
  cloze: 'gap',
  number: 'numeric',
  match: 'matching',
  order: 'ordering',
};

/**
 * The kinds named by a list of words: `mc, tf, short`.
 * @throws BlueprintError for a word that names none
 */
export function readKinds(words: readonly string[]): Kind[] {
  return words.map((word) => {
    const name = word.trim().toLowerCase();
    const kind = KINDS.find((one) => one === name) ?? KIND_WORDS[name];
    if (kind === undefined)
      throw new BlueprintError(
        `There is no kind of item called “${word}”; there are ${KINDS.join(', ')}.`,
      );
    return kind;
  });
}

/**
 * `2-5` or `4`: the difficulties from and to, 1 (easy) to 10.
 * @throws BlueprintError where it is neither
 */
export function readDifficulty(text: string): [number, number] {
  const match = /^\s*(\d+(?:\.\d+)?)\s*(?:(?:-|–|\.\.|to)\s*(\d+(?:\.\d+)?))?\s*$/.exec(text);
  if (!match)
    throw new BlueprintError(
      `“${text}” is no difficulty; write one from 1 to 10 or a range as in 2-5.`,
    );
  const from = Number(match[1]);
  return [from, match[2] === undefined ? from : Number(match[2])];
}

const KNOWN: ReadonlySet<string> = new Set([
  'title',
  'seed',
  'time',
  'points',
  'versions',
  'items',
  'words',
]);
const KNOWN_IN_PART: ReadonlySet<string> = new Set(['section', 'count', 'types', 'difficulty']);

/**
 * Reads the values of a blueprint:
 * `{ title, seed, time, points, versions, items: [{ section, count, types, difficulty }], words: [[…]] }`.
 * @throws BlueprintError that says what is wrong and what to write instead
 */
export function readBlueprint(value: unknown): Blueprint {
  if (!isRecord(value))
    throw new BlueprintError('A blueprint is a list of keys and values, with items: at least.');
  refuseUnknown(value, KNOWN, 'A blueprint');
  const { items, words } = value;
  if (!Array.isArray(items) || items.length === 0)
    throw new BlueprintError(
      'A blueprint needs items:, a list whose entries have count: and, if you like, section:, types: and difficulty:.',
    );
  return {
    ...optional('title', value.title, String),
    ...optional('seed', value.seed, String),
    ...optional('minutes', value.time, numberOf('time')),
    ...optional('points', value.points, numberOf('points')),
    ...optional('versions', value.versions, listOf),
    parts: items.map(readPart),
    wordLists: Array.isArray(words) ? words.map(listOf) : [],
  };
}

function readPart(value: unknown, at: number): BlueprintPart {
  const where = `Entry ${at + 1} of items`;
  if (!isRecord(value))
    throw new BlueprintError(
      `${where} is no list of keys; write count: 5 and what else it is to have.`,
    );
  refuseUnknown(value, KNOWN_IN_PART, where);
  const count = Number(value.count);
  if (!Number.isInteger(count) || count < 1)
    throw new BlueprintError(`${where} needs count:, a whole number from 1 on.`);
  return {
    count,
    kinds: value.types === undefined ? KINDS : readKinds(listOf(value.types)),
    ...optional('section', value.section, String),
    ...optional('difficulty', value.difficulty, (text) => readDifficulty(String(text))),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuseUnknown(
  value: Readonly<Record<string, unknown>>,
  known: ReadonlySet<string>,
  where: string,
): void {
  const unknown = Object.keys(value).find((key) => !known.has(key));
  if (unknown !== undefined)
    throw new BlueprintError(`${where} has no ${unknown}:; it can have ${[...known].join(', ')}.`);
}

function optional<Key extends string, T>(
  key: Key,
  value: unknown,
  read: (value: unknown) => T,
): { [K in Key]?: T } {
  return (value === undefined || value === null ? {} : { [key]: read(value) }) as {
    [K in Key]?: T;
  };
}

function numberOf(key: string): (value: unknown) => number {
  return (value) => {
    const number = Number(value);
    if (!(number > 0))
      throw new BlueprintError(`${key}: takes a number above 0, not “${String(value)}”.`);
    return number;
  };
}

function listOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : String(value).split(','))
    .map((one) => String(one).trim())
    .filter((one) => one !== '');
}
