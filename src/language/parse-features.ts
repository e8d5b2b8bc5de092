import type { TaggedWords } from './describe-words.ts';
import { compileTemplates, hashTemplates } from './features.ts';
import { type Configuration, NONE } from './transitions.ts';

/**
 * What the parser sees, after Zhang and Nivre 2011, "Transition-based dependency parsing with rich non-local features":
 * S0 and S1 are the top of the stack and the word under it, N0 to N2 the next words; of these h is the head, H its
 * head, l and r the outermost dependent on the left and right, L and R the second outermost; .w lemma, .t tag, .d label
 * of its arc. P is the word before N0 and Q the one after S0.
 */
const ROLES = [
  ...['S0', 'S1', 'N0', 'N1', 'N2', 'S0h', 'S0H', 'S0l', 'S0L', 'S0r', 'S0R', 'N0l', 'N0L'],
  ...['P', 'Q', 'S1l', 'S1r'],
];

const ATOMS = [
  ...ROLES.flatMap((role) => [`${role}.w`, `${role}.t`, `${role}.d`]),
  ...['S0.s', 'N0.s', 'S0.a', 'N0.a', 'N1.s', 'distance'],
  ...['S0.vl', 'S0.vr', 'N0.vl', 'S0.sl', 'S0.sr', 'N0.sl'],
  ...['S0.f', 'S1.f', 'N0.f', 'S0h.f', 'S0r.f', 'N1.f', 'S0.p', 'N0.p', 'S0h.p', 'S1.p'],
];

