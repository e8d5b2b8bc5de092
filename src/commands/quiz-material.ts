import { resolve } from 'node:path';
import { guidsOf } from '../collection/guid.ts';
import { analyseTexts } from '../language/analyse.ts';
import { looksEnglish } from '../language/looks-english.ts';
import { loadModel, type Model } from '../language/model.ts';
import type { Sentence } from '../language/sentence.ts';
import type { Document } from '../markdown/document.ts';
import { readDocument } from '../markdown/read-document.ts';
import type { Deck, Diagnostic } from '../note.ts';
import { readAnswer } from '../quiz/answer.ts';
import { textOf } from '../quiz/html.ts';
import type { Material, Phrase, QuizNote } from '../quiz/material.ts';
import { deckNameOf } from './deck-of.ts';
import { markdownFiles, readText } from './files.ts';
import { packageFile } from './package-files.ts';
import { asAsked } from './quiz-asked.ts';
import { fieldHtml, fieldsOf } from './quiz-fields.ts';
import { type KnownNotes, NOTHING_KNOWN } from './quiz-known.ts';
import { namesIn } from './quiz-names.ts';
import { phrasesIn, typeOfAnswer } from './quiz-phrases.ts';
import { gappedSentences, type Place, type PlainNote } from './quiz-sentences.ts';
import { deckOf, essayOf, type Source, sourceOf, titleOf } from './quiz-sources.ts';

