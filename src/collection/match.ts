import type { Note } from '../note.ts';
import { normalised, withoutGaps } from './guid.ts';
import { likeness, type Trigrams, trigramsOf } from './likeness.ts';

/** What a note is known by. */
export interface Identifiable {
  readonly kind: Note['kind'];
  readonly front: string;
  readonly back: string;
  /** The source sentence, '' where there is none. */
  readonly sentence: string;
  readonly deck: string;
  readonly file: string;
  /** Which of the notes of its file it is, from 0. */
  readonly position: number;
}

/** A note that the collection has. */
export type Known = Identifiable & { readonly isGone: boolean };

export interface Matching<K extends Known, F extends Identifiable> {
  readonly pairs: ReadonlyMap<F, K>;
  /** Notes that could be one of several known ones, or whose known one could be another: they count as new. */
  readonly unclear: readonly { readonly found: F; readonly rivals: readonly K[] }[];
}

/**
 * Finds known notes again in texts that were edited: by the same text, else by the same front, else by
 * similar text in the same place, each only where one match is clearly the best. A note that is in no text
 * any more (`isGone`) is found by its text or front alone.
 */
export function matchNotes<K extends Known, F extends Identifiable>(
  known: readonly K[],
  found: readonly F[],
): Matching<K, F> {
  const matcher = new Matcher(known, found);
  const live = (note: Known) => !note.isGone;
  matcher.pairInOrder((note) => [note.file, ...sameText(note)], live);
  matcher.pairInOrder(sameText, live);
  matcher.pairInOrder((note) => [note.deck, ...sameText(note)]);
  matcher.pairInOrder(sameText);
  matcher.pairSingles((note) => [note.file, ...sameFront(note)], live);
  matcher.pairSingles((note) => [note.deck, ...sameFront(note)]);
  return { pairs: matcher.pairs, unclear: matcher.pairAlike() };
}

type Key = (note: Identifiable) => readonly string[];

const sameText: Key = (note) => [...sameFront(note), normalised(note.back)];

/** A question stays the same note when it comes to be asked both ways. */
const sameFront: Key = ({ kind, front }) =>
  kind === 'cloze' ? ['cloze', normalised(withoutGaps(front))] : ['question', normalised(front)];

/** How alike two notes must be, of 1, in the same place and in another. */
const ENOUGH = { samePlace: 0.6, elsewhere: 0.8 };
/** By how much a match must be better than every other one of either note. */
const CLEARLY = 0.1;
/** Beyond so many comparisons only notes that stand near each other are compared. */
const MOST_COMPARISONS = 1_000_000;
const NEAR = 100;

class Matcher<K extends Known, F extends Identifiable> {
  readonly pairs = new Map<F, K>();
  readonly #known: Set<K>;
  readonly #found: Set<F>;
  readonly #grams = new Map<Identifiable, { front: Trigrams; back: Trigrams }>();

  constructor(known: readonly K[], found: readonly F[]) {
    this.#known = new Set(known);
    this.#found = new Set(found);
  }

