import { matchings, orderings } from './groups.ts';
import { AnswerIndex, AskedIndex, ToldIndex } from './independence.ts';
import { type Item, KINDS, type Kind } from './item.ts';
import { ItemMaker } from './make.ts';
import type { Material, QuizNote } from './material.ts';
import { placeKeys } from './places.ts';
import { Random } from './random.ts';
import { answersOf } from './rules.ts';
import { checkBalance, keyAt } from './set-rules.ts';
import { normalised } from './words.ts';
import { Workbench } from './workbench.ts';

/** What an instructor asks for. */
export interface Wish {
  readonly count: number;
  readonly kinds: readonly Kind[];
  readonly optionCount: number;
  readonly seed: string;
  /** No wrong date is later. */
  readonly latestYear: number;
  /** Which notes may be asked; all without it. */
  readonly isWanted?: (note: QuizNote) => boolean;
}

export interface Composed {
  readonly items: readonly Item[];
  /** Notes that give no item of the kinds wished for. */
  readonly unusable: readonly QuizNote[];
}

/** How much of a set each kind is to be, where there is a choice: one that is graded by itself and seldom guessed comes first. */
const SHARES: Readonly<Record<Kind, number>> = {
  choice: 6,
  gap: 2,
  numeric: 1,
  'true-false': 1.5,
  short: 1.5,
  matching: 0,
  ordering: 0,
};

/** More from one sentence would be about that sentence. */
const MOST_PER_SENTENCE = 2;

/** A set of at most `count` items that keeps every rule: the same material, wish and seed give the same set. */
export function compose(material: Material, wishes: readonly Wish[]): Composed {
  const wanted = wishes.reduce((sum, { count }) => sum + count, 0);
  const bench = new Workbench(material);
  let best: Composed | undefined;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const composer = new Composer(bench);
    for (const wish of wishes)
      composer.add({ ...wish, seed: `${wish.seed} ${attempt}` }, attempt > 0);
    const composed = composer.finish();
    if (best === undefined || worthOf(composed) > worthOf(best)) best = composed;
    const isScarce = best.items.length < wanted / 2;
    if (best.items.length >= wanted || material.notes.length > MANY_NOTES) break;
    if (attempt + 1 >= ATTEMPTS && !isScarce) break;
  }
  return best!;
}

/** More items are better, and of as many those that are guessed least. */
function worthOf({ items }: Composed): number {
  return items.length - items.filter(({ kind }) => kind === 'true-false').length / 1000;
}

/** Which items are taken first decides how many go together: where notes are few, the largest of so many sets is taken; of more where it is not half of what was wished. */
const ATTEMPTS = 24;
const MOST_ATTEMPTS = 120;
const MANY_NOTES = 400;

class Composer {
  readonly #bench: Workbench;
  readonly #items: Item[] = [];
  readonly #told = new ToldIndex();
  readonly #used = new Set<string>();
  readonly #ids = new Set<string>();
  readonly #answered = new AnswerIndex();
  readonly #asked = new AskedIndex();
  readonly #keys = new Set<string>();
  readonly #bySentence = new Map<string, number>();
  readonly #unusable: QuizNote[] = [];
  readonly #places: number[] = [];
  #answers = new Map<string, number>();
  #seed = '';

  constructor(bench: Workbench) {
    this.#bench = bench;
  }

  /** @param isFree whether chance alone orders the notes of a tier, and not how good they are */
  add(wish: Wish, isFree = false): void {
    this.#seed += wish.seed;
    const random = new Random(`${wish.seed} items`);
    const maker = new ItemMaker(this.#bench, {
      optionCount: wish.optionCount,
      latestYear: wish.latestYear,
      random,
      wishedPlace: (options) => this.#rarestPlace(options, random),
      wishedTruth: () => this.#wishedTruth(),
    });
    const free = (note: QuizNote) => !this.#used.has(note.id) && (wish.isWanted?.(note) ?? true);
    const notes = this.#bench.material.notes.filter(free);
    let left = wish.count;
    left -= this.#addGroups(wish, maker, notes, free);
    const ranked = isFree
      ? mixed(notes, random)
      : ([0, 1, 2] as const).flatMap((tier) =>
          inTurn(
            notes.filter((note) => note.tier === tier),
            random,
          ),
        );
    for (const note of ranked) {
      if (left <= 0) break;
      if (note.tier < 2 && this.#used.has(note.id)) continue;
      const item = this.#bestItem(note, wish, maker);
      if (item === undefined) this.#unusable.push(note);
      else {
        this.#accept(item);
        left -= 1;
      }
    }
    if (left > 0) this.#addGroups({ ...wish, count: left }, maker, notes, free, left);
  }

