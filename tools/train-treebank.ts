import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GoldDocument, type GoldSentence, readConllu } from './conllu.ts';

/** The parts of the two treebanks, read from `{ewt,gum}-{train,dev,test}.conllu`. */
export type Part = 'train' | 'dev' | 'test';
export type Treebank = 'ewt' | 'gum';

/** @throws Error, with the path, if the file is not there. */
export function readTreebank(folder: string, treebank: Treebank, part: Part): GoldDocument[] {
  const path = join(folder, `${treebank}-${part}.conllu`);
  if (!existsSync(path))
    throw new Error(`${path} is missing: give a folder with {ewt,gum}-{train,dev,test}.conllu.`);
  return readConllu(readFileSync(path, 'utf8'));
}

/** The trees of every `silver*.conllu` in the folder: not annotated by people, but by a better and slower parser. */
export function readSilver(folder: string): GoldSentence[] {
  return readdirSync(folder)
    .filter((name) => /^silver.*\.conllu$/.test(name))
    .sort()
    .flatMap((name) => sentencesOf(readConllu(readFileSync(join(folder, name), 'utf8'))));
}

export function sentencesOf(documents: readonly GoldDocument[]): GoldSentence[] {
  return documents.flatMap((document) => document.sentences);
}
