import { dirname, join, resolve } from 'node:path';
import { guidsOf } from '../collection/guid.ts';
import { analyseTexts } from '../language/analyse.ts';
import { looksEnglish } from '../language/looks-english.ts';
import { loadModel, type Model } from '../language/model.ts';
import type { Sentence } from '../language/sentence.ts';
import type { Document } from '../markdown/document.ts';
import { gapsIn } from '../markdown/gaps.ts';
import { toHtml } from '../markdown/html.ts';
import { readTasks } from '../markdown/options.ts';
import { readDocument } from '../markdown/read-document.ts';
import type { Deck, Diagnostic, Note } from '../note.ts';
import { readAnswer } from '../quiz/answer.ts';
import { textOf } from '../quiz/html.ts';
import { GAP_MARK } from '../quiz/item.ts';
import type { Material, Phrase, QuizNote } from '../quiz/material.ts';
import { deckNameOf } from './deck-of.ts';
import { notesFromProse } from './essay.ts';
import { markdownFiles, readIfThere, readText } from './files.ts';
import { packageFile } from './package-files.ts';
import { type KnownNotes, NOTHING_KNOWN } from './quiz-known.ts';
import { phrasesIn, typeOfAnswer } from './quiz-phrases.ts';
import { sentenceNotes, spareNotes } from './quiz-prose.ts';