const TEMPLATES = compileTemplates(
  [
    // Single words.
    ...['S0.w S0.t', 'S0.w', 'S0.t', 'N0.w N0.t', 'N0.w', 'N0.t', 'N1.w N1.t', 'N1.w', 'N1.t'],
    ...['N2.w N2.t', 'N2.t', 'S1.w S1.t', 'S1.t'],
    // Pairs.
    ...['S0.w S0.t N0.w N0.t', 'S0.w S0.t N0.w', 'S0.w N0.w N0.t', 'S0.w S0.t N0.t'],
    ...['S0.t N0.w N0.t', 'S0.w N0.w', 'S0.t N0.t', 'N0.t N1.t', 'S0.w N0.t', 'S0.t N0.w'],
    ...['N0.w N1.t', 'N0.w N1.w', 'S0.w N1.t', 'S1.t N0.t', 'S1.w N0.w', 'S1.t S0.t'],
    // Triples.
    ...['N0.t N1.t N2.t', 'S0.t N0.t N1.t', 'S0h.t S0.t N0.t', 'S0.t S0l.t N0.t'],
    ...['S0.t S0r.t N0.t', 'S0.t N0.t N0l.t', 'S1.t S0.t N0.t', 'S1.t S0.t N0.t N1.t'],
    ...['S0.w N0.t N1.t', 'S0.t N0.w N1.t', 'S0.t N0.t N1.t N2.t', 'S0.w N0.w N1.t'],
    // Distance.
    ...['S0.w distance', 'S0.t distance', 'N0.w distance', 'N0.t distance'],
    ...['S0.w N0.w distance', 'S0.t N0.t distance', 'S0.t N0.t N1.t distance'],
    // Valency.
    ...['S0.w S0.vr', 'S0.t S0.vr', 'S0.w S0.vl', 'S0.t S0.vl', 'N0.w N0.vl', 'N0.t N0.vl'],
    ...['S0.t S0.vr N0.t', 'S0.t S0.vl N0.t N0.vl'],
    // Heads and dependents.
    ...['S0h.w', 'S0h.t', 'S0.d', 'S0l.w', 'S0l.t', 'S0l.d', 'S0r.w', 'S0r.t', 'S0r.d'],
    ...['N0l.w', 'N0l.t', 'N0l.d', 'S0.t S0.d', 'S0.w S0.d', 'S0.d N0.t', 'S0.d N0.w'],
    ...['S0h.w S0.w N0.w', 'S0h.w N0.w', 'S0h.t N0.t', 'S0h.w S0.d N0.t', 'S0h.t S0.d N0.w'],
    ...['S0r.w N0.w', 'S0r.w S0.w N0.t', 'S0.t N0l.d N0.t', 'S0.w N0l.d N0.w'],
    ...['S0r.d S0.t N0.t', 'S0l.d S0.t N0.t', 'S0r.d S0.w N0.w', 'S0l.d S0.w N0.t'],
    ...['S0r.t S0r.d N0.t N1.t', 'S0h.t S0.t S0.d N0.t N1.t', 'S0h.w S0.t N0.w'],
    // Third order.
    ...['S0H.w', 'S0H.t', 'S0h.d', 'S0L.w', 'S0L.t', 'S0L.d', 'S0R.w', 'S0R.t', 'S0R.d'],
    ...['N0L.w', 'N0L.t', 'N0L.d', 'S0.t S0l.t S0L.t', 'S0.t S0r.t S0R.t', 'S0.t S0h.t S0H.t'],
    ...['N0.t N0l.t N0L.t', 'S0.t S0r.d S0R.d N0.t', 'N0.t N0l.d N0L.d S0.t'],
    // Sets of labels.
    ...['S0.w S0.sr', 'S0.t S0.sr', 'S0.w S0.sl', 'S0.t S0.sl', 'N0.w N0.sl', 'N0.t N0.sl'],
    ...['S0.t S0.sr N0.t', 'S0.t S0.sl N0.t', 'S0.t N0.t N0.sl', 'S0.sr N0.w', 'S0.sl S0.sr N0.t'],
    // The words around the gap, suffixes and what the lexicon knows.
    ...['P.t', 'P.w N0.w', 'P.t N0.t S0.t', 'Q.t', 'Q.t S0.t N0.t', 'P.t Q.t S0.t N0.t'],
    ...[
      'S0.s N0.s',
      'S0.s N0.t',
      'S0.t N0.s',
      'N0.s N1.s',
      'S0.s',
      'N0.s',
      'S0.a N0.a',
      'N0.a N1.t',
    ],
    // Prepositional phrases: which of the nouns and verbs at hand takes the preposition N0l.
    ...['S0.w N0l.w', 'S0h.w N0l.w', 'S1.w N0l.w', 'S0.t S0h.t N0l.w', 'S1.t S0.t N0l.w'],
    ...['S0.t N0l.w N0.w', 'S0h.t N0l.w N0.w', 'S0.w N0l.w N0.t'],
    // Coordination: what is alike.
    ...['S0.t N0.t N0l.w', 'S0.s N0.s N0l.d', 'S0h.t S0.t N0.t N0l.d', 'S1.t S0.t N0.t N0l.d'],
    ...['S0.d N0l.d N0.t', 'S0.sr N0.sl', 'S0.d S0.sr N0.t'],
    // What the words mean: .f the field of a noun or verb, .p the patterns of a verb.
    ...['S0.f N0.f', 'S0.f N0.t', 'S0.t N0.f', 'S0h.f N0.f', 'S1.f N0.f', 'S0h.f S0.f N0.f'],
    ...['S0.f N0l.w N0.f', 'S0h.f N0l.w N0.f', 'S1.f N0l.w N0.f', 'S0.w N0l.w N0.f'],
    ...['S0h.w N0l.w N0.f', 'S0.f N0l.w', 'S0h.f N0l.w', 'S0.f N0.f N0l.d', 'S0.f S0.d N0.t'],
    ...['S0h.f S0.f N0l.w N0.t', 'S0h.t S0.f N0l.w N0.f', 'N0l.w N0.f', 'S0.f S0r.f N0.f'],
    ...['S0.f N0.w', 'S0.w N0.f', 'N0.f N1.f', 'S0.f N0.f distance'],
    ...['S0.p N0.t', 'S0.p N0.t N1.t', 'S0.p S0.sr N0.t', 'S0h.p S0.d N0.t', 'S0h.p S0.t N0.t'],
    ...['S1.p S0.t N0.t', 'N0.p S0.t', 'S0.p N0.w', 'S0.p N0.f', 'S0h.p N0l.w N0.f', 'N0.p N1.t'],
    // Under the top of the stack.
    ...['S1.d', 'S1.t S0.d', 'S1.w S0.w N0.t', 'S1.w S0.t N0.w', 'S1.t S1r.d S0.t N0.t'],
    ...['S1.t S1l.d S0.t N0.t', 'S1.w S0.t N0.t'],
  ],
  ATOMS,
);

/** Stands for the root, for what lies after the last word, and for the floor of the stack. */
const ROOT = -3;
const OUTSIDE = -5;
const FLOOR = -7;

const roles = new Int32Array(ROLES.length);
const atoms = new Int32Array(ATOMS.length);

