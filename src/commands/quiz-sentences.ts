import { guidsOf } from '../collection/guid.ts';
import type { Sentence } from '../language/sentence.ts';
import type { Document } from '../markdown/document.ts';
import type { Phrase, QuizNote } from '../quiz/material.ts';
import { fieldsOf } from './quiz-fields.ts';
import { sentenceNotes } from './quiz-prose.ts';
import { namedSentences } from './quiz-references.ts';
import type { Source } from './quiz-sources.ts';

/** A sentence that was analysed. */
export interface Place {
  readonly sentence: Sentence;
  readonly headings: readonly string[];
  readonly document: Document | undefined;
  /** See Phrase. */
  readonly from: number;
  /** The number of its passage among the texts. */
  readonly passage: number;
}

/** A note that is not yet found in the texts. */
export type PlainNote = Omit<QuizNote, 'at'>;

/** A noun that stands this often in a text is one of its terms. */
const OFTEN = 3;
const NO_TERMS =
  /^(?:time|part|number|way|kind|type|result|case|example|lot|person|people|year|day|end|order|use|group|thing|person|place|man|men|woman|women|work|fact|change|right|cause|beginning|report|study|paper|article|author|chapter|figure|section|boy|girl|book|letter)s?$/i;

/** One or two words that the texts have often. */
function termsAmong(phrases: readonly Phrase[]): (phrase: string) => boolean {
  const bare = (text: string) => text.replace(/^(?:the|an?) /i, '').toLowerCase();
  const counts = new Map<string, number>();
  for (const { text, type } of phrases)
    if (type.startsWith('noun:')) counts.set(bare(text), (counts.get(bare(text)) ?? 0) + 1);
  return (phrase) => {
    const text = bare(phrase);
    return (
      text.length >= 4 &&
      text.split(' ').length <= 2 &&
      !NO_TERMS.test(text) &&
      (counts.get(text) ?? 0) >= OFTEN
    );
  };
}

/** Of an essay every sentence that stands by itself; of a deck those that its notes quote. */
export function gappedSentences(
  sources: readonly Source[],
  notes: readonly PlainNote[],
  places: readonly Place[],
  phrases: readonly (readonly Phrase[])[],
): PlainNote[] {
  const essays = new Set(
    sources.flatMap(({ isDeck, prose }) => (isDeck || prose === undefined ? [] : [prose])),
  );
  const quoting = new Map(
    notes.flatMap((note) => (note.sentence === undefined ? [] : [[note.sentence, note] as const])),
  );
  const isTerm = termsAmong(phrases.flat());
  const named = new Map([...essays].flatMap((essay) => [...namedIn(essay, places)]));
  return places.flatMap(({ sentence, headings, document, from }, at) => {
    const quoted = quoting.get(sentence.text);
    if (quoted === undefined && (document === undefined || !essays.has(document))) return [];
    const said = named.get(sentence) ?? sentence.text;
    const gapped = sentenceNotes(sentence, said, headings, phrases[at]!, isTerm);
    const guids = guidsOf(
      '',
      gapped.map(({ note }) => note),
    );
    return gapped.map(({ note, type }, index) => ({
      id: quoted?.id ?? guids[index]!,
      ...fieldsOf(note),
      headings: quoted?.headings ?? headings,
      sentence: sentence.text,
      from,
      tier: 2,
      isOpen: false,
      score: 0,
      ...(type === undefined ? {} : { type }),
      ...(quoted?.difficulty === undefined ? {} : { difficulty: quoted.difficulty }),
    }));
  });
}

function namedIn(essay: Document, places: readonly Place[]): Map<Sentence, string> {
  const passages = new Map<number, Sentence[]>();
  for (const { document, passage, sentence } of places)
    if (document === essay) passages.set(passage, [...(passages.get(passage) ?? []), sentence]);
  return namedSentences([...passages.values()], essay.title);
}
