import type { Material } from './material.ts';
import type { NameAsked } from './name-asked.ts';
import { isSameGround, kindOf } from './name-kinds.ts';
import { normalised, withoutArticle, wordsOf } from './words.ts';

/** What the texts say of a name beside its type: which names can stand for each other among options. */
export interface Name {
  /** "general" of "General Lee", "chemist" of "the chemist John Dalton" and "John Dalton was a chemist". */
  readonly roles: ReadonlySet<string>;
  /** "German" of "the German architect Gottfried Semper". */
  readonly nationalities: ReadonlySet<string>;
  readonly gender?: 'he' | 'she';
  /** Whether something is said to be in it or at it. */
  readonly isLocation: boolean;
  /** Whether it mostly says of what kind something is, as in "a Lombard" and "Lombard princes". */
  readonly isMostlyModifier: boolean;
}

/** Names by nameKey. */
export type Names = ReadonlyMap<string, Name>;

/** One name of one text. */
export function nameKey(text: string, from: number): string {
  return `${from} ${normalised(withoutArticle(text))}`;
}

/** States that are no more, and the year of the last of them. */
const PAST_STATE =
  /^(?:the )?(?:USSR|Soviet Union|Yugoslavia|Czechoslovakia|Prussia|(?:East|West) Germany|Austria-Hungary|Ottoman Empire)$/i;
const LAST_OF_THEM = 1992;

/** Names that may be wrong answers: what is known of each. */
export class NameBook {
  readonly #names: Names | undefined;
  readonly #counts: ReadonlyMap<string, number>;
  readonly #firstNames = new Set<string>();
  readonly #people = new Set<string>();
  /** What the texts write small too: "Sea" is no name of its own. */
  readonly #words = new Set<string>();
  /** The person that each text has most often. */
  readonly #protagonists: ReadonlyMap<number, string>;

