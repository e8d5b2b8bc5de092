import type { Model } from '../language/model.ts';
import type { Sentence, Token } from '../language/sentence.ts';
import { isCountry } from '../questions/grammar/countries.ts';
import type { Phrase } from '../quiz/material.ts';

/** A phrase in a sentence: the token that heads it and the tokens it consists of, first and last. */
interface Span {
  readonly head: number;
  readonly from: number;
  readonly to: number;
}

/** The names and noun phrases of a sentence, each with its type. */
export function phrasesIn(
  sentence: Sentence,
  { at, from }: Pick<Phrase, 'at' | 'from'>,
  model: Model,
): Phrase[] {
  if (isCaption(sentence.text)) return [];
  return spansIn(sentence).flatMap(({ head, text: whole }) => {
    const token = sentence.tokens[head]!;
    const text = token.upos === 'PROPN' ? bareName(whole) : whole;
    const type = TITLE.test(text) ? undefined : typeOf(token, text, model);
    return type === undefined || text.length > 60 ? [] : [{ text, type, at, from }];
  });
}

/** Names and noun phrases as they stand in a sentence. */
export function spansIn(sentence: Sentence): (Span & { readonly text: string })[] {
  return sentence.tokens.flatMap((_, head) => {
    if (!isHead(sentence, head)) return [];
    const span = spanOf(sentence.tokens, head);
    if (span === undefined || isTorn(sentence, span)) return [];
    return [{ ...span, text: textOfSpan(sentence, span) }];
  });
}

