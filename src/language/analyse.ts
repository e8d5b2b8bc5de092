import { arcConfidence } from './confidence.ts';
import { WordDescriber } from './describe-words.ts';
import { typeEntities } from './entities.ts';
import type { Model } from './model.ts';
import { keepOneRoot, parse } from './parse.ts';
import type { Sentence, Token } from './sentence.ts';
import { splitSentences } from './split-sentences.ts';
import { type Piece, splitWords } from './split-words.ts';
import { tag } from './tag.ts';

const NOMINAL = new Set(['NOUN', 'PROPN', 'PRON', 'NUM']);

/**
 * Analyses English text: sentences, tokens, tags, lemmas, dependency trees with confidences, entity types.
 * Takes any string, in time linear in its length; an empty line ends a sentence. Offsets are UTF-16 units in `text`.
 */
export function analyse(model: Model, text: string): Sentence[] {
  const describer = new WordDescriber(model.lexicon);
  return splitSentences(splitWords(text)).map((pieces) => {
    const start = pieces[0]!.start;
    const end = pieces.at(-1)!.end;
    return {
      text: text.slice(start, end),
      start,
      end,
      tokens: analyseWords(model, describer, pieces),
    };
  });
}

/** Analyses one sentence that is already split into words. */
export function analyseWords(
  model: Model,
  describer: WordDescriber,
  pieces: readonly Pick<Piece, 'form' | 'start' | 'end'>[],
): Token[] {
  const { relations, calibration } = model;
  const words = describer.describe(pieces.map(({ form }) => form));
  const tags = tag(words, model.lexicon, model.tagger);
  const tree = parse(words, tags, model.parser);
  keepOneRoot(tree, relations.indexOf('root'), relations.indexOf('parataxis'));
  const { head, label, margin } = tree;
  const pairs = Array.from(tags, (id) => model.tags[id]!);
  const types = typeEntities(
    { words, tags, head, label },
    (word) => NOMINAL.has(pairs[word]!.upos),
    model.telling,
    model.entities,
  );
  return pieces.map(({ form, start, end }, at) => {
    const entity = types[at];
    return {
      form,
      lemma: model.lemmatiser.lemma(form, tags[at]!),
      ...pairs[at]!,
      start,
      end,
      head: head[at]!,
      deprel: relations[label[at]!]!,
      confidence: arcConfidence(calibration, margin[at]!, words.count, label[at]!),
      ...(entity === undefined ? {} : { entity }),
    };
  });
}
