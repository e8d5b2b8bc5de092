import { standsAlone } from './alone.ts';
import { readAnswer } from './answer.ts';
import { datesIn } from './dates.ts';
import { escapeHtml, lineOf, textOf } from './html.ts';
import { GAP_MARK, type Matching, type Ordering } from './item.ts';
import type { ItemMaker } from './make.ts';
import type { Material, QuizNote } from './material.ts';
import { originOf } from './origin.ts';
import { checkItem } from './rules.ts';
import { keyOf, stemOf } from './statement.ts';
import { BLANK, isQuestion } from './stem.ts';
import { capitalised, contentWords, coverage, normalised } from './words.ts';

/** Items that ask about several notes at once. */

const MOST_PAIRS = 6;
const MOST_EXTRA = 2;

/** What the right sides of a matching item have in common. */
function classOf(note: QuizNote, maker: ItemMaker): string | undefined {
  if (note.options.length > 0) return undefined;
  const stem = stemOf(note);
  if (stem === undefined) return undefined;
  // "In 1798" and a gap for 1980 are both years.
  const { date } = readAnswer(keyOf(note), textOf(stem));
  if (date !== undefined) return `date ${date.precision}`;
  if (note.kind !== 'basic') return undefined;
  if (maker.bench.definitions.get(note) !== undefined) return 'term';
  return /^(?:person|country|place|organization)$/.test(note.type ?? '') ? note.type : undefined;
}

/** Matching items of four to six notes whose answers are of one type. */
export function matchings(
  material: Material,
  maker: ItemMaker,
  isFree: (note: QuizNote) => boolean,
  least = 4,
): Matching[] {
  const classes = new Map<string, QuizNote[]>();
  for (const note of material.notes) {
    const name = isFree(note) ? classOf(note, maker) : undefined;
    if (name === undefined) continue;
    const key = `${note.from} ${name}`;
    const list = classes.get(key);
    if (list) list.push(note);
    else classes.set(key, [note]);
  }
  return [...classes].flatMap(([key, members]) => {
    const name = key.slice(key.indexOf(' ') + 1);
    const groups: Matching[] = [];
    for (let from = 0; from + least <= members.length; from += MOST_PAIRS) {
      const item = matchingOf(name, members.slice(from), maker);
      if (item !== undefined && checkItem(item, maker.bench.known).length === 0) groups.push(item);
    }
    return groups;
  });
}

const ASKS: Readonly<Record<string, string>> = {
  term: 'Match each description with its term.',
  person: 'Match each question with the person.',
  country: 'Match each question with the country.',
  place: 'Match each question with the place.',
  organization: 'Match each question with the organisation.',
};

function matchingOf(
  name: string,
  members: readonly QuizNote[],
  maker: ItemMaker,
): Matching | undefined {
  const sides = members.flatMap((note) => {
    const definition = maker.bench.definitions.get(note);
    const left =
      definition === undefined ? stemOf(note) : escapeHtml(capitalised(definition.description));
    if (left === undefined) return [];
    const { date, core } = readAnswer(keyOf(note), textOf(left));
    const right = definition?.term ?? (date === undefined ? keyOf(note) : core);
    return [{ note, left: left.replaceAll(GAP_MARK, BLANK), right }];
  });
  const kept: typeof sides = [];
  const extra: string[] = [];
  for (const side of sides) {
    if (kept.length < MOST_PAIRS && isApart(side, kept)) kept.push(side);
    else if (extra.length < MOST_EXTRA && isApart(side, kept) && !extra.includes(side.right))
      extra.push(side.right);
  }
  if (kept.length < 4) return undefined;
  if (extra.length === 0) extra.push(...extraOf(kept, maker));
  return {
    id: `${kept[0]!.note.id}-matching`,
    kind: 'matching',
    stem: ASKS[name] ?? 'Match each question or statement with its date.',
    points: kept.length,
    origin: originOf(kept.map(({ note }) => note)),
    pairs: kept.map(({ left, right }) => ({ left, right: escapeHtml(right) })),
    extra: extra.map(escapeHtml),
  };
}

interface Side {
  readonly note: QuizNote;
  readonly left: string;
  readonly right: string;
}