/** What was read for a quiz. */
export interface Read {
  readonly material: Material;
  readonly title: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** A note, and how far it is from the cards of a deck: see QuizNote. */
interface TieredNote {
  readonly note: Note;
  readonly tier: QuizNote['tier'];
  readonly isOpen?: boolean;
}

/** A file's notes, written and made, and the document whose prose they are about. */
interface Source {
  readonly document: Document;
  readonly notes: readonly TieredNote[];
  readonly prose: Document | undefined;
  /** Of each passage of the prose, where it was analysed. */
  readonly sentences?: readonly (readonly Sentence[])[];
  readonly isDeck: boolean;
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

function deckOf({ document, notes }: Source): Deck {
  return { name: deckNameOf(document, {}), tags: [], notes: notes.map(({ note }) => note) };
}

function sourceOf(document: Document, known: ReadonlyMap<string, Document>): Source {
  const written = document.notes.map((note) => ({ note, tier: 0 as const }));
  const essay = essayOf(document);
  if (essay !== undefined || document.passages.length === 0) {
    const prose = essay === undefined ? document : (known.get(essay) ?? readQuietly(essay));
    return { document, notes: written, prose, isDeck: true, diagnostics: document.diagnostics };
  }
  const { notes, decisions, diagnostics, sentences } = notesFromProse(document, {
    density: 'rich',
  });
  return {
    document,
    notes: [
      ...written,
      ...notes.map((note) => ({ note, tier: 0 as const })),
      ...spareNotes(decisions).map((spare) => ({ ...spare, tier: 1 as const })),
    ],
    prose: document,
    sentences,
    isDeck: false,
    diagnostics: [...document.diagnostics, ...diagnostics],
  };
}

/** The essay that a deck's front matter says it was made from. */
function essayOf({ file, frontMatter }: Document): string | undefined {
  const { source } = frontMatter;
  const isText = source !== undefined && /^(?!\w+:\/\/).*\.(md|markdown)$/i.test(source);
  return isText ? resolve(join(dirname(file), source)) : undefined;
}

/** An essay that went elsewhere is no problem: the deck quotes its sentences. */
function readQuietly(path: string): Document | undefined {
  const bytes = readIfThere(path);
  return bytes === undefined ? undefined : readDocument(new TextDecoder().decode(bytes), path);
}

function titleOf(sources: readonly Source[]): string {
  const names = sources
    .filter(({ notes }) => notes.length > 0)
    .map(({ document, prose }) => document.title ?? prose?.title ?? deckNameOf(document, {}));
  const parts = [...new Set(names)].map((name) => name.split('::').at(-1)!);
  return parts.length > 3 || parts.length === 0 ? 'Quiz' : parts.join(', ');
}

/** Text in which nothing can be markup: most fields, and much faster. */
const NO_MARKUP = /^(?![-+]|\d+[.)]|.*www\.)[\p{L}\p{M}\p{N} ,.;'’“”"?()%–—\uFFFC-]*$/u;

function fieldHtml(markdown: string): string {
  return NO_MARKUP.test(markdown) ? markdown.trim() : toHtml(markdown);
}

/** A sentence that was analysed. */
interface Place {
  readonly sentence: Sentence;
  readonly headings: readonly string[];
  readonly document: Document | undefined;
  /** See Phrase. */
  readonly from: number;
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
        this.places.push({ sentence, ...texts[index]! });
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
    plain.length > ENOUGH_NOTES ? [] : gappedSentences(sources, plain, analysed, phrases);
  return {
    notes: typed([...plain, ...gapped], analysed, model),
    sentences: analysed.places.map(({ sentence }) => sentence.text),
    phrases: phrases.flat(),
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
function gappedSentences(
  sources: readonly Source[],
  notes: readonly PlainNote[],
  analysed: Analysed,
  phrases: readonly (readonly Phrase[])[],
): PlainNote[] {
  const essays = new Set(
    sources.flatMap(({ isDeck, prose }) => (isDeck || prose === undefined ? [] : [prose])),
  );
  const quoting = new Map(
    notes.flatMap((note) => (note.sentence === undefined ? [] : [[note.sentence, note] as const])),
  );
  const isTerm = termsAmong(phrases.flat());
  return analysed.places.flatMap(({ sentence, headings, document, from }, at) => {
    const quoted = quoting.get(sentence.text);
    if (quoted === undefined && (document === undefined || !essays.has(document))) return [];
    const gapped = sentenceNotes(sentence, headings, phrases[at]!, isTerm);
    const guids = guidsOf('', gapped);
    return gapped.map((note, index) => ({
      id: quoted?.id ?? guids[index]!,
      ...fieldsOf(note),
      headings: quoted?.headings ?? headings,
      sentence: sentence.text,
      from,
      tier: 2,
      isOpen: false,
      score: 0,
      ...(quoted?.difficulty === undefined ? {} : { difficulty: quoted.difficulty }),
    }));
  });
}

type PlainNote = Omit<QuizNote, 'type' | 'at'>;

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

function fieldsOf(note: Note): Pick<QuizNote, 'kind' | 'question' | 'answer' | 'gaps' | 'options'> {
  if (note.kind === 'cloze') return clozeFields(note);
  const asked = readTasks(note.front);
  const answered = asked === undefined ? readTasks(note.back) : undefined;
  const tasks = asked ?? answered;
  const question = asked === undefined ? note.front : [asked.before, asked.after].join('\n\n');
  const answer =
    answered === undefined ? note.back : [answered.before, answered.after].join('\n\n');
  return {
    kind: 'basic',
    question: fieldHtml(question.trim()),
    answer: fieldHtml(answer.trim()),
    gaps: [],
    options: (tasks?.tasks ?? []).map(({ text, isDone }) => ({
      html: fieldHtml(text),
      isRight: isDone,
    })),
  };
}

/** More gaps than this in one sentence leave nothing to go by; the others are shown. */
const MOST_GAPS = 3;

function clozeFields(
  note: Note,
): Pick<QuizNote, 'kind' | 'question' | 'answer' | 'gaps' | 'options'> {
  const outer: ReturnType<typeof gapsIn>[number][] = [];
  for (const gap of gapsIn(note.front)) if (gap.start >= (outer.at(-1)?.end ?? 0)) outer.push(gap);
  let text = '';
  let done = 0;
  const gaps: string[] = [];
  for (const [index, gap] of outer.entries()) {
    const hidden = gap.hidden.replace(/\{\{c\d+::|\}\}/g, '');
    text += note.front.slice(done, gap.start) + (index < MOST_GAPS ? GAP_MARK : hidden);
    if (index < MOST_GAPS) gaps.push(textOf(fieldHtml(hidden)));
    done = gap.end;
  }
  text += note.front.slice(done);
  return {
    kind: 'cloze',
    question: fieldHtml(text),
    answer: fieldHtml(note.back),
    gaps,
    options: [],
  };
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
    return saysItself(text) || text.length >= 80 || text.includes('\n') ? '' : text;
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
        : { type: asAsked(type, answers[index]!, textOf(note.question)) }),
    };
  });
}