/** What stands below a figure names photographers and the parts of the picture. */
function isCaption(text: string): boolean {
  return /^Figure \d|\((?:photo |image )?credits?\b|Wikimedia Commons/i.test(text);
}

/** "John Dalton" of "English schoolteacher John Dalton" and of "Professor John Dalton". */
export function bareName(text: string): string {
  const described = /^(?:.*\s)?\p{Ll}+\s((?:\p{Lu}[\p{L}.’'-]*\s)*\p{Lu}[\p{L}.’'-]*)$/u.exec(text);
  const isJoined =
    /\s(?:of|the|de|du|des|del|della|da|di|van|von|der|den|la|le|and|al|ibn|for|in|on|y)\s/.test(
      text,
    );
  const bare = described !== null && !isJoined ? described[1]! : text;
  return bare.replace(HONORIFIC, '').replace(OFFICE, '');
}

/** Offices that texts put before a name, and leave out again. */
const OFFICE =
  /^(?:(?:Major|Lieutenant|Brigadier|Vice|Prime) )?(?:General|Colonel|Captain|Major|President|Senator|Governor|Minister|Judge|Chancellor|Director|Chairman|Secretary) (?=\p{Lu}\p{Ll})(?!of\b)/u;

/** The type of an answer that stands in a sentence, by the noun that heads it there; undefined where it is no noun phrase. */
export function typeOfAnswer(answer: string, sentence: Sentence, model: Model): string | undefined {
  const start = indexOfWord(sentence.text, answer);
  if (start < 0) return undefined;
  const from = sentence.start + start;
  const to = from + answer.length;
  const inside = (index: number) => {
    const token = sentence.tokens[index];
    return token !== undefined && token.start >= from && token.end <= to;
  };
  const head = sentence.tokens.findIndex((token, index) => inside(index) && !inside(token.head));
  const token = sentence.tokens[head];
  if (token === undefined || !/^(NOUN|PROPN)$/.test(token.upos)) return undefined;
  const hasClause = sentence.tokens.some(
    (one, index) =>
      inside(index) &&
      /^(acl|ccomp|xcomp|advcl|conj|parataxis)/.test(one.deprel) &&
      inside(one.head),
  );
  return hasClause ? undefined : typeOf(token, answer, model);
}

/** Where a text stands in another as whole words, or -1; case counts but at its start. */
function indexOfWord(text: string, part: string): number {
  for (const wanted of [part, part.charAt(0).toLowerCase() + part.slice(1)]) {
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      const before = text[at - 1] ?? ' ';
      const after = text[at + wanted.length] ?? ' ';
      if (!/[\p{L}\d]/u.test(before) && !/[\p{L}\d]/u.test(after)) return at;
    }
  }
  return -1;
}

function isHead({ tokens }: Sentence, index: number): boolean {
  const { upos, deprel } = tokens[index]!;
  return /^(NOUN|PROPN)$/.test(upos) && !/^(compound|flat|fixed|goeswith|vocative)/.test(deprel);
}

/** What a person is called by, and no name. */
const TITLE =
  /^(?:the )?(?:(?:Mr|Mrs|Ms|Miss|Mlle|Mme|Dr|Sir|Lord|Lady|Prof|Professor|President|Director|Chairman|Minister|Prime|Major|General|Colonel|Captain|King|Queen|Emperor|Pope|Saint|St|Duke|Count|Earl|Senator|Governor|Judge|Bishop|Elector|Commander|Officer|Manager|Coach)\.?\s*)+$/;

const HONORIFIC = /^(?:Mr|Mrs|Ms|Miss|Mlle|Mme|Dr|Prof|Professor)\.? (?=\p{Lu})/u;

const INSIDE = /^(det|compound|amod|flat|nummod)$/;

/** The phrase without relative clauses; undefined where it points at something or is torn apart. */
function spanOf(tokens: readonly Token[], head: number): Span | undefined {
  let from = head;
  let to = head;
  for (const [index, token] of tokens.entries()) {
    if (token.head !== head || token.deprel === 'punct') continue;
    if (/^(nmod:poss|acl|appos|conj|nummod)/.test(token.deprel) && index < head) return undefined;
    if (token.deprel === 'det' && !/^(the|an?)$/i.test(token.form)) return undefined;
    if (/^an?$/i.test(token.form) && tokens[head]!.upos === 'PROPN') return undefined;
    if (!INSIDE.test(token.deprel)) continue;
    from = Math.min(from, index, ...dependentsOf(tokens, index));
    to = Math.max(to, index);
  }
  const of = ofName(tokens, head, to);
  for (let index = from; index <= to; index++)
    if (!isUnder(tokens, index, head) || /^[,;:()]$/.test(tokens[index]!.form)) return undefined;
  return { head, from, to: of ?? to };
}

function dependentsOf(tokens: readonly Token[], head: number): number[] {
  return tokens.flatMap((token, index) => (token.head === head ? [index] : []));
}

/** "the University of Oslo": the last token of a name that "of" adds to the one before. */
function ofName(tokens: readonly Token[], head: number, to: number): number | undefined {
  const [of, first, second] = [tokens[to + 1], tokens[to + 2], tokens[to + 3]];
  if (tokens[head]!.upos !== 'PROPN' || of?.form !== 'of') return undefined;
  if (first?.upos === 'PROPN' && second?.upos !== 'PROPN') return to + 2;
  if (/^(the)$/i.test(first?.form ?? '') && second?.upos === 'PROPN') return to + 3;
  return undefined;
}

function isUnder(tokens: readonly Token[], index: number, head: number): boolean {
  for (let at = index, steps = 0; at >= 0 && steps < 20; at = tokens[at]!.head, steps++)
    if (at === head) return true;
  return false;
}

/** "al" of "al-Biruni". */
function isTorn({ text, start, tokens }: Sentence, { from, to }: Span): boolean {
  const before = text[tokens[from]!.start - start - 1] ?? ' ';
  const after = text[tokens[to]!.end - start] ?? ' ';
  return /[-–\p{L}\d]/u.test(before + after);
}

function textOfSpan({ text, start, tokens }: Sentence, { from, to }: Span): string {
  const cut = text.slice(tokens[from]!.start - start, tokens[to]!.end - start);
  const opens = from === 0 && tokens[0]!.upos !== 'PROPN';
  return opens ? cut.charAt(0).toLowerCase() + cut.slice(1) : cut;
}

function typeOf(token: Token, text: string, model: Model): string | undefined {
  const number = /S$/.test(token.xpos) ? 'pl' : 'sg';
  if (token.upos === 'PROPN') return nameType(token, text);
  const { kind } = model.senses.meaning(token.form, token.lemma, token.upos);
  return kind === 0 ? undefined : `noun:${kind}:${number}`;
}

function nameType({ entity, xpos }: Token, text: string): string {
  const name = text.replace(/^(?:(?:in|to|from|of|at|by|for) )?(?:the )?/i, '');
  if (isCountry(name)) return 'country';
  const isGroup = xpos === 'NNPS' || /^the /i.test(text);
  if (entity === 'person' && isGroup) return 'people';
  if (entity === 'person' || entity === 'organization' || entity === 'place') return entity;
  return `name:${entity ?? 'other'}`;
}