/** Another right side, another question, and none that says the other's answer. */
function isApart({ left, right, note }: Side, kept: readonly Side[]): boolean {
  const words = contentWords(textOf(left));
  return kept.every(
    (other) =>
      normalised(other.right) !== normalised(right) &&
      note.sentence !== other.note.sentence &&
      coverage(words, contentWords(textOf(other.left))) < 0.7,
  );
}

/** Right sides that go with none of the pairs: wrong answers for the first that are wrong for all. */
function extraOf(kept: readonly Side[], maker: ItemMaker): string[] {
  for (const { note, left, right } of kept) {
    const pool = maker.wrongFor(note, right, textOf(left));
    const good = pool.filter((text) =>
      kept.every(
        (side) =>
          normalised(side.right) !== normalised(text) &&
          coverage(
            contentWords(text),
            contentWords(`${side.right} ${textOf(side.left)} ${side.note.sentence ?? ''}`),
          ) === 0,
      ),
    );
    if (good.length > 0) return good.slice(0, MOST_EXTRA);
  }
  return [];
}

interface Dated {
  readonly note: QuizNote;
  readonly text: string;
  readonly day: number;
}

/** Ordering items of three to five facts whose sentences say when they were. */
export function orderings(
  material: Material,
  maker: ItemMaker,
  isFree: (note: QuizNote) => boolean,
): Ordering[] {
  const events = material.notes.filter(isFree).flatMap((note) => eventOf(note) ?? []);
  const texts = [...new Set(events.map(({ note }) => note.from))];
  return texts.flatMap((from) =>
    orderingsOf(
      events.filter(({ note }) => note.from === from),
      maker,
    ),
  );
}

/** Less than a month apart, the order of two events is no question. */
const LEAST_DAYS = 28;
const MOST_ENTRIES = 5;

function orderingsOf(events: readonly Dated[], maker: ItemMaker): Ordering[] {
  const apart = events.filter(
    ({ day, text }, at) =>
      !events
        .slice(0, at)
        .some((other) => Math.abs(other.day - day) < LEAST_DAYS || other.text === text),
  );
  const groups: Ordering[] = [];
  for (let from = 0; from + 3 <= apart.length; from += MOST_ENTRIES) {
    const members = apart.slice(from, from + MOST_ENTRIES).sort((a, b) => a.day - b.day);
    const item: Ordering = {
      id: `${members[0]!.note.id}-ordering`,
      kind: 'ordering',
      stem: 'Put these in order, the earliest first.',
      points: members.length,
      origin: originOf(members.map(({ note }) => note)),
      entries: members.map(({ text }) => escapeHtml(text)),
    };
    if (members.length >= 3 && checkItem(item, maker.bench.known).length === 0) groups.push(item);
  }
  return groups;
}

/** "In 1861, a large French fleet took Veracruz." without its date, which is what is asked for. */
function eventOf(note: QuizNote): Dated | undefined {
  const { sentence } = note;
  // Of a gap, that it hides the date is asked below.
  const asksWhen =
    note.kind === 'cloze' ||
    (isQuestion(textOf(note.question)) &&
      /^(?:when|in (?:what|which) year)\b/i.test(lineOf(note.question)));
  if (sentence === undefined || !asksWhen || !standsAlone(sentence)) return undefined;
  const dates = datesIn(sentence);
  const [only] = dates;
  const answer = readAnswer(keyOf(note)).date;
  if (dates.length !== 1 || only === undefined || answer?.day !== only.dated.day) return undefined;
  if (only.dated.precision === 'century' || only.dated.precision === 'decade') return undefined;
  const before = /(?:^|\s)(?:in|on|in early|in late|around|about)\s+(?:the year )?$/i.exec(
    sentence.slice(0, only.start),
  );
  if (before === null) return undefined;
  const from = before.index;
  const isFirst = from === 0;
  const rest = sentence.slice(only.end);
  if (!isFirst && !/^[.,;]?\s*[.]?$/.test(rest)) return undefined;
  const text = isFirst
    ? capitalised(rest.replace(/^,?\s+/, ''))
    : `${sentence.slice(0, from).trim()}${rest.replace(/^,/, '')}`;
  return /\d{3}/.test(text) ? undefined : { note, text, day: only.dated.day };
}
