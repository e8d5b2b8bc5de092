/** A sentence as a statement of its own: without brackets, and without what only ties it to the one before. */
import type { Clause } from '../grammar/clause.ts';
import { DISCOURSE_ADVERBS, DISCOURSE_PHRASES } from '../grammar/lexicon.ts';
import { isName } from '../grammar/noun-phrase.ts';
import { isConnectiveAdverb, openerOf } from '../grammar/phrase.ts';
import { CONNECTIVE_ANYWHERE, trimPunctuation, withoutBrackets } from '../grammar/simplify.ts';
import { dependents, isRelation, subtree, type Tree, token } from '../grammar/tree.ts';

/** In words: shorter sentences tell too little of what is hidden, longer ones are no card. */
const SHORTEST = 7;
const LONGEST = 34;

/** In words: from here on a sentence is said without what follows its main statement. */
const LONG = 18;

/** In words: from here on also without what tells of the part it hides. */
const VERY_LONG = 24;

export const isLong = (tree: Tree, tokens: readonly number[]) =>
  wordCountOf(tree, tokens) > VERY_LONG;

/** The sentence as it may stand on a card, longest first: all of it, and where it is long, what its main statement is. */
export function wholesOf(clause: Clause): readonly number[][] {
  const known = WHOLES.get(clause);
  if (known !== undefined) return known;
  const wholes = findWholes(clause);
  WHOLES.set(clause, wholes);
  return wholes;
}

/** Each rule that hides something asks for the same. */
const WHOLES = new WeakMap<Clause, readonly number[][]>();

