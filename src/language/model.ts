import { rolesTakenOnce } from './combine-trees.ts';
import type { Calibration } from './confidence.ts';
import { tellingRelations } from './entities.ts';
import { type LemmaRule, Lemmatiser } from './lemmatise.ts';
import { type Finite, Lexicon } from './lexicon.ts';
import { type RootRelations, rootRelations } from './parse-both-ways.ts';
import { Senses } from './senses.ts';
import type { Upos } from './sentence.ts';
import { SortedTable } from './sorted-table.ts';
import { type TagKinds, tagKinds } from './tag.ts';
import { PackedWeights } from './weights.ts';

/** A class of the tagger: a universal tag and a Penn Treebank tag. */
export interface TagPair {
  readonly upos: Upos;
  readonly xpos: string;
}

/** Everything that was learned, ready for use. */
export interface Model {
  readonly tags: readonly TagPair[];
  readonly relations: readonly string[];
  readonly lexicon: Lexicon;
  readonly lemmatiser: Lemmatiser;
  readonly senses: Senses;
  readonly tagKinds: TagKinds;
  readonly tagger: PackedWeights;
  /** The parser that reads from left to right and the one that reads from right to left. */
  readonly forwards: PackedWeights;
  readonly backwards: PackedWeights;
  readonly roots: RootRelations;
  /** See rolesTakenOnce. */
  readonly onlyOnce: Uint8Array;
  readonly entities: PackedWeights;
  /** See tellingRelations. */
  readonly telling: Int8Array;
  readonly calibration: Calibration;
}

/** The small facts of a model; what is large lies in its sections. */
export interface ModelFacts {
  readonly tags: readonly TagPair[];
  readonly relations: readonly string[];
  readonly onlyTag: readonly number[];
  /** For each ambiguity class whether it is finite. */
  readonly finite: readonly Finite[];
  readonly lemmaRules: readonly LemmaRule[];
  /** For each class of nouns its field in the dictionary. */
  readonly nounFields: readonly number[];
  readonly calibration: Calibration;
}

export const SECTIONS = [
  'lexicon',
  'lemmas',
  'senses',
  'tagger',
  'forwards',
  'backwards',
  'entities',
] as const;
export type Section = (typeof SECTIONS)[number];

const MAGIC = 'deckwright model 1\n';
const HEADER_AT = 20;

type Header = ModelFacts & { readonly sections: Record<Section, readonly [number, number]> };

/**
 * Reads a model from the bytes of its file: `deckwright model 1\n`, padding, the length of the header (u32, little
 * endian, at byte 20), the header as JSON, then the sections, each at a multiple of 4. Copies nothing.
 * @throws Error if the bytes are no such file.
 */
export function loadModel(bytes: Uint8Array): Model {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const { sections, ...facts } = readHeader(aligned);
  const section = (name: Section) => {
    const [start, length] = sections[name];
    if (start + length > aligned.length) throw new Error('The language model is cut short.');
    return aligned.subarray(start, start + length);
  };
  const senses = new Senses(new SortedTable(section('senses')), facts.nounFields);
  return {
    tags: facts.tags,
    relations: facts.relations,
    lexicon: new Lexicon(new SortedTable(section('lexicon')), facts.onlyTag, facts.finite),
    lemmatiser: new Lemmatiser(
      new SortedTable(section('lemmas')),
      facts.lemmaRules,
      senses,
      facts.tags.map(({ xpos }) => xpos),
    ),
    senses,
    tagKinds: tagKinds(facts.tags),
    tagger: new PackedWeights(section('tagger')),
    forwards: new PackedWeights(section('forwards')),
    backwards: new PackedWeights(section('backwards')),
    roots: rootRelations(facts.relations),
    onlyOnce: rolesTakenOnce(facts.relations),
    entities: new PackedWeights(section('entities')),
    telling: tellingRelations(facts.relations),
    calibration: facts.calibration,
  };
}

function readHeader(bytes: Uint8Array): Header {
  const decoder = new TextDecoder();
  if (decoder.decode(bytes.subarray(0, MAGIC.length)) !== MAGIC)
    throw new Error('This is not a language model of Deckwright.');
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(HEADER_AT, true);
  if (HEADER_AT + 4 + length > bytes.length) throw new Error('The language model is cut short.');
  return JSON.parse(decoder.decode(bytes.subarray(HEADER_AT + 4, HEADER_AT + 4 + length)));
}

/** Writes a model file for loadModel. */
export function packModel(facts: ModelFacts, sections: Record<Section, Uint8Array>): Uint8Array {
  const encoder = new TextEncoder();
  // The header holds the places of the sections, which depend on its length: leave it room to grow.
  const room = encoder.encode(JSON.stringify(facts)).length + 64 * SECTIONS.length;
  let end = Math.ceil((HEADER_AT + 4 + room) / 4) * 4;
  const places: Partial<Record<Section, [number, number]>> = {};
  for (const name of SECTIONS) {
    places[name] = [end, sections[name].length];
    end = Math.ceil((end + sections[name].length) / 4) * 4;
  }
  const header = encoder.encode(JSON.stringify({ ...facts, sections: places }));
  const bytes = new Uint8Array(end);
  bytes.set(encoder.encode(MAGIC));
  new DataView(bytes.buffer).setUint32(HEADER_AT, header.length, true);
  bytes.set(header, HEADER_AT + 4);
  for (const name of SECTIONS) bytes.set(sections[name], places[name]![0]);
  return bytes;
}