  finish(): Composed {
    const inOrder = [...this.#items].sort((a, b) => a.origin.at - b.origin.at);
    return { items: this.#repaired(inOrder), unusable: this.#unusable };
  }

  /** Matching and ordering take several notes each: where these are few, only if nothing else was asked for. */
  #addGroups(
    wish: Wish,
    maker: ItemMaker,
    notes: readonly QuizNote[],
    free: (note: QuizNote) => boolean,
    most = this.#mostGroups(wish, notes),
  ): number {
    let added = 0;
    const makers = [
      ['matching', () => matchings(this.#bench.material, maker, free)],
      ['ordering', () => orderings(this.#bench.material, maker, free)],
    ] as const;
    for (const [kind, make] of makers) {
      let ofKind = 0;
      if (!wish.kinds.includes(kind) || most <= 0) continue;
      for (const item of make()) {
        if (ofKind >= most || added >= wish.count) break;
        if (item.origin.notes.some((id) => this.#used.has(id)) || !this.#isApart(item)) continue;
        this.#accept(item);
        ofKind += 1;
        added += 1;
      }
    }
    return added;
  }

  #mostGroups({ kinds, count }: Wish, notes: readonly QuizNote[]): number {
    if (kinds.every((kind) => kind === 'matching' || kind === 'ordering')) return count;
    const spare = notes.filter(({ tier }) => tier === 0).length - count;
    return Math.min(Math.floor(count / 8), Math.floor(spare / 8));
  }

  /** The item of the kind that the set lacks most, of those that the note gives. */
  #bestItem(note: QuizNote, wish: Wish, maker: ItemMaker): Item | undefined {
    const kinds = note.options.length > 0 ? (['choice'] as const) : KINDS;
    const lack = (kind: Kind) => (this.#countOf(kind) + 1) / SHARES[kind];
    const wanted = kinds
      .filter((kind) => wish.kinds.includes(kind) && SHARES[kind] > 0)
      .sort((a, b) => Number(isWordy(a, note)) - Number(isWordy(b, note)) || lack(a) - lack(b));
    for (const kind of wanted) {
      const item = maker.make(note, kind);
      if (
        item !== undefined &&
        !this.#ids.has(item.id) &&
        this.#isApart(item) &&
        this.#hasRoom(item, note)
      )
        return item;
    }
    return undefined;
  }

  /** An answer is asked for twice only by two cards of a deck. */
  #hasRoom(item: Item, { tier, score }: QuizNote): boolean {
    const before = this.#bySentence.get(item.origin.feedback) ?? 0;
    // A gap for the same name again is no new question, unless somebody wrote it.
    const isOnce = tier > 0 || (item.kind === 'gap' && Number.isFinite(score));
    if (isOnce && answersOf(item).some((answer) => this.#keys.has(normalised(answer))))
      return false;
    return before < MOST_PER_SENTENCE;
  }

  #countOf(kind: Kind): number {
    return this.#counts.get(kind) ?? 0;
  }

  readonly #counts = new Map<Kind, number>();

  /** Gives no other item away and is given away by none. */
  #isApart(item: Item): boolean {
    if (this.#asked.repeatsOf(item).length > 0) return false;
    if (this.#told.tellersOf(item).length > 0) return false;
    return this.#answered.toldBy(item).length === 0;
  }

  #accept(item: Item): void {
    this.#items.push(item);
    this.#ids.add(item.id);
    this.#told.add(item);
    this.#answered.add(item);
    this.#asked.add(item);
    for (const answer of answersOf(item)) this.#keys.add(normalised(answer));
    const { feedback } = item.origin;
    if (feedback !== '') this.#bySentence.set(feedback, (this.#bySentence.get(feedback) ?? 0) + 1);
    this.#counts.set(item.kind, this.#countOf(item.kind) + 1);
    for (const id of item.origin.notes) this.#used.add(id);
    if (item.kind === 'choice' && item.isSingle && item.isOrdered) {
      const at = keyAt(item);
      this.#places[at] = (this.#places[at] ?? 0) + 1;
    }
    if (item.kind === 'true-false')
      this.#answers.set(String(item.isTrue), (this.#answers.get(String(item.isTrue)) ?? 0) + 1);
  }

  #rarestPlace(options: number, random: Random): number {
    const counts = Array.from({ length: options }, (_, at) => this.#places[at] ?? 0);
    const least = Math.min(...counts);
    return random.pick([...counts.keys()].filter((at) => counts[at] === least));
  }

  #wishedTruth(): boolean {
    const count = (isTrue: boolean) => this.#answers.get(String(isTrue)) ?? 0;
    // The first is false: a false statement needs its wrong answer, and a set of one proves nothing by a true one.
    return count(true) < count(false);
  }

  /** Items to leave out so that the rules of the set are kept; an instructor's own are left to him, who is told. */
  #brokenIn(placed: readonly Item[]): Set<string> {
    const own = placed.filter((item) => !this.#bench.known.hasOptionsByHand(item));
    const isOwn = new Set(own.map(({ id }) => id));
    const findings = checkBalance(placed);
    const out = new Set<string>();
    for (const { items, excess = 1 } of findings)
      for (const id of items.filter((one) => isOwn.has(one)).slice(-excess)) out.add(id);
    const worst = worstPlaced(own);
    if (out.size === 0 && findings.some(({ items }) => items.length === 0) && worst) out.add(worst);
    return out;
  }

  /** Places the keys, and leaves out what still breaks a rule of the set. */
  #repaired(items: readonly Item[]): Item[] {
    let kept = [...items];
    for (;;) {
      const placed = placeKeys(kept, new Random(`${this.#seed} places`));
      const out = this.#brokenIn(placed);
      if (out.size === 0) return placed;
      kept = kept.filter(({ id }) => !out.has(id));
    }
  }
}

/** A whole sentence says more than a question does, and may say what other items ask. */
function isWordy(kind: Kind, note: QuizNote): boolean {
  return kind === 'true-false' || (kind === 'gap' && note.kind !== 'cloze');
}

/** An ordered item, whose key cannot move. */
function worstPlaced(items: readonly Item[]): string | undefined {
  return items.findLast((item) => item.kind === 'choice' && item.isOrdered)?.id ?? items.at(-1)?.id;
}

/** The best notes first, but by sections in turn, so that a small set is about all of the text. */
function inTurn(notes: readonly QuizNote[], random: Random): QuizNote[] {
  const sections = new Map<string, QuizNote[]>();
  const dealt = random.shuffled(notes).sort((a, b) => finite(b.score) - finite(a.score));
  for (const note of dealt) {
    const section = note.headings.join('\n');
    const list = sections.get(section);
    if (list) list.push(note);
    else sections.set(section, [note]);
  }
  const lists = [...sections.values()];
  const most = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: most }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat();
}

/** Chance decides, but that a lower tier mostly goes first. */
function mixed(notes: readonly QuizNote[], random: Random): QuizNote[] {
  return random
    .shuffled(notes)
    .map((note, at) => ({ note, place: at / notes.length + note.tier / TIER_WEIGHT }))
    .sort((a, b) => a.place - b.place)
    .map(({ note }) => note);
}

const TIER_WEIGHT = 3;

function finite(score: number): number {
  return Math.min(score, 1e6);
}
