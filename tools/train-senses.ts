import type { Category } from '../src/language/base-forms.ts';
import { senseKey } from '../src/language/senses.ts';
import { packSortedTable } from '../src/language/sorted-table.ts';
import { type Dictionary, readWordnet } from './wordnet.ts';

const SIMPLE_WORD = /^[A-Za-z][A-Za-z'.-]*$/;
/** A class of nouns fits into a byte. */
const MOST_CLASSES = 255;

/** Collects the single words of WordNet: the table for Senses, and for each class of nouns its field. */
export function buildSenses() {
  const nouns = readWordnet('noun');
  const { classOf, fields } = classifyNouns(nouns);
  const entries: [number, number][] = [];
  for (const [word, senses] of nouns.senses) {
    if (!SIMPLE_WORD.test(word)) continue;
    for (const [spelling, own] of bySpelling(word, senses, nouns))
      entries.push([
        senseKey('n', spelling),
        nounValue(
          own.map((id) => classOf.get(id)!),
          fields,
        ),
      ]);
  }
  const verbs = readWordnet('verb');
  for (const [word, senses] of verbs.senses)
    if (SIMPLE_WORD.test(word)) entries.push([senseKey('v', word), verbValue(senses, verbs)]);
  for (const [part, category] of [
    ['adj', 'a'],
    ['adv', 'r'],
  ] as const)
    for (const word of readWordnet(part).senses.keys())
      if (SIMPLE_WORD.test(word)) entries.push([senseKey(category as Category, word), 0]);
  return { bytes: packSortedTable(entries), fields };
}

/** The senses of `china` as China and as china. */
function bySpelling(word: string, senses: readonly number[], { synsets }: Dictionary) {
  const spellings = new Map<string, number[]>();
  for (const id of senses) {
    const own = synsets.get(id)!.words.find((one) => one.toLowerCase() === word) ?? word;
    spellings.set(own, [...(spellings.get(own) ?? []), id]);
  }
  return spellings;
}

/** The class of the commonest sense and, times 256, of the first sense of another field. */
function nounValue(classes: readonly number[], fields: readonly number[]): number {
  const first = classes[0]!;
  const second = classes.slice(0, 4).find((one) => fields[one] !== fields[first]) ?? 0;
  return first + 256 * second;
}

/** Groups of sentence patterns: without object, with one, with two, with a clause, with an infinitive or participle. */
const PATTERNS: readonly (readonly number[])[] = [
  [1, 2, 3, 4, 22],
  [8, 9, 10, 11, 20, 21],
  [14, 15, 16, 17, 18, 19, 30, 31],
  [26, 29, 34],
  [24, 25, 28, 32, 33, 35],
];

function verbValue(senses: readonly number[], { synsets }: Dictionary): number {
  const first = synsets.get(senses[0]!)!;
  const frames = new Set(senses.slice(0, 3).flatMap((id) => synsets.get(id)!.frames));
  const patterns = PATTERNS.reduce(
    (bits, group, at) => (group.some((frame) => frames.has(frame)) ? bits | (1 << at) : bits),
    0,
  );
  return first.field - 28 + 16 * patterns;
}

/** Divides the nouns into classes: a synset belongs to the nearest one above it that has enough words under it. */
function classifyNouns({ synsets, senses }: Dictionary) {
  const weight = new Map<number, number>();
  for (const [word, [first]] of senses) {
    if (!SIMPLE_WORD.test(word)) continue;
    for (let id = first!; id >= 0; id = synsets.get(id)!.parent)
      weight.set(id, (weight.get(id) ?? 0) + 1);
  }
  let least = 100;
  const large = () => [...weight].filter(([, words]) => words >= least);
  while (large().length + 26 > MOST_CLASSES) least += 10;
  const heads = new Map(large().map(([id], at) => [id, at + 1]));
  const fields = [0, ...[...heads.keys()].map((id) => synsets.get(id)!.field)];
  const classOf = new Map<number, number>();
  for (const [start, { field }] of synsets) {
    let id = start;
    while (id >= 0 && !(heads.has(id) && synsets.get(id)!.field === field))
      id = synsets.get(id)!.parent;
    if (id >= 0) classOf.set(start, heads.get(id)!);
    else {
      // No large class of its field: one for the rest of the field.
      let rest = fields.findIndex((one, at) => one === -field && at > 0);
      if (rest < 0) rest = fields.push(-field) - 1;
      classOf.set(start, rest);
    }
  }
  return { classOf, fields: fields.map(Math.abs) };
}
