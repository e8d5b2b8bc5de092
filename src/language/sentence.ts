/** A sentence after analysis, in the terms of Universal Dependencies 2 (English). */
export interface Sentence {
  readonly text: string;
  /** UTF-16 range in the analysed text. */
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
}

/** A syntactic word: `can't` is two of them, `ca` and `n't`, with touching ranges. */
export interface Token {
  readonly form: string;
  readonly lemma: string;
  readonly upos: Upos;
  /** Penn Treebank tag: VBD, NNS, … */
  readonly xpos: string;
  /** UTF-16 range in the analysed text, not in the sentence. */
  readonly start: number;
  readonly end: number;
  /** Index of the head token in the sentence, -1 for the root. */
  readonly head: number;
  /** UD relation with its subtype: `nsubj:pass`. */
  readonly deprel: string;
  /** Estimated probability, 0 to 1, that head and relation are both right. */
  readonly confidence: number;
  /** The type of the entity whose noun phrase this token heads. */
  readonly entity?: EntityType;
}

export type Upos =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X';

/** GUM's entity types. */
export type EntityType =
  | 'person'
  | 'place'
  | 'organization'
  | 'time'
  | 'event'
  | 'object'
  | 'abstract'
  | 'animal'
  | 'plant'
  | 'substance';