/** What a question asks for, by the noun behind "which" or "what" or by "who" and "where". */
const ASKED: readonly (readonly [type: string, words: RegExp])[] = [
  [
    'person',
    /^(?:who|whom|whose|person|leader|man|woman|king|queen|scientist|chemist|researcher|author|writer|player|quarterback|general|architect|director|translator|artist|actor|actress|singer|president|emperor|politician|inventor|philosopher|poet|founder|coach|ruler|member|physicist|explorer|composer|painter|minister)$/,
  ],
  [
    'organization',
    /^(?:company|firm|organi[sz]ation|party|team|club|university|agency|band|corporation|newspaper|bank|institution|entity|college|network|brand)$/,
  ],
  ['country', /^(?:country|nation)$/],
  [
    'place',
    /^(?:where|city|town|region|area|place|location|province|county|island|district|neighbou?rhood|suburb)$/,
  ],
];

/** A name's type as the question has it, which knows better than the look of the name; of a narrower noun its own. */
function asAsked(type: string, answer: string, question: string): string {
  const bare = answer.replace(/^(?:(?:in|at|on|from|to|of|by) )?(?:the )?/i, '');
  if (type.startsWith('noun:') || !/^\p{Lu}/u.test(bare)) return type;
  const noun = askedNoun(question)?.toLowerCase();
  if (noun === undefined) return type;
  const found = ASKED.find(([, words]) => words.test(noun))?.[0];
  // Countries, places and companies are asked for by "who" and "where" too.
  if (/^(?:who|whom|whose|where)$/.test(noun) && !type.startsWith('name:')) return type;
  if (found === 'person' && /^the |s$/i.test(answer)) return type;
  if (found === 'place' && type === 'country') return type;
  return found ?? `asked:${noun.replace(/s$/, '')}`;
}

/** "party" of "Which party …", "What is the name of the party …" and "What was the largest party in …". */
function askedNoun(question: string): string | undefined {
  const text = question.charAt(0).toLowerCase() + question.slice(1);
  const [, named] =
    /\bnames? of (?:(?:the|an?) )?(.+?)(?:$| (?:of|that|who|which|in|to|for|from|on|at|with|when|where|by)\b|[,?])/u.exec(
      text,
    ) ?? [];
  const [, defined] =
    /\bwhat (?:is|was|are|were) (?:another|the|an?) (.+?)(?:$| (?:of|that|who|which|in|to|for|from|on|at|aside|with|when|where|by)\b|[,?])/u.exec(
      text,
    ) ?? [];
  const [, which] =
    /\b(?:which|what) ((?:\p{Lu}[\p{L}']* )*(?:\p{L}+ ){0,2}?\p{Ll}+)\b/u.exec(text) ?? [];
  const [who] = /^(?:who|whom|whose|where)\b|(?<=^\p{L}+ )(?:whom|whose)\b/u.exec(text) ?? [];
  const phrase =
    named ?? defined ?? (which !== undefined && !NO_NOUN.test(which) ? which : undefined);
  const noun = phrase
    ?.split(' ')
    .filter((word) => /^\p{Ll}+$/u.test(word))
    .at(-1);
  return noun ?? who;
}

const NO_NOUN =
  /^(?:is|are|was|were|did|do|does|has|had|have|can|could|may|will|would|of|the|an?)\b/i;
