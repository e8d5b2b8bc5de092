import { countryOf } from '../grammar/countries.ts';
import { entityOf, nameText } from '../grammar/noun-phrase.ts';
import { droppedTokens } from '../grammar/simplify.ts';
import { dependents, isRelation, type Tree, token } from '../grammar/tree.ts';
import { type Mention, mentionAt, namedMentions } from './mentions.ts';
import type { Reference } from './references.ts';
import type { TitlePerson } from './title-person.ts';

/** "Byron" is said in full at its first use on a card when the text gave the full name. */
export function shortNames(
  tree: Tree,
  fullNames: ReadonlyMap<string, Mention>,
  references: Reference[],
): void {
  const own = ownNames(tree);
  tree.tokens.forEach(({ upos, form, deprel }, index) => {
    if (upos !== 'PROPN') return;
    const beside = own.get(form);
    const isBeside = beside !== undefined && beside.index < index && !fullNames.has(form);
    const full = isBeside ? beside : fullNames.get(form);
    if (
      full === undefined ||
      full.text === form ||
      isRelation(deprel, ['compound', 'flat', 'amod'])
    )
      return;
    // "played in Cry Wolf as Tom"
    if (dependents(tree, index, 'case').some((one) => /^as$/i.test(tree.tokens[one]!.form))) return;
    if (entityOf(tree, index) === 'place' || nameText(tree, index) !== form) return;
    if (dependents(tree, index, 'flat', 'compound', 'amod', 'nmod').length > 0) return;
    if (isSaying(tree, index)) return;
    const isTitle = / of /.test(full.text);
    if (isTitle !== dependents(tree, index, 'det').length > 0) return;
    references.push({
      tokens: [index],
      key: full.key,
      text: full.text,
      kind: 'name',
      ...(isBeside ? { antecedent: full.index } : {}),
    });
  });
}

/** "Wien's law" is called so, and a name in quotation marks is said as a word. */
function isSaying(tree: Tree, index: number): boolean {
  const { deprel, head } = token(tree, index);
  const isOfLaw =
    isRelation(deprel, ['nmod:poss']) &&
    /^(law|theorem|effect|constant|principle|equation|syndrome|disease|theory|number|paradox|comet|test|method|rule)s?$/.test(
      token(tree, head).lemma,
    );
  return isOfLaw || /^["“‘]$/.test(tree.tokens[index - 1]?.form ?? '');
}

/** People by their last names whom the sentence itself calls by their full names: "Bertrand Russell's interpreter when Russell visited". */
function ownNames(tree: Tree): Map<string, Mention> {
  const names = new Map<string, Mention>();
  for (const mention of namedMentions(tree, 0)) {
    const person = personIn(mention);
    const last = person?.text.split(' ').at(-1);
    if (person !== undefined && last !== undefined && !names.has(last)) names.set(last, person);
  }
  return names;
}

/** The full name of a person, without what they are: "anthropologist Ken Barger". */
function personIn(mention: Mention): Mention | undefined {
  if (entityOf(mention.tree, mention.index) !== 'person') return undefined;
  // "the patron of Delphi (Pythian Apollo)" tells another name, not a fuller one.
  const opened = mention.tree.tokens
    .slice(0, mention.index)
    .findLast(({ form }) => /^[()]$/.test(form));
  if (opened?.form === '(') return undefined;
  const text = NAMED.exec(mention.text)?.[1];
  // "Apple Inc. Jobs was …": two sentences.
  if (text === undefined || /\b(Inc|Ltd|Corp|Co)\. /.test(text)) return undefined;
  if (text.replace(RANK, '').split(' ').length < 2) return undefined;
  return { ...mention, text, key: text.toLowerCase() };
}

/** Words of which each has a capital and small letters, behind others without: neither "Norton I" nor "NASA Administrator". */
const NAMED =
  /^(?:(?:\p{Ll}[\p{L}-]*|\p{Lu}\p{Ll}+(?:ist|ian|er|or|man)) )*((?:\p{Lu}[\p{Ll}'’.][\p{L}'’.-]* ){1,3}\p{Lu}[\p{Ll}'’.][\p{L}'’.-]*)$/u;

/** A rank makes no full name: "Colonel Arnold". */
const RANK =
  /^(Colonel|General|President|Captain|Major|Lieutenant|Admiral|Professor|Doctor|Dr|Mr|Mrs|Ms|Miss|Senator|Governor|Judge|Justice|Minister|Chancellor|Secretary)\.? /;

/** Remembers people by their last and first names and titles by their first word, each by the first full name that the text gives. */
export function rememberNames(mentions: readonly Mention[], fullNames: Map<string, Mention>): void {
  for (const mention of mentions) {
    const words = mention.text.split(' ');
    const last = words.at(-1)!;
    // Who was first told of by one name keeps it: Apollo is not Apollo Helios.
    const isAside = droppedTokens(mention.tree)[mention.index] === true;
    if (words.length === 1 && !isAside && !fullNames.has(last)) fullNames.set(last, mention);
    if (words.length < 2 || words.length > 6) continue;
    const person = personIn(mention);
    if (person !== undefined) {
      if (!fullNames.has(last)) fullNames.set(last, person);
      // Of two Marys neither is "Mary" alone.
      const [first] = person.text.split(' ') as [string];
      if (countryOf(first) !== undefined) continue;
      const namesake = fullNames.get(first);
      if (namesake === undefined) fullNames.set(first, person);
      else if (namesake.text.startsWith(first) && !namesake.text.endsWith(last))
        fullNames.set(first, { ...namesake, text: first });
    }
    // "the Articles" are the Articles of Confederation.
    const isPerson = entityOf(mention.tree, mention.index) === 'person';
    const title = /^(?:the )?(\p{Lu}\p{L}+) of (?:the )?\p{Lu}/u.exec(mention.text)?.[1];
    if (!isPerson && title !== undefined && !fullNames.has(title))
      fullNames.set(title, { ...mention, text: mention.text.replace(/^the /i, '') });
  }
}

/** The person of the title is known by each of their names from the first sentence on. */
export function fullNameOf(
  trees: readonly Tree[],
  { text, name, others }: TitlePerson,
): [string, Mention][] {
  for (const tree of trees) {
    const index = tree.tokens.findIndex(({ form }) => form === name);
    if (index < 0) continue;
    const mention = { ...mentionAt(tree, index, 0), text, key: text.toLowerCase(), isNamed: true };
    return [name, ...others].map((one) => [one, mention]);
  }
  return [];
}
