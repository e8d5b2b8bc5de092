import { type CombinedTree, combineTrees } from './combine-trees.ts';
import { voteConfidence } from './confidence.ts';
import { type TaggedWords, WordDescriber } from './describe-words.ts';
import { typeEntities } from './entities.ts';
import type { Model } from './model.ts';
import { parseBackwards, parseForwards } from './parse-both-ways.ts';
import type { Sentence, Token } from './sentence.ts';
import { splitSentences } from './split-sentences.ts';
import { type Piece, splitWords } from './split-words.ts';
import { tag } from './tag.ts';
import { trueCase } from './true-case.ts';

const NOMINAL = new Set(['NOUN', 'PROPN', 'PRON', 'NUM']);

/**
 * Sentences that go through the stages together. Each stage has its own large tables: changing between them at every
 * sentence would empty the processor's caches, and a whole book at once would fill the memory.
 */
const BATCH = 200;

/**
 * Analyses English text: sentences, tokens, tags, lemmas, dependency trees with confidences, entity types.
 * Takes any string, in time linear in its length; an empty line ends a sentence. Offsets are UTF-16 units in `text`.
 */
export function analyse(model: Model, text: string): Sentence[] {
  return analyseTexts(model, [text])[0]!;
}

/** The same for texts that are short: together they go through the stages in larger batches, which is faster. */
export function analyseTexts(
  model: Model,
  texts: readonly string[],
  onProgress?: (fraction: number) => void,
): Sentence[][] {
  const split = texts.map((text) => splitSentences(splitWords(text)));
  const tokens = analyseWords(model, split.flat(), split.flatMap(trueCase), onProgress);
  let at = 0;
  return split.map((sentences, index) =>
    sentences.map((pieces) => {
      const start = pieces[0]!.start;
      const end = pieces.at(-1)!.end;
      return { text: texts[index]!.slice(start, end), start, end, tokens: tokens[at++]! };
    }),
  );
}

type Word = Pick<Piece, 'form' | 'start' | 'end'>;

/** Analyses sentences that are already split into words; `forms` are the words in true case, as far as it is known. */
export function analyseWords(
  model: Model,
  sentences: readonly (readonly Word[])[],
  forms: readonly (readonly string[])[] = sentences.map((words) => words.map(({ form }) => form)),
  onProgress?: (fraction: number) => void,
): Token[][] {
  const describer = new WordDescriber(model);
  const tokens: Token[][] = [];
  for (let from = 0; from < sentences.length; from += BATCH) {
    onProgress?.(from / sentences.length);
    tokens.push(
      ...analyseBatch(
        model,
        describer,
        sentences.slice(from, from + BATCH),
        forms.slice(from, from + BATCH),
      ),
    );
  }
  return tokens;
}

function analyseBatch(
  model: Model,
  describer: WordDescriber,
  sentences: readonly (readonly Word[])[],
  forms: readonly (readonly string[])[],
): Token[][] {
  const described = forms.map((words) => describer.describe(words));
  const tagged = described.map((words) =>
    describer.addTags(words, tag(words, model.lexicon, model.tagKinds, model.tagger)),
  );
  const forwards = tagged.map((words) => parseForwards(words, model.forwards, model.roots));
  const backwards = tagged.map((words) => parseBackwards(words, model.backwards, model.roots));
  return sentences.map((pieces, at) => {
    const tree = combineTrees(forwards[at]!, backwards[at]!, model.calibration, model.onlyOnce);
    return readTokens(model, pieces, tagged[at]!, tree);
  });
}

function readTokens(
  { tags, relations, calibration, telling, entities }: Model,
  pieces: readonly Word[],
  words: TaggedWords,
  { head, label, agreement, own, other }: CombinedTree,
): Token[] {
  const pairs = Array.from(words.tags, (id) => tags[id]!);
  const isNominal = (word: number) => NOMINAL.has(pairs[word]!.upos);
  const types = typeEntities({ words, head, label }, isNominal, telling, entities);
  return pieces.map(({ form, start, end }, at) => {
    const entity = types[at];
    return {
      form,
      lemma: words.lemmas[at]!,
      ...pairs[at]!,
      start,
      end,
      head: head[at]!,
      deprel: relations[label[at]!]!,
      confidence: voteConfidence(calibration.votes[agreement[at]!], own[at]!, other[at]!),
      ...(entity === undefined ? {} : { entity }),
    };
  });
}