  constructor({ names, phrases, sentences }: Pick<Material, 'names' | 'phrases' | 'sentences'>) {
    this.#names = names;
    for (const [key, { gender, roles, isLocation }] of names ?? []) {
      const [from = '', ...rest] = key.split(' ');
      const isOne = gender !== undefined || [...roles].some((role) => ROLES.has(role));
      if (isOne && !isLocation) this.#people.add(`${from} ${rest.at(-1)}`);
    }
    for (const sentence of sentences)
      for (const [word] of sentence.matchAll(/(?<![\p{L}’'-])\p{Ll}{3,}/gu)) this.#words.add(word);
    const counts = new Map<string, number>();
    const people = new Map<string, { from: number; name: string; count: number }>();
    for (const { text, from, type } of phrases) {
      const key = nameKey(text, from);
      counts.set(key, (counts.get(key) ?? 0) + 1);
      if (type !== 'person') continue;
      const [first = '', ...rest] = text.split(' ');
      if (rest.length > 0) this.#firstNames.add(nameKey(first, from));
      const surname = normalised(text).split(' ').at(-1)!;
      const one = people.get(`${from} ${surname}`) ?? { from, name: surname, count: 0 };
      people.set(`${from} ${surname}`, { ...one, count: one.count + 1 });
    }
    this.#counts = counts;
    const most = new Map<number, { name: string; count: number }>();
    for (const one of people.values())
      if (one.count > (most.get(one.from)?.count ?? 1)) most.set(one.from, one);
    this.#protagonists = new Map([...most].map(([from, { name }]) => [from, name]));
  }

  /** Whether a name of the key's type can be a wrong answer beside it: of its kind, time and gender, with the role and nationality that the stem asks for, and no doubt about its type. */
  canStandFor(text: string, from: number, asked: NameAsked): boolean {
    const { key, type } = asked;
    const name = this.#names?.get(nameKey(text, from));
    const own = this.#names?.get(nameKey(key, asked.from));
    if (type === 'person' ? !(isPersonal(text) && isPersonal(key)) : kindOf(text) !== kindOf(key))
      return false;
    if (asked.kind !== undefined && kindOf(text) !== asked.kind) return false;
    if (isSameGround(text, key) || !this.#isSure(text, from, type, name)) return false;
    if (isPastIn(text, asked) || isLatin(text) !== isLatin(key)) return false;
    if (type === 'person') {
      if (!hasGenderOf(name, own, asked.stem)) return false;
      if (this.#isFirstName(text, from) && !this.#isFirstName(key, asked.from)) return false;
      // "He wrote a letter to …": he is whom the text is about.
      if (PRONOUN.test(asked.stem) && this.isProtagonist(text, from)) return false;
    }
    return hasRolesOf(name, own, asked) && hasNationOf(name, asked);
  }

  /** Whether the texts leave no doubt that an answer is a name of its type. */
  isSureKey({ key, from, type, stem }: NameAsked): boolean {
    if (COMPASS.test(key) || NATIONAL.test(key)) return false;
    // "The Irish Parliament … from Ireland", "Madagascar … the island".
    const nations = stem.match(/\p{Lu}\p{L}+/gu)?.filter((word) => NATIONAL.test(word)) ?? [];
    if (type === 'country' && nations.some((word) => word.slice(0, 2) === key.slice(0, 2)))
      return false;
    if (/^(?:country|place)$/.test(type) && /\b(?:island|peninsula|archipelago)s?\b/.test(stem))
      return false;
    if (type === 'person' && /\b(?:the|\p{Ll}+ed) \uFFFC/u.test(stem)) return false;
    return this.#isSure(key, from, type, this.#names?.get(nameKey(key, from)));
  }

  /** Whom the texts name with a title, a role or a first name, in full or by the surname. */
  #isKnownPerson(text: string, from: number): boolean {
    return this.#people.has(`${from} ${normalised(text).split(' ').at(-1)}`);
  }

  /** "Daniel" beside surnames. */
  #isFirstName(text: string, from: number): boolean {
    return this.#firstNames.has(nameKey(text, from));
  }

  /** What is said once, by one word that nothing else shows to be of its type, is in doubt. */
  #isSure(text: string, from: number, type: string, name: Name | undefined): boolean {
    if (this.#names === undefined) return true;
    if (COMPASS.test(text) || NATIONAL.test(text)) return false;
    if (name?.isMostlyModifier || this.#words.has(withoutArticle(text).toLowerCase())) return false;
    if (type === 'person')
      return (
        name?.isLocation !== true &&
        this.#isKnownPerson(text, from) &&
        (wordsOf(text).length > 1 ||
          (this.#counts.get(nameKey(text, from)) ?? 0) > 1 ||
          name?.gender !== undefined ||
          (name?.roles.size ?? 0) > 0)
      );
    if (name?.gender !== undefined && type !== 'country') return false;
    if (type === 'organization')
      return kindOf(text) !== undefined || (this.#counts.get(nameKey(text, from)) ?? 0) > 1;
    return type !== 'place' || name?.isLocation === true || kindOf(text) !== undefined;
  }

  /** Whether a text is about this person more than about any other. */
  isProtagonist(text: string, from: number): boolean {
    return normalised(text).split(' ').at(-1) === this.#protagonists.get(from);
  }
}

const PRONOUN = /\b(?:he|his|him|she|her|himself|herself)\b/i;

/** Only words that names of people have. */
function isPersonal(text: string): boolean {
  return (
    !/\d|^the\b|&/i.test(text) &&
    !/\b\p{Lu}{3,}\b/u.test(text) &&
    !ROLES.has(text.split(/[ -]/).at(-1)!.toLowerCase()) &&
    kindOf(text) === undefined &&
    !/\b(?:of (?!the\b)|de (?:Caux|la Paz))/.test(text) &&
    !/\b(?:Studios?|Games|Awards?|Film|Language|Achievement|Association|Act|Code|Records|Sheriff|Police|Cosplay|Party|Minister|Brigade|Forces?|Church|Cup|Theory|Law|Baseball|Football|Eve|Day|Year|Prize|Bible|Project|Program|Mission)\b/.test(
      text,
    )
  );
}

const COMPASS = /^(?:the )?(?:north|south)?(?:east|west)?(?:ern)?$/i;

const isLatin = (text: string) => !/[^\p{Script=Latin}\P{L}]/u.test(text);

function isPastIn(text: string, { stem, sentence }: NameAsked): boolean {
  if (!PAST_STATE.test(text)) return false;
  const years = [...`${stem} ${sentence}`.matchAll(/\b(?:19|20)\d\d\b/g)].map(([year]) => +year);
  return Math.max(0, ...years) > LAST_OF_THEM;
}

const OF_WOMEN = /\b(?:mother|sister|daughter|wife|widow|aunt|niece|queen|actress|woman|she)\b/i;
const OF_MEN = /\b(?:father|brother|son|husband|uncle|nephew|king|actor|man|he)\b/i;

/** Where a gender is known it is the key's, and what the stem's pronouns say. */
function hasGenderOf(name: Name | undefined, own: Name | undefined, stem: string): boolean {
  const gender = name?.gender;
  if (OF_WOMEN.test(stem)) return gender === 'she';
  if (OF_MEN.test(stem) && gender === 'she') return false;
  if (own?.gender !== undefined && gender !== undefined && own.gender !== gender) return false;
  if (own?.gender === 'she') return gender === 'she';
  return !(gender === 'she' && /\b(?:he|his|him|man|king)\b/i.test(stem));
}

/** Roles that can be held by the same people. */
const LIKE_ROLES =
  `general colonel captain major commander admiral marshal lieutenant officer brigadier leader
king queen emperor empress prince princess duke count earl ruler sultan pharaoh monarch
president minister chancellor senator governor politician mayor premier representative secretary
writer poet author novelist playwright journalist
scientist chemist physicist mathematician astronomer biologist professor researcher scholar philosopher
painter sculptor artist architect
actor actress singer musician composer director`
    .split('\n')
    .map((row) => row.split(' '));

const ROLES = new Set(LIKE_ROLES.flat());

function isLikeRole(a: string, b: string): boolean {
  return a === b || LIKE_ROLES.some((row) => row.includes(a) && row.includes(b));
}

function hasRolesOf(
  name: Name | undefined,
  own: Name | undefined,
  { words: before, isAsked, type, key }: NameAsked,
): boolean {
  const words = before.map((word) => word.toLowerCase());
  const last = words.at(-1) ?? '';
  const isGeneric =
    /^(?:person|man|woman|country|nation|state|place|city|town|region|area|name|organi[sz]ation|leader)?$/.test(
      last,
    );
  const roles = [...(own?.roles ?? [])].filter((role) => words.includes(role));
  const isTitle = !isAsked && ROLES.has(last);
  if (roles.length === 0 && type === 'person' && (isTitle || (isAsked && !isGeneric)))
    roles.push(last);
  if (roles.length === 0 && isAsked && type === 'organization' && !isGeneric)
    // "Which company …": what the key's own words say, its likes say too.
    return kindOf(key) !== undefined || (name?.roles.has(last) ?? false);
  return roles.every((role) => [...(name?.roles ?? [])].some((other) => isLikeRole(role, other)));
}

/** "the German architect …" is no man from elsewhere. */
function hasNationOf(name: Name | undefined, { words, type }: NameAsked): boolean {
  if (type !== 'person' && type !== 'organization') return true;
  const nations = words.filter(
    (word, at) => NATIONAL.test(word) && /^\p{Ll}/u.test(words[at + 1] ?? ''),
  );
  return nations.every((nation) => name?.nationalities.has(nation) ?? false);
}

/** What an adjective of nationality looks like. */
export const NATIONAL =
  /^(?:\p{Lu}\p{L}+(?:ish|ese|ian|ean|ican|aean)|(?:Ved|Celt|Slav|German|Nord|Turk|Hellen|Arab|Semit|Balt)ic|Irish|French|German|Dutch|Greek|Swiss|Czech|Scotch|Welsh|Norman|Roman|American|Mexican|Cuban|Arab|Turk|Uzbek|Thai|Iraqi|Israeli|Pakistani|Afghan)$/u;