function findWholes(clause: Clause): number[][] {
  const { tree } = clause;
  // News of a day is none later.
  if (tree.tokens.some(({ form }) => /^(yesterday|tomorrow|tonight)$/i.test(form))) return [];
  // "Bus #13 goes west"
  if (/\bdays? (a|per|each) week\b|#\s?\d/.test(tree.sentence.text)) return [];
  // "One example is Greenpeace": of what?
  if (
    /^(one|another|an?) (\w+ )?(example|exception|instance|reason|way|problem|result) (is|was)\b/i.test(
      tree.sentence.text,
    )
  )
    return [];
  // "In 1902 that the town was registered": words are lost.
  if (/^in \d{4} that\b/i.test(tree.sentence.text)) return [];
  // "Four are appointed by the President": of what?
  const { head } = clause.subject;
  if (token(tree, head).upos === 'NUM' && dependents(tree, head, 'nmod').length === 0) return [];
  const plain = withoutComment(tree, withoutBrackets(tree));
  const bare = withoutPhrase(tree, withoutPhrase(tree, plain));
  const all = withoutExamples(tree, withoutPhrase(tree, withoutConnective(tree, bare)));
  return [all, withoutTail(clause, all)]
    .map((tokens) => trimPunctuation(tree, tokens))
    .filter((tokens) => {
      const words = wordCountOf(tree, tokens);
      return words >= SHORTEST && words <= LONGEST;
    });
}

const wordCountOf = (tree: Tree, tokens: readonly number[]) =>
  tokens.filter((index) => isWord(tree, index)).length;

const isWord = (tree: Tree, index: number) => token(tree, index).upos !== 'PUNCT';

/** A long sentence up to a comma, semicolon or dash behind which only told-besides clauses stand. */
function withoutTail(
  { tree, predicate, subject, body }: Clause,
  tokens: readonly number[],
): number[] {
  if (wordCountOf(tree, tokens) <= LONG) return [];
  const least = Math.max(predicate, subject.head, body[0] ?? 0);
  const cut = tokens.findIndex(
    (index, at) =>
      index > least &&
      at >= (isLong(tree, tokens) ? LEAST_BEFORE_CUT : SAFE_BEFORE_CUT) &&
      // "was not, except in Moscow, released"
      !/^(is|are|was|were|has|have|had|not)$/i.test(tree.tokens[index - 1]!.form) &&
      /^([,;]|[–—]|--)$/.test(token(tree, index).form) &&
      isLooseTail(tree, tokens.slice(at + 1)),
  );
  const start = tokens.slice(0, Math.max(0, cut));
  return start.some((index) => token(tree, index).form === ':') ? [] : start;
}

/** In tokens; what is shorter tells too little, and of a sentence that could stand as it is more is asked. */
const LEAST_BEFORE_CUT = 10;
const SAFE_BEFORE_CUT = 12;

/** Whether whole clauses stand here that the sentence is true without: relative, participial, or with a subject of their own. */
function isLooseTail(tree: Tree, tail: readonly number[]): boolean {
  const inside = new Set(tail);
  const heads = tail.filter((index) => {
    return isWord(tree, index) && !inside.has(token(tree, index).head);
  });
  const isAll = (head: number) =>
    subtree(tree, head).every((part) => inside.has(part) || !isWord(tree, part));
  return heads.length > 0 && heads.every((head) => isAll(head) && isLoose(tree, head));
}

function isLoose(tree: Tree, head: number): boolean {
  const { deprel, xpos, upos } = token(tree, head);
  const opener = openerOf(tree, head);
  if (deprel === 'acl:relcl') return true;
  if (isRelation(deprel, ['acl'])) return /^VB[GN]$/.test(xpos);
  if (deprel === 'advcl') return opener === '' ? xpos === 'VBG' : LOOSE_OPENER.test(opener);
  if (deprel === 'cc') return true;
  const isStatement = dependents(tree, head, 'nsubj').length > 0;
  return (deprel === 'conj' || deprel.startsWith('parataxis')) && isStatement && upos !== 'PUNCT';
}

/** Clauses that may be left out: grounds and contrasts, not conditions. */
const LOOSE_OPENER =
  /^(while|although|though|even though|whereas|because|since|as|where|after|before|when)$/;

/** "It is important to note that …" says nothing itself. */
function withoutComment({ tokens }: Tree, whole: readonly number[]): readonly number[] {
  const words = whole.slice(0, 8).map((index) => tokens[index]!.form.toLowerCase());
  const comment = COMMENT.exec(words.join(' '));
  return comment === null ? whole : whole.slice(comment[0].split(' ').length);
}

const COMMENT =
  /^(it (is|should be) (also )?(important|worth|interesting|useful|necessary|vital|essential|crucial)? ?((to )?(note|noting|noted|remember|mention|mentioning|point out|understand|emphasi[sz]e)) that|(please )?note that|keep in mind that|of course)(?= )/;

/** "…, to name a few of their policies" */
function withoutExamples({ tokens }: Tree, whole: readonly number[]): readonly number[] {
  const at = whole.findIndex(
    (index) =>
      /^to name (just |only |but )?a few\b/i.test(
        tokens
          .slice(index, index + 5)
          .map(({ form }) => form)
          .join(' '),
      ) && tokens[index - 1]?.form === ',',
  );
  return at < 0 ? whole : whole.slice(0, at);
}

/** "In turn, …", "Despite this, …": the words before the first comma, where they are a phrase that only ties. */
function withoutPhrase(tree: Tree, tokens: readonly number[]): readonly number[] {
  const comma = tokens.findIndex((index) => token(tree, index).form === ',');
  const opening = tokens.slice(0, Math.max(0, comma));
  const text = opening.map((index) => token(tree, index).form.toLowerCase()).join('-');
  // "As a counterweight, …": to what?
  const isBareRole =
    /^as-(an?-)?\p{L}+$/u.test(text) && !opening.some((index) => isName(tree, index));
  const isTie =
    DISCOURSE_PHRASES.has(text) ||
    DISCOURSE_ADVERBS.has(text) ||
    /^(first|second|third|fourth|fifth|last)$/.test(text) ||
    isBareRole ||
    POINTING_BACK.test(text) ||
    AFTER_THAT.test(text) ||
    AS_TOLD.test(text) ||
    (BESIDES.test(text) && opening.length <= LONGEST_BESIDES);
  return isTie ? tokens.slice(comma + 1) : tokens;
}

/** What else is so, or alike, the statement is true without: "In addition to the alkane isomers, …". */
const BESIDES = /^(as-with|in-addition-to|besides|apart-from|aside-from|as-well-as|like)-/;

/** "As Heald told a newspaper, …": who says it does not matter. */
const AS_TOLD =
  /^as-.*-(told|said|says|reported|reports|noted|notes|explained|explains|observed|observes)(-|$)/;

/** In tokens. */
const LONGEST_BESIDES = 14;

/** Grounds and contrasts that lie in the sentence before; the statement holds without them. */
const POINTING_BACK =
  /^((despite|because-of|due-to|in-addition-to|besides|as-a-result-of|in-spite-of|like|unlike|in-light-of|in-contrast-to)-(this|that|these)|(for|because-of|despite)-(this|that|these)-(reasons?|purposes?|facts?)|in-(response|return|reply|consequence|exchange))$/;

/** "Further, …", "Shortly after that, …": after what? */
const AFTER_THAT =
  /^(further|more|later-on|soon|shortly|((soon|shortly|immediately|long|not-long)-)?(after|before)-(that|this)|(soon|shortly)-(after|before|afterwards?|thereafter)|from-then-on|in-the-meantime)$/;

function withoutConnective(tree: Tree, tokens: readonly number[]): number[] {
  const [first, second] = tokens;
  const isTie = (index = -1) => {
    const { deprel = '', form = '' } = tree.tokens[index] ?? {};
    return (
      deprel === 'cc' ||
      (CONNECTIVE_ANYWHERE.test(form) && tree.tokens[index + 1]?.form === ',') ||
      (isRelation(deprel, ['advmod']) && isConnectiveAdverb(tree, index)) ||
      /^(and|but|or|so|also)$/i.test(form) ||
      (/^back$/i.test(form) && /^in$/i.test(tree.tokens[index + 1]?.form ?? '')) ||
      (/^(previously|afterwards?|later|then|soon)$/i.test(form) && isRelation(deprel, ['advmod']))
    );
  };
  const start = isTwoWordTie(tree, tokens) ? 2 : isTie(first) ? 1 : 0;
  return (
    withoutFenced(tree, tokens.slice(start))
      .filter((index) => !isLooseConnective(tree, index))
      // "The 20th century however, marked …"
      .filter(
        (index) =>
          !(
            index > 0 &&
            token(tree, index).form === ',' &&
            isLooseConnective(tree, index - 1) &&
            tree.tokens[index - 2]?.form !== ',' &&
            /^(VB[DZP]|MD)$/.test(tree.tokens[index + 1]?.xpos ?? '')
          ),
      )
      .filter((index, at) => !(at === 0 && index === second && token(tree, index).form === ','))
  );
}

/** ", for example,", ", on the other hand,": with its second comma too, if nothing else needs that. */
function withoutFenced(tree: Tree, tokens: readonly number[]): readonly number[] {
  const form = (at: number) => token(tree, tokens[at]!).form.toLowerCase();
  // "The dynasty, however, was Nubian", but not "ran deep, however, fuelling the belief".
  const isBeforeVerb = (next = -1) => /^(VB[DZP]|MD|IN)$/.test(tree.tokens[next]?.xpos ?? '');
  for (let from = 1; from < tokens.length - 2; from += 1) {
    if (form(from) !== ',') continue;
    for (let to = from + 2; to <= Math.min(from + 6, tokens.length - 1); to += 1) {
      const inside = tokens
        .slice(from + 1, to)
        .map((index) => token(tree, index).form.toLowerCase());
      const isFirstComma = !tokens.slice(0, from).some((_, at) => form(at) === ',');
      const isTie =
        DISCOURSE_PHRASES.has(inside.join('-')) ||
        (isFirstComma && isBeforeVerb(tokens[to + 1]) && LOOSE.test(inside.join('-')));
      if (form(to) === ',' && isTie) return [...tokens.slice(0, from), ...tokens.slice(to + 1)];
    }
  }
  return tokens;
}

/** "For example the Pleiades is called …", "In addition there are …", with no comma. */
function isTwoWordTie(
  { tokens }: Tree,
  [first = -1, second = -1, third = -1]: readonly number[],
): boolean {
  const words = [first, second].map((index) => tokens[index]?.form ?? '').join(' ');
  return (
    /^(for (example|instance)|in addition)$/i.test(words) &&
    !/^to$/i.test(tokens[third]?.form ?? '')
  );
}

function isLooseConnective(tree: Tree, index: number): boolean {
  const { form, head, deprel } = token(tree, index);
  // "too late" is no tie.
  const isTooMuch =
    /^too$/i.test(form) &&
    deprel === 'advmod' &&
    /^(ADJ|ADV)$/.test(tree.tokens[head]?.upos ?? '') &&
    head > index;
  // "She even linked the storm to …": beyond what?
  const isBeyond = /^even$/i.test(form) && /^VB[DZ]$/.test(tree.tokens[index + 1]?.xpos ?? '');
  return (LOOSE.test(form) && !isTooMuch) || isBeyond;
}

const LOOSE =
  /^(also|however|therefore|thus|moreover|too|finally|furthermore|nevertheless|nonetheless|meanwhile|consequently|accordingly|indeed|subsequently)$/i;

/** A part of a title or of somebody's words is no fact of the sentence's own. */
export function isQuotedAt({ tokens }: Tree, index: number): boolean {
  const before = tokens.slice(0, index).filter(({ form }) => /^["“”]$/.test(form));
  return before.length % 2 === 1;
}