/** What was read for a quiz. */
export interface Read {
  readonly material: Material;
  readonly title: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads decks and essays: of a deck its notes, of an essay those written in it and those made from its prose, unless
 * a deck that was made from it is among the files.
 */
export async function readMaterial(
  paths: readonly string[],
  wordLists: readonly (readonly string[])[],
  knownOf: (decks: readonly Deck[]) => Promise<KnownNotes> = async () => NOTHING_KNOWN,
): Promise<Read> {
  const documents = markdownFiles(paths)
    .map(readText)
    .map(({ text, path }) => readDocument(text, path));
  const known = new Map(documents.map((document) => [resolve(document.file), document]));
  const made = new Set(documents.flatMap((document) => essayOf(document) ?? []));
  const sources = documents
    .filter(({ file }) => !made.has(resolve(file)))
    .map((document) => sourceOf(document, known));
  return {
    material: materialOf(sources, wordLists, await knownOf(sources.map(deckOf))),
    title: titleOf(sources),
    diagnostics: sources.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** Texts that were analysed, and where each sentence stands among them. */
class Analysed {
  readonly places: Place[] = [];
  readonly #at = new Map<string, number>();

  constructor(model: Model, texts: readonly Text[]) {
    const analysed = analyseTexts(
      model,
      texts.map(({ text, isWanted, sentences }) =>
        isWanted && sentences === undefined ? text : '',
      ),
    );
    analysed.forEach((parsed, index) => {
      const { text, isWanted, sentences: known } = texts[index]!;
      const unread = [{ text, start: 0, end: text.length, tokens: [] }];
      const sentences = known ?? (isWanted ? parsed : unread);
      for (const sentence of sentences) {
        if (!this.#at.has(sentence.text)) this.#at.set(sentence.text, this.places.length);
        this.places.push({ sentence, passage: index, ...texts[index]! });
      }
    });
  }

  find(text: string): number | undefined {
    return this.#at.get(text);
  }
}

interface Text {
  readonly text: string;
  /** Whether words and names in it matter. */
  readonly isWanted: boolean;
  /** Where it was analysed before. */
  readonly sentences?: readonly Sentence[];
  readonly headings: readonly string[];
  readonly document: Document | undefined;
  /** See Phrase. */
  readonly from: number;
}

function materialOf(
  sources: readonly Source[],
  wordLists: Material['wordLists'],
  known: KnownNotes,
): Material {
  const plain = sources.flatMap((source, from) => plainNotes(source, from, known));
  const model = loadModel(packageFile('src/language/model/english.bin'));
  const texts = textsOf(sources, plain);
  const sample = [
    ...texts.map(({ text }) => text),
    ...plain.map(({ question }) => textOf(question)),
  ];
  const isEnglish = looksEnglish(model, sample.join('\n').slice(0, 20_000));
  if (!isEnglish) {
    const notes = plain.map((note, at) => ({ ...note, at }));
    return { notes, sentences: texts.map(({ text }) => text), phrases: [], isEnglish, wordLists };
  }
  const analysed = new Analysed(model, texts);
  const phrases = agreed(
    analysed.places.map(({ sentence, from }, at) => phrasesIn(sentence, { at, from }, model)),
  );
  const gapped =
    plain.length > ENOUGH_NOTES ? [] : gappedSentences(sources, plain, analysed.places, phrases);
  return {
    notes: typed([...plain, ...gapped], analysed, model),
    sentences: analysed.places.map(({ sentence }) => sentence.text),
    phrases: phrases.flat(),
    names: namesIn(analysed.places),
    isEnglish,
    wordLists,
  };
}

/** Names have one type in all of a text: the one that most of its sentences give them; without a majority, none. */
function agreed(phrases: readonly (readonly Phrase[])[]): Phrase[][] {
  const votes = new Map<string, Map<string, number>>();
  for (const { text, type } of phrases.flat()) {
    if (type.startsWith('noun:')) continue;
    const own = votes.get(text) ?? new Map<string, number>();
    votes.set(text, own.set(type, (own.get(type) ?? 0) + 1));
  }
  const winner = (text: string) => {
    const all = [...(votes.get(text) ?? [])].sort((a, b) => b[1] - a[1]);
    const sum = all.reduce((total, [, count]) => total + count, 0);
    return all[0] !== undefined && all[0][1] > sum / 2 ? all[0][0] : undefined;
  };
  return phrases.map((list) =>
    list.flatMap((phrase) => {
      if (phrase.type.startsWith('noun:')) return [phrase];
      const type = winner(phrase.text);
      return type === undefined ? [] : [{ ...phrase, type }];
    }),
  );
}

/** With more notes, sentences need not give items besides. */
const ENOUGH_NOTES = 400;

/** The prose, and sentences that notes quote from elsewhere. */
function textsOf(sources: readonly Source[], notes: readonly PlainNote[]): Text[] {
  const passages = sources.flatMap(({ prose, sentences }, from) =>
    (prose?.passages ?? []).map(({ text, headings }, at) => ({
      text,
      headings,
      document: prose,
      from,
      isWanted: true,
      ...(sentences?.[at] === undefined ? {} : { sentences: sentences[at] }),
    })),
  );
  const prose = passages.map(({ text }) => text).join(' ');
  const isLarge = notes.length > ENOUGH_NOTES;
  const quoted = new Map<string, Text>();
  for (const note of notes) {
    const { sentence, headings, from } = note;
    if (sentence === undefined || prose.includes(sentence)) continue;
    // A date or a number needs no names around it, and many sentences take long.
    const isWanted =
      !isLarge || !saysItself(answerOf(note)) || (quoted.get(sentence)?.isWanted ?? false);
    quoted.set(sentence, { text: sentence, headings, from, document: undefined, isWanted });
  }
  return [...passages, ...quoted.values()];
}

function plainNotes(
  { document, notes }: Source,
  from: number,
  { guidOf, difficultyOf }: KnownNotes,
): PlainNote[] {
  const guids = guidsOf(
    deckNameOf(document, {}),
    notes.map(({ note }) => note),
  );
  return notes.map(({ note, tier, isOpen = false }, index) => {
    const id = guidOf(note) ?? guids[index]!;
    const difficulty = difficultyOf(id);
    const sentence = note.source && textOf(fieldHtml(note.source.sentence));
    return {
      id,
      ...fieldsOf(note),
      headings: note.headings,
      from,
      tier,
      isOpen,
      score: note.made.by === 'rule' ? note.made.score : Number.POSITIVE_INFINITY,
      ...(sentence ? { sentence } : {}),
      ...(difficulty === undefined ? {} : { difficulty }),
    };
  });
}

function answerOf(note: PlainNote): string {
  return note.kind === 'cloze' ? (note.gaps[0] ?? '') : textOf(note.answer);
}

/** Dates and numbers say themselves what they are. */
function saysItself(answer: string): boolean {
  const { date, quantity } = readAnswer(answer);
  return date !== undefined || quantity !== undefined;
}

/** Finds each note's sentence in the texts and what its answer is there. */
function typed(notes: readonly PlainNote[], analysed: Analysed, model: Model): QuizNote[] {
  const answers = notes.map((note) => {
    const text = answerOf(note);
    const isKnown = note.type !== undefined || saysItself(text);
    return isKnown || text.length >= 80 || text.includes('\n') ? '' : text;
  });
  const here = notes.map(({ sentence }) =>
    sentence === undefined ? undefined : analysed.find(sentence),
  );
  const types = answers.map((answer, index) => {
    const place = analysed.places[here[index] ?? -1];
    return place === undefined || answer === ''
      ? undefined
      : typeOfAnswer(answer, place.sentence, model);
  });
  const alone = answers.map((answer, index) => (types[index] === undefined ? answer : ''));
  const parsed = analyseTexts(model, alone);
  return notes.map((note, index) => {
    const [only, ...more] = parsed[index]!;
    const type =
      types[index] ??
      (only === undefined || more.length > 0
        ? undefined
        : typeOfAnswer(alone[index]!, only, model));
    const at = here[index] ?? analysed.places.length + index;
    // A deck has no headings of its own: its sentences stand under those of the essay.
    const headings =
      note.headings.length > 0 ? note.headings : (analysed.places[at]?.headings ?? []);
    return {
      ...note,
      at,
      headings,
      ...(type === undefined
        ? {}
        : {
            type:
              note.kind === 'cloze' ? type : asAsked(type, answers[index]!, textOf(note.question)),
          }),
    };
  });
}
