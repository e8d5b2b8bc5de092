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
import type { Diagnostic, Note } from '../note.ts';
import { readAnswer } from '../quiz/answer.ts';
import { textOf } from '../quiz/html.ts';
import { GAP_MARK } from '../quiz/item.ts';
import type { Material, Phrase, QuizNote } from '../quiz/material.ts';
import { deckNameOf } from './deck-of.ts';
import { notesFromProse } from './essay.ts';
import { markdownFiles, readIfThere, readText } from './files.ts';
import { packageFile } from './package-files.ts';
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
  readonly isDeck: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads decks and essays: of a deck its notes, of an essay those written in it and those made from its prose, unless
 * a deck that was made from it is among the files.
 */
export function readMaterial(
  paths: readonly string[],
  wordLists: readonly (readonly string[])[],
  difficultyOf: (guid: string) => number | undefined,
): Read {
  const documents = markdownFiles(paths)
    .map(readText)
    .map(({ text, path }) => readDocument(text, path));
  const known = new Map(documents.map((document) => [resolve(document.file), document]));
  const made = new Set(documents.flatMap((document) => essayOf(document) ?? []));
  const sources = documents
    .filter(({ file }) => !made.has(resolve(file)))
    .map((document) => sourceOf(document, known));
  return {
    material: materialOf(sources, wordLists, difficultyOf),
    title: titleOf(sources),
    diagnostics: sources.flatMap(({ diagnostics }) => diagnostics),
  };
}

function sourceOf(document: Document, known: ReadonlyMap<string, Document>): Source {
  const written = document.notes.map((note) => ({ note, tier: 0 as const }));
  const essay = essayOf(document);
  if (essay !== undefined || document.passages.length === 0) {
    const prose = essay === undefined ? document : (known.get(essay) ?? readQuietly(essay));
    return { document, notes: written, prose, isDeck: true, diagnostics: document.diagnostics };
  }
  const { notes, decisions, diagnostics } = notesFromProse(document, { density: 'rich' });
  return {
    document,
    notes: [
      ...written,
      ...notes.map((note) => ({ note, tier: 0 as const })),
      ...spareNotes(decisions).map((spare) => ({ ...spare, tier: 1 as const })),
    ],
    prose: document,
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
      texts.map(({ text }) => text),
    );
    analysed.forEach((sentences, index) => {
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
  readonly headings: readonly string[];
  readonly document: Document | undefined;
  /** See Phrase. */
  readonly from: number;
}

function materialOf(
  sources: readonly Source[],
  wordLists: Material['wordLists'],
  difficultyOf: (guid: string) => number | undefined,
): Material {
  const plain = sources.flatMap((source, from) => plainNotes(source, from, difficultyOf));
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
  const phrases = analysed.places.map(({ sentence, from }, at) =>
    phrasesIn(sentence, { at, from }, model),
  );
  const gapped = gappedSentences(sources, plain, analysed, phrases);
  return {
    notes: typed([...plain, ...gapped], analysed, model),
    sentences: analysed.places.map(({ sentence }) => sentence.text),
    phrases: phrases.flat(),
    isEnglish,
    wordLists,
  };
}

/** The prose, and sentences that notes quote from elsewhere. */
function textsOf(sources: readonly Source[], notes: readonly PlainNote[]): Text[] {
  const passages = sources.flatMap(({ prose }, from) =>
    (prose?.passages ?? []).map(({ text, headings }) => ({
      text,
      headings,
      document: prose,
      from,
    })),
  );
  const prose = passages.map(({ text }) => text).join(' ');
  const quoted = new Map(
    notes.flatMap(({ sentence, headings, from }) =>
      sentence === undefined || prose.includes(sentence)
        ? []
        : [[sentence, { headings, from }] as const],
    ),
  );
  return [
    ...passages,
    ...[...quoted].map(([text, place]) => ({ text, ...place, document: undefined })),
  ];
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
  return analysed.places.flatMap(({ sentence, headings, document, from }, at) => {
    const quoted = quoting.get(sentence.text);
    if (quoted === undefined && (document === undefined || !essays.has(document))) return [];
    const gapped = sentenceNotes(sentence, headings, phrases[at]!);
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
  difficultyOf: (guid: string) => number | undefined,
): PlainNote[] {
  const guids = guidsOf(
    deckNameOf(document, {}),
    notes.map(({ note }) => note),
  );
  return notes.map(({ note, tier, isOpen = false }, index) => {
    const difficulty = difficultyOf(guids[index]!);
    const sentence = note.source && textOf(toHtml(note.source.sentence));
    return {
      id: guids[index]!,
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
    question: toHtml(question.trim()),
    answer: toHtml(answer.trim()),
    gaps: [],
    options: (tasks?.tasks ?? []).map(({ text, isDone }) => ({
      html: toHtml(text),
      isRight: isDone,
    })),
  };
}

/** More gaps than this in one sentence leave nothing to go by; the others are shown. */
const MOST_GAPS = 3;

function clozeFields(
  note: Note,
): Pick<QuizNote, 'kind' | 'question' | 'answer' | 'gaps' | 'options'> {
  const outer = gapsIn(note.front).reduce<ReturnType<typeof gapsIn>[number][]>(
    (kept, gap) => (gap.start < (kept.at(-1)?.end ?? 0) ? kept : [...kept, gap]),
    [],
  );
  let text = '';
  let done = 0;
  const gaps: string[] = [];
  for (const [index, gap] of outer.entries()) {
    const hidden = gap.hidden.replace(/\{\{c\d+::|\}\}/g, '');
    text += note.front.slice(done, gap.start) + (index < MOST_GAPS ? GAP_MARK : hidden);
    if (index < MOST_GAPS) gaps.push(textOf(toHtml(hidden)));
    done = gap.end;
  }
  text += note.front.slice(done);
  return { kind: 'cloze', question: toHtml(text), answer: toHtml(note.back), gaps, options: [] };
}

/** Finds each note's sentence in the texts and what its answer is there. */
function typed(notes: readonly PlainNote[], analysed: Analysed, model: Model): QuizNote[] {
  const answers = notes.map((note) => {
    const text = note.kind === 'cloze' ? (note.gaps[0] ?? '') : textOf(note.answer);
    const { date, quantity } = readAnswer(text);
    // Dates and numbers say themselves what they are.
    return date === undefined && quantity === undefined && text.length < 80 && !text.includes('\n')
      ? text
      : '';
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
    return {
      ...note,
      at,
      ...(type === undefined
        ? {}
        : { type: asAsked(type, answers[index]!, textOf(note.question)) }),
    };
  });
}

/** A name that somebody is asked for by "who" is a person's, whatever it looks like. */
function asAsked(type: string, answer: string, question: string): string {
  const asksWho =
    /^(?:who|whom|whose)\b|\bname of the (?:person|leader|man|woman|king|queen|ruler|author|player|coach)\b/i.test(
      question,
    );
  const isGroup = /^the /i.test(answer) || /s$/.test(answer);
  return asksWho && !isGroup && /^(?:name|place|organization)/.test(type) && /^\p{Lu}/u.test(answer)
    ? 'person'
    : type;
}
