import type { Clause } from '../grammar/clause.ts';
import { isCalendarDate } from '../grammar/dates.ts';
import { agreeWithSingular, doSupport, fullAuxiliary } from '../grammar/inflect.ts';
import { MONTHS } from '../grammar/lexicon.ts';
import { isPlural } from '../grammar/noun-phrase.ts';
import type { Phrase } from '../grammar/phrase.ts';
import { type Tree, token } from '../grammar/tree.ts';
import type { Piece } from '../wording/wording.ts';

/**
 * A question for anything but the subject: wh + finite verb + subject + rest, with do-support where
 * the finite verb is lexical. What stood before the subject goes to the end.
 *
 * @param gap the tokens asked for, left out; a preposition that stays behind is not among them.
 */
export function invertedQuestion(
  clause: Clause,
  wh: string,
  gap: readonly number[],
  leave: readonly Phrase[] = [],
): Piece[] {
  const reasons = clause.phrases.filter(({ opener }) => REASON.test(opener));
  const out = new Set([...gap, ...[...leave, ...reasons].flatMap((phrase) => phrase.tokens)]);
  const { tree, finite } = clause;
  const isLexical = clause.auxiliaries.length === 0;
  const verb = token(tree, finite);
  const past = plainPast(clause);
  const asIs = isLexical ? doSupport(verb.xpos, verb.form) : fullAuxiliary(verb.form, verb.lemma);
  const carrier = past ?? asIs;
  const others = past === undefined ? clause.auxiliaries.filter((index) => index !== finite) : [];
  const based = isLexical ? finite : past === 'did' ? clause.predicate : -1;
  const body = withoutCommas(clause, out)
    .filter((index) => !out.has(index))
    .map((index): Piece => (index === based ? token(tree, index).lemma : index));
  const fronted = clause.fronted.filter((phrase) => !phrase.tokens.some((index) => out.has(index)));
  return [
    wh,
    carrier,
    ...clause.subject.tokens,
    ...placeAuxiliaries(clause, others, body),
    ...fronted.flatMap((phrase) => frontedPieces(tree, phrase)),
  ];
}

/** The comma behind what was asked for goes with it, and that behind "February 24, 1955". */
function withoutCommas({ tree, body }: Clause, out: ReadonlySet<number>): readonly number[] {
  return body.filter((index) => {
    const isComma = token(tree, index).form === ',' && !out.has(index);
    const isAlone = !out.has(index + 1) && token(tree, index).deprel === 'punct';
    const isBehindDate = MONTHS.has(tree.tokens[index - 4]?.form.toLowerCase() ?? '');
    return !(isComma && isAlone && (out.has(index - 1) || isBehindDate));
  });
}

/** "had sent … in 2003", "had been sent in 2003": by itself it was done then, unless another time is told before which. */
function plainPast(clause: Clause): 'did' | 'was' | 'were' | undefined {
  const { tree, auxiliaries, predicate, phrases, negated, passive, subject } = clause;
  const [had, been] = auxiliaries.map((index) => token(tree, index).form);
  const isPerfect = /^had$/i.test(had ?? '') && token(tree, predicate).xpos === 'VBN';
  if (negated || auxiliaries.length > 2 || !isPerfect) return undefined;
  const isThen = phrases.some(
    ({ opener, tokens }) => /^(in|on|at|during|)$/.test(opener) && isCalendarDate(tree, tokens),
  );
  const isBefore = phrases.some(({ opener }) =>
    /^(by|before|after|until|till|since|when|while|once)$/.test(opener),
  );
  if (!isThen || isBefore) return undefined;
  if (been === undefined) return 'did';
  if (!/^been$/i.test(been) || !passive) return undefined;
  return isPlural(tree, subject.head) ? 'were' : 'was';
}

/** A reason is long, and a question about the rest is clearer without it. */
const REASON = /^because$/;

/** A question for the subject: wh + predicate, which takes the singular. */
export function subjectQuestion(clause: Clause, wh: string, isPlural = false): Piece[] {
  const { tree, finite } = clause;
  const verb = token(tree, finite);
  const form = fullAuxiliaryOrForm(clause);
  const agreed = isPlural ? form : agreeWithSingular(form, verb.lemma, verb.xpos);
  const others = clause.auxiliaries.filter((index) => index !== finite);
  const rest =
    clause.auxiliaries.length > 0
      ? [agreed, ...placeAuxiliaries(clause, others, clause.body)]
      : clause.body.map((index): Piece => (index === finite ? agreed : index));
  return [wh, ...rest, ...clause.fronted.flatMap((phrase) => frontedPieces(tree, phrase))];
}

function fullAuxiliaryOrForm(clause: Clause): string {
  const verb = token(clause.tree, clause.finite);
  return clause.auxiliaries.length > 0 ? fullAuxiliary(verb.form, verb.lemma) : verb.form;
}

/** Further auxiliaries go back to their place, behind "not" and the adverbs that stood before them; n't is written out. */
function placeAuxiliaries(
  clause: Clause,
  others: readonly number[],
  body: readonly Piece[],
): Piece[] {
  const whole: Piece[] =
    others.length === 0 ? [...body] : [...others, ...(body as number[])].sort((a, b) => a - b);
  return whole.map((piece) => {
    if (typeof piece === 'string') return piece;
    const { form, lemma, head } = token(clause.tree, piece);
    return head === clause.predicate && /^n['’]?t$/i.test(form)
      ? fullAuxiliary(form, lemma)
      : piece;
  });
}

/** What is followed and does not come before. */
const FOLLOWED =
  /^(advice|example|lead|footstep|order|instruction|suggestion|recommendation|tradition|model|pattern|rule|path|route|course|request)$/;

/** "Following the war" reads better as "after the war" behind the verb. */
export function frontedPieces(tree: Tree, phrase: Phrase): Piece[] {
  const head = phrase.opener === 'following' ? token(tree, phrase.head).lemma : '';
  if (phrase.opener !== 'following' || FOLLOWED.test(head)) return [...phrase.tokens];
  return ['after', ...phrase.tokens.slice(1)];
}

/** A phrase without its preposition, which then stays where it was ("What has X focused on?"). */
export function withoutOpener(phrase: Phrase): number[] {
  const openers = phrase.opener === '' ? 0 : phrase.opener.split(' ').length;
  return phrase.tokens.slice(openers);
}
