import { createInterface } from 'node:readline';
import type { StudyCard } from '../collection/study.ts';
import { longInterval } from '../review/intervals.ts';
import { asking, type Effect, KEYS, press, type Reviewing, revealed } from '../review/reviewing.ts';
import { leftIn, type Session } from '../review/session.ts';
import { RATINGS } from '../review/summary.ts';
import { compareTyped } from '../review/typed-answer.ts';
import type { Rating } from '../schedule/memory.ts';
import { facesOf } from './card-faces.ts';
import { expectedOf, whereOf } from './card-view.ts';
import type { NoteInFile } from './edit-in-file.ts';
import { PLAIN, type Renderer } from './renderer.ts';
import type { ReviewDesk } from './review-desk.ts';
import type { Played, PlayOptions } from './review-session.ts';
import type { World } from './world.ts';

/**
 * Plays a session line by line: nothing is drawn over, so that a screen reader can read it and a script can
 * write to it. An empty line shows the answer and a rating rates it; a rating right away does both.
 */
export async function playPlainly(
  desk: ReviewDesk,
  editor: NoteInFile,
  { session, type, message }: PlayOptions,
  world: World,
): Promise<Played> {
  const input = createInterface({ input: world.stdin, terminal: false });
  const lines = input[Symbol.asyncIterator]();
  const say = (...texts: readonly string[]) =>
    world.stdout.write(texts.map((text) => `${text}\n`).join(''));
  let state = asking(session, type, message);
  let told: string | undefined;
  try {
    for (;;) {
      if (state.message !== undefined) say(state.message, '');
      if (state.session.current === undefined) break;
      tell();
      const { value, done } = await lines.next();
      if (done) break;
      const exitCode = await enter(value);
      if (exitCode !== undefined) return { session: state.session, exitCode };
    }
    return { session: state.session, exitCode: 0 };
  } finally {
    input.close();
  }

  /** What stands for the card where it was not told yet, and what can be entered. */
  function tell(): void {
    const { side, asks } = state;
    const card = desk.card(state.session)!;
    const now = `${state.session.since} ${card.id} ${side}`;
    if (now !== told)
      say(...(side === 'question' ? questionOf(card, state) : answerOf(card, state)));
    told = now;
    if (asks === 'flag') say('A flag from 1 to 7, or 0 for none:');
    else if (side === 'answer') say(ratingsFor(desk.intervals(state.session)));
    else if (isToBeTyped()) say('Type the answer:');
    else say('Enter shows the answer, ? lists what else can be entered:');
  }

  async function enter(line: string): Promise<0 | 130 | undefined> {
    if (isToBeTyped()) {
      state = revealed(withoutMessage(state), line.trim() === '' ? undefined : line);
      return undefined;
    }
    for (const key of keysOf(line.trim(), state)) {
      const step = press(state, key, WHOLE);
      state = step.state;
      if (step.effect?.kind === 'end') return step.effect.exitCode;
      if (step.effect !== undefined) await carryOut(step.effect);
      if (state.asks === 'help') showHelp();
    }
    return undefined;
  }

  function isToBeTyped(): boolean {
    const { isTyped, side, asks } = state;
    if (!isTyped || side === 'answer' || asks !== 'card') return false;
    return expectedOf(desk.card(state.session)!, PLAIN) !== undefined;
  }

  async function carryOut(effect: Exclude<Effect, { kind: 'end' }>): Promise<void> {
    if (effect.kind === 'type') state = { ...state, isTyped: true };
    else if (effect.kind === 'edit') await edit();
    else {
      if (effect.kind === 'answer') say(...ratedAs(effect.rating), '');
      const outcome = desk.carryOut(state.session, effect);
      state = asking(outcome.session, type, outcome.message);
    }
  }

  function ratedAs(rating: Rating): string[] {
    const card = desk.card(state.session)!;
    const shown = `${state.session.since} ${card.id} answer`;
    const length = longInterval(desk.intervals(state.session)[rating]);
    const name = RATINGS[rating - 1]!;
    return [
      ...(told === shown ? [] : answerOf(card, state)),
      `${name[0]!.toUpperCase()}${name.slice(1)}: asked again in ${length}.`,
    ];
  }

  async function edit(): Promise<void> {
    if (!world.stdin.isTTY) {
      state = { ...state, message: 'Editing needs a terminal, and this is none.' };
      return;
    }
    const card = desk.card(state.session)!;
    input.pause();
    const text = await editor.edit(card, (work) => work());
    input.resume();
    state = asking(desk.begin(state.session.tally, card.id), type, text);
  }

  function showHelp(): void {
    say(...KEYS.map(([key, , what]) => `${key}: ${what}`), '');
    state = { ...state, asks: 'card' };
  }
}

const WHOLE = { at: 0, lowest: 0, height: 1 };

const WORDS: Readonly<Record<string, string>> = {
  again: '1',
  hard: '2',
  good: '3',
  easy: '4',
  edit: 'e',
  undo: 'u',
  suspend: 's',
  bury: 'b',
  flag: 'f',
  type: 't',
  quit: 'q',
  help: '?',
};

/** The keys that a line stands for. */
function keysOf(line: string, { side, asks }: Reviewing): string[] {
  if (asks === 'flag') return [line];
  if (line === '') return side === 'question' ? ['return'] : [];
  const flag = /^(?:f|flag) ?([0-7])$/.exec(line);
  if (flag !== null) return ['f', flag[1]!];
  const key = WORDS[line.toLowerCase()] ?? line;
  return side === 'question' && /^[1-4ahgy]$/.test(key) ? ['return', key] : [key];
}

function withoutMessage({ message: _, ...state }: Reviewing): Reviewing {
  return state;
}

function questionOf(card: StudyCard, { session }: Reviewing): string[] {
  const { isCloze, question } = facesOf(card, PLAIN.marks);
  return [
    countsOf(session, card.deck),
    texts(isCloze ? 'Fill the gap' : 'Question', question, PLAIN),
  ];
}

function countsOf(session: Session, deck: string): string {
  const left = leftIn(session);
  return `Deck ${deck}: ${left.new} new, ${left.learning} learning, ${left.due} due.`;
}

function answerOf(card: StudyCard, { typed }: Reviewing): string[] {
  const { answer, extra, expected } = facesOf(card, PLAIN.marks);
  return [
    ...(typed === undefined ? [] : comparison(typed, PLAIN.plain(expected))),
    texts('Answer', answer, PLAIN),
    ...(extra === '' ? [] : [texts('Besides', extra, PLAIN)]),
    ...(card.sentence === '' ? [] : [texts('Source', card.sentence, PLAIN)]),
    `From ${whereOf(card)}`,
  ];
}

function texts(label: string, markdown: string, { lines }: Renderer): string {
  const all = lines(markdown, Number.POSITIVE_INFINITY);
  return `${label}:${all.length > 1 ? '\n' : ' '}${all.join('\n')}`;
}

/** What differs in brackets, since there are no colours. */
function comparison(typed: string, expected: string): string[] {
  const { isRight, got, wanted } = compareTyped(typed, expected);
  if (isRight) return ['You typed just that.'];
  const marked = (parts: typeof got) =>
    parts.map(({ text, isSame }) => (isSame ? text : `[${text}]`)).join('');
  return [`You typed: ${marked(got)}`, `Expected: ${marked(wanted)}`];
}

function ratingsFor(intervals: Readonly<Record<Rating, number>>): string {
  const ratings = ([1, 2, 3, 4] as const).map(
    (rating) => `${rating} ${RATINGS[rating - 1]} (${longInterval(intervals[rating])})`,
  );
  return `${ratings.join(', ')}:`;
}