  /** Notes with the same key are the same, first with first. */
  pairInOrder(key: Key, isMeant: (note: K) => boolean = () => true): void {
    for (const [known, found] of this.#groups(key, isMeant))
      for (const [at, note] of found.entries()) if (known[at]) this.#pair(known[at], note);
  }

  /** Notes with the same key are the same where there is one of each. */
  pairSingles(key: Key, isMeant: (note: K) => boolean = () => true): void {
    for (const [known, found] of this.#groups(key, isMeant))
      if (known.length === 1 && found.length === 1) this.#pair(known[0]!, found[0]!);
  }

  /** Pairs what is alike, the best first; returns what could not be told apart. */
  pairAlike(): { found: F; rivals: K[] }[] {
    const scores = this.#scores();
    const ofKnown = grouped(scores, ({ known }) => known);
    const ofFound = grouped(scores, ({ found }) => found);
    const unclear = new Map<F, Set<K>>();
    const passed = new Set<K | F>();
    for (const best of scores) {
      if (passed.has(best.known) || passed.has(best.found)) continue;
      const rivals = [...ofKnown.get(best.known)!, ...ofFound.get(best.found)!].filter(
        (other) =>
          other !== best &&
          other.score > best.score - CLEARLY &&
          !passed.has(other.known === best.known ? other.found : other.known),
      );
      passed.add(best.known).add(best.found);
      if (rivals.length === 0) {
        this.#pair(best.known, best.found);
        continue;
      }
      for (const { known, found } of [best, ...rivals]) {
        passed.add(known).add(found);
        unclear.set(found, (unclear.get(found) ?? new Set()).add(known));
      }
    }
    return [...unclear].map(([found, rivals]) => ({ found, rivals: [...rivals] }));
  }

  #pair(known: K, found: F): void {
    this.pairs.set(found, known);
    this.#known.delete(known);
    this.#found.delete(found);
  }

  #groups(key: Key, isMeant: (note: K) => boolean): [K[], F[]][] {
    if (this.#known.size === 0) return [];
    const textOf = (note: Identifiable) => JSON.stringify(key(note));
    const known = grouped([...this.#known].filter(isMeant), textOf);
    const found = grouped([...this.#found], textOf);
    return [...found].flatMap(([text, notes]): [K[], F[]][] => {
      const same = known.get(text);
      return same === undefined ? [] : [[same, notes]];
    });
  }

  #scores(): { known: K; found: F; score: number }[] {
    const known = [...this.#known].filter(({ isGone }) => !isGone);
    const isMany = known.length * this.#found.size > MOST_COMPARISONS;
    const origins = this.#origins();
    const byFile = grouped(known, ({ file }) => file);
    const scores = [...this.#found].flatMap((found) => {
      const near = origins.get(found.file) ?? new Set([found.file]);
      const compared = isMany ? [...near].flatMap((file) => byFile.get(file) ?? []) : known;
      return compared.flatMap((one) => {
        if (isMany && Math.abs(one.position - found.position) > NEAR) return [];
        const score = this.#score(one, found);
        const enough = near.has(one.file) ? ENOUGH.samePlace : ENOUGH.elsewhere;
        return score >= enough ? [{ known: one, found, score }] : [];
      });
    });
    return scores.sort((a, b) => b.score - a.score);
  }

  /** The files that notes of a file came from: itself, and what it was split off or renamed from. */
  #origins(): Map<string, Set<string>> {
    const origins = new Map<string, Set<string>>();
    for (const [found, known] of this.pairs) {
      const files = origins.get(found.file) ?? new Set([found.file]);
      origins.set(found.file, files.add(known.file));
    }
    return origins;
  }

  /** 0 to 1. Two notes of which only one half is alike are two facts ("in 1914?", "in 1915?"), however near they stand. */
  #score(known: K, found: F): number {
    if ((known.kind === 'cloze') !== (found.kind === 'cloze')) return 0;
    const one = this.#gramsOf(known);
    const other = this.#gramsOf(found);
    const front = likeness(one.front, other.front);
    if (found.kind === 'cloze') return front;
    const isSameBack = normalised(known.back) === normalised(found.back);
    const back = isSameBack ? 1 : likeness(one.back, other.back);
    const isSameSentence = found.sentence !== '' && found.sentence === known.sentence;
    const least = isSameBack && (isSameSentence || found.back.length > 4) ? 0.25 : 0.4;
    if (front < least || back < 0.4) return 0;
    return Math.min(1, 0.6 * front + 0.4 * back + (isSameSentence ? 0.15 : 0));
  }

  #gramsOf(note: Identifiable): { front: Trigrams; back: Trigrams } {
    const known = this.#grams.get(note);
    if (known !== undefined) return known;
    const front = note.kind === 'cloze' ? withoutGaps(note.front) : note.front;
    const grams = { front: trigramsOf(front), back: trigramsOf(note.back) };
    this.#grams.set(note, grams);
    return grams;
  }
}

function grouped<T, Key>(items: readonly T[], keyOf: (item: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
