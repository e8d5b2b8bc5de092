import { analyse, analyseWords } from '../src/language/analyse.ts';
import { loadModel, type Model } from '../src/language/model.ts';
import type { Token } from '../src/language/sentence.ts';
import type { GoldDocument, GoldToken } from './conllu.ts';
import { type Part, readTreebank, sentencesOf, type Treebank } from './train-treebank.ts';

/** Counts of right and all, by measure. */
class Tally {
  readonly #right = new Map<string, number>();
  readonly #all = new Map<string, number>();

  add(measure: string, right: boolean): void {
    this.#all.set(measure, (this.#all.get(measure) ?? 0) + 1);
    if (right) this.#right.set(measure, (this.#right.get(measure) ?? 0) + 1);
  }

  percent(measure: string): string {
    const all = this.#all.get(measure) ?? 0;
    return all === 0 ? '-' : ((100 * (this.#right.get(measure) ?? 0)) / all).toFixed(2);
  }
}

/** Measures a model on the treebanks in a folder and gives the report as lines. */
export function evaluateLanguage(bytes: Uint8Array, folder: string): string[] {
  const before = performance.now();
  const model = loadModel(bytes);
  const loading = performance.now() - before;
  const parts: [Treebank, Part][] = [
    ['ewt', 'dev'],
    ['ewt', 'test'],
    ['gum', 'dev'],
    ['gum', 'test'],
  ];
  const reliability = new Map<number, [sum: number, right: number, all: number]>();
  const lines = parts.flatMap(([treebank, part]) => {
    const documents = readTreebank(folder, treebank, part);
    const onTokens = measureOnTokens(model, documents, part === 'test' ? reliability : undefined);
    return [`${treebank} ${part}`, ...onTokens, ...measureFromText(model, documents)];
  });
  return [
    ...lines,
    ...formatReliability(reliability),
    ...measureSpeed(model, readTreebank(folder, 'gum', 'test')),
    `model: ${(bytes.length / 1e6).toFixed(2)} MB, loaded in ${loading.toFixed(1)} ms`,
  ];
}

/** The entity types that questions are asked by. */
const TYPES = ['person', 'place', 'organization', 'time'];

const universal = (relation: string) => relation.split(':')[0];

/** Tags, lemmas, trees and entities where sentences and words are given. */
function measureOnTokens(
  model: Model,
  documents: readonly GoldDocument[],
  reliability: Map<number, [number, number, number]> | undefined,
): string[] {
  const tally = new Tally();
  const sentences = sentencesOf(documents).map(({ tokens }) => tokens);
  const analysed = analyseWords(model, sentences);
  sentences.forEach((gold, number) => {
    const tokens = analysed[number]!;
    tokens.forEach((token, at) => {
      compare(tally, token, gold[at]!);
      const right = token.head === gold[at]!.head && token.deprel === gold[at]!.deprel;
      const bin = Math.min(9, Math.floor(token.confidence * 10));
      const [sum, hits, all] = reliability?.get(bin) ?? [0, 0, 0];
      reliability?.set(bin, [sum + token.confidence, hits + (right ? 1 : 0), all + 1]);
    });
  });
  return [
    `  gold tokens, predicted tags: UPOS ${tally.percent('upos')}  XPOS ${tally.percent('xpos')}  lemma ${tally.percent('lemma')}`,
    `    UAS ${tally.percent('uas')}  LAS ${tally.percent('las')} (full relation)  LAS ${tally.percent('universal')} (universal relation, as CoNLL 2018)`,
    ...(tally.percent('entity') === '-'
      ? []
      : [
          `    entity type of nominal heads ${tally.percent('entity')}  (with none as a type, all nominals ${tally.percent('nominal')})`,
          `    precision and recall: ${TYPES.map((type) => `${type} ${tally.percent(`${type} given`)} ${tally.percent(`${type} wanted`)}`).join('  ')}`,
        ]),
  ];
}

function compare(tally: Tally, token: Token, gold: GoldToken): void {
  const attached = token.head === gold.head;
  tally.add('upos', token.upos === gold.upos);
  tally.add('xpos', token.xpos === gold.xpos);
  tally.add('lemma', token.lemma === gold.lemma || gold.lemma === '_');
  tally.add('uas', attached);
  tally.add('las', attached && token.deprel === gold.deprel);
  tally.add('universal', attached && universal(token.deprel) === universal(gold.deprel));
  if (gold.entity !== '') tally.add('entity', token.entity === gold.entity);
  if (TYPES.includes(token.entity ?? ''))
    tally.add(`${token.entity} given`, token.entity === gold.entity);
  if (TYPES.includes(gold.entity)) tally.add(`${gold.entity} wanted`, token.entity === gold.entity);
  if (['NOUN', 'PROPN', 'PRON', 'NUM'].includes(gold.upos))
    tally.add('nominal', (token.entity ?? '') === gold.entity);
}

/** F1 of ranges from raw text, and of arcs between words that were found. */
function measureFromText(model: Model, documents: readonly GoldDocument[]): string[] {
  const counts = { words: [0, 0, 0], sentences: [0, 0, 0], las: [0, 0, 0] };
  for (const document of documents) {
    const sentences = analyse(model, document.text);
    const found = sentences.map(({ tokens }) => tokens);
    const gold = document.sentences.map(({ tokens }) => tokens);
    addOverlap(counts.words, found.flat().map(range), gold.flat().map(range));
    addOverlap(counts.sentences, found.map(span), gold.map(span));
    addOverlap(counts.las, found.flatMap(arcs), gold.flatMap(arcs));
  }
  const f1 = ([both, found, gold]: number[]) => ((200 * both!) / (found! + gold!)).toFixed(2);
  return [
    `  raw text: words F1 ${f1(counts.words)}  sentences F1 ${f1(counts.sentences)}  LAS F1 ${f1(counts.las)} (full relation)`,
  ];
}

type Ranged = Pick<GoldToken, 'start' | 'end'>;
type Arc = Ranged & Pick<GoldToken, 'head' | 'deprel'>;

const range = ({ start, end }: Ranged) => `${start}-${end}`;
const span = (tokens: readonly Ranged[]) => `${tokens[0]!.start}-${tokens.at(-1)!.end}`;
const arcs = (tokens: readonly Arc[]) =>
  tokens.map((token) => {
    const head = tokens[token.head];
    return `${range(token)} ${token.deprel} ${head ? range(head) : 'root'}`;
  });

function addOverlap(counts: number[], found: readonly string[], gold: readonly string[]): void {
  const wanted = new Set(gold);
  counts[0]! += found.filter((one) => wanted.has(one)).length;
  counts[1]! += found.length;
  counts[2]! += gold.length;
}

function formatReliability(bins: Map<number, [number, number, number]>): string[] {
  const rows = [...bins].sort(([a], [b]) => a - b);
  return [
    'confidence on the test parts: mean, share of arcs that are right, arcs',
    ...rows.map(
      ([bin, [sum, right, all]]) =>
        `  ${(bin / 10).toFixed(1)} to ${((bin + 1) / 10).toFixed(1)}: ${(sum / all).toFixed(3)}  ${(right / all).toFixed(3)}  ${all}`,
    ),
  ];
}

/** Words per second of processor time, of the whole analysis, the best of five rounds after one to warm up. */
function measureSpeed(model: Model, documents: readonly GoldDocument[]): string[] {
  const text = documents.map((document) => document.text).join('\n\n');
  let best = Number.POSITIVE_INFINITY;
  let words = 0;
  for (let round = 0; round < 6; round++) {
    const start = process.cpuUsage();
    words = analyse(model, text).reduce((sum, { tokens }) => sum + tokens.length, 0);
    const { user, system } = process.cpuUsage(start);
    if (round > 0) best = Math.min(best, user + system);
  }
  return [
    `speed: ${Math.round((words / best) * 1e6)} words a second of processor time (${words} words of gum test)`,
  ];
}