/** Room for the features of one configuration. */
export function parseFeatureBuffer(): Uint32Array {
  return new Uint32Array(TEMPLATES.count);
}

/** Hashes what the parser sees; returns the number of features. */
export function parseFeatures(c: Configuration, words: TaggedWords, into: Uint32Array) {
  findRoles(c);
  let place = 0;
  for (let role = 0; role < roles.length; role++) {
    const word = roles[role]!;
    if (word >= 0 && word < c.count) {
      atoms[place++] = words.lemma[word]!;
      atoms[place++] = words.tags[word]! + 1;
      atoms[place++] = c.label[word]! + 2;
    } else {
      const stand = word === NONE ? 0 : word === c.count ? ROOT : word;
      atoms[place++] = stand;
      atoms[place++] = stand;
      atoms[place++] = stand;
    }
  }
  const top = roles[0]!;
  const next = roles[2]!;
  const onStack = top >= 0;
  const reading = next < c.count;
  atoms[place++] = onStack ? words.suffix3[top]! : FLOOR;
  atoms[place++] = reading ? words.suffix3[next]! : ROOT;
  atoms[place++] = onStack ? words.ambiguity[top]! : FLOOR;
  atoms[place++] = reading ? words.ambiguity[next]! : ROOT;
  atoms[place++] = next + 1 < c.count ? words.suffix3[next + 1]! : OUTSIDE;
  atoms[place++] = onStack ? 1 + distanceClass(next - top) : 0;
  atoms[place++] = onStack ? 1 + c.leftCount[top]! : 0;
  atoms[place++] = onStack ? 1 + c.rightCount[top]! : 0;
  atoms[place++] = 1 + c.leftCount[next]!;
  atoms[place++] = onStack ? 1 + c.leftLabels[top]! : 0;
  atoms[place++] = onStack ? 1 + c.rightLabels[top]! : 0;
  atoms[place++] = 1 + c.leftLabels[next]!;
  const { field, patterns } = words;
  atoms[place++] = valueAt(field, roles[0]!);
  atoms[place++] = valueAt(field, roles[1]!);
  atoms[place++] = valueAt(field, next);
  atoms[place++] = valueAt(field, roles[5]!);
  atoms[place++] = valueAt(field, roles[9]!);
  atoms[place++] = valueAt(field, roles[3]!);
  atoms[place++] = valueAt(patterns, roles[0]!);
  atoms[place++] = valueAt(patterns, next);
  atoms[place++] = valueAt(patterns, roles[5]!);
  atoms[place] = valueAt(patterns, roles[1]!);
  return hashTemplates(TEMPLATES, atoms, into);
}

function valueAt(values: Int32Array, word: number): number {
  return word >= 0 && word < values.length ? values[word]! : 0;
}

/** Puts the word that plays each role into `roles`, in the order of ROLES. */
function findRoles(c: Configuration): void {
  const { next, count, depth, stack } = c;
  const top = depth > 0 ? stack[depth - 1]! : FLOOR;
  const under = depth > 1 ? stack[depth - 2]! : FLOOR;
  const topHead = top < 0 ? NONE : c.head[top]!;
  roles[0] = top;
  roles[1] = under;
  roles[2] = next;
  roles[3] = next < count ? next + 1 : OUTSIDE;
  roles[4] = next + 1 < count ? next + 2 : OUTSIDE;
  roles[5] = topHead;
  roles[6] = topHead === NONE || topHead === count ? NONE : c.head[topHead]!;
  roles[7] = top < 0 ? NONE : c.left1[top]!;
  roles[8] = top < 0 ? NONE : c.left2[top]!;
  roles[9] = top < 0 ? NONE : c.right1[top]!;
  roles[10] = top < 0 ? NONE : c.right2[top]!;
  roles[11] = c.left1[next]!;
  roles[12] = c.left2[next]!;
  roles[13] = next > 0 ? next - 1 : OUTSIDE;
  roles[14] = top < 0 ? NONE : top + 1;
  roles[15] = under < 0 ? NONE : c.left1[under]!;
  roles[16] = under < 0 ? NONE : c.right1[under]!;
}

/** 1, 2, 3, 4, then 5 for up to 6, 6 for up to 10 and 7 beyond. */
function distanceClass(distance: number): number {
  if (distance <= 4) return distance;
  if (distance <= 6) return 5;
  return distance <= 10 ? 6 : 7;
}
