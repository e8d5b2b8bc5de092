import type { Clause } from '../grammar/clause.ts';
import { ATTRIBUTION_VERBS } from '../grammar/lexicon.ts';
import { determiner } from '../grammar/noun-phrase.ts';
import { dependents, isBelow, type Tree, token } from '../grammar/tree.ts';

export function isDeclarative({ tree, finite, subject, auxiliaries, role }: Clause): boolean {
  const subjectEnd = subject.tokens.at(-1);
  if (subjectEnd === undefined || subject.tokens.length > 20) return false;
  const isBefore = (index: number) =>
    index < subject.head &&
    token(tree, index).upos === 'ADP' &&
    !/^(of|than)$/i.test(token(tree, index).form);
  if (token(tree, subject.tokens[0]!).upos === 'ADP' || subject.tokens.some(isBefore)) return false;
  if (/^(whose|which|who|whom|what)$/i.test(token(tree, subject.tokens[0]!).form)) return false;
  if (role === 'conjunct') return true;
  const isInverted = finite < subject.tokens[0]!;
  return !isInverted && (auxiliaries.length > 0 || /^VB[DZP]$/.test(token(tree, finite).xpos));
}

export const GUESS =
  /^(perhaps|maybe|probably|possibly|presumably|supposedly|allegedly|reportedly|apparently|arguably|hopefully|imagine|suppose)$/i;

/** Somebody speaks: the sentence or its subject stands in quotation marks. */
export function isQuoted({ tree, subject }: Clause): boolean {
  const isOpen = (index: number) =>
    tree.tokens.slice(0, index).filter(({ form }) => /^["“”]$/.test(form)).length % 2 === 1;
  return (
    isOpen(subject.head) ||
    (/^["“]/.test(tree.sentence.text) && !tree.sentence.text.slice(1, 40).match(/["”]/))
  );
}

/** A singular subject with a plural verb or the reverse: the parse took the wrong subject. */
export function isAgreeing({ tree, subject, finite }: Clause): boolean {
  const { xpos, form } = token(tree, finite);
  const noun = token(tree, subject.head);
  const several = dependents(tree, subject.head, 'conj').length > 0;
  const isSingularVerb = xpos === 'VBZ' || /^was$/i.test(form);
  const isPluralVerb = xpos === 'VBP' || /^(were|are|have)$/i.test(form);
  if (/^NNP?S$/.test(noun.xpos) && isSingularVerb) return noun.xpos === 'NNPS';
  // "The Lokono have": a people.
  const isPeople =
    noun.xpos === 'NNP' &&
    determiner(tree, subject.head) === 'the' &&
    dependents(tree, subject.head, 'nmod', 'compound', 'flat').length === 0;
  // "pili are", "fimbriae are"
  const isLatin = /(ae|i|a)$/.test(noun.form);
  return !(
    /^NNP?$/.test(noun.xpos) &&
    isPluralVerb &&
    !several &&
    !isPeople &&
    !isLatin &&
    !isCollective(noun.lemma)
  );
}

function isCollective(lemma: string): boolean {
  return /^(number|majority|minority|variety|range|group|police|team|couple|host|family|half|percent|%|series|people|rest|part|lot|plenty)$/.test(
    lemma,
  );
}

export function isConditional({ tree, predicate }: Clause): boolean {
  return tree.tokens.some(({ form, deprel }, index) => {
    return (
      /^(if|unless|whether|provided|assuming|suppose|supposing|lest)$/i.test(form) &&
      deprel === 'mark' &&
      isBelow(tree, index, predicate)
    );
  });
}

/** "would", and "could have been". */
export function isCounterfactual({ tree, auxiliaries }: Clause): boolean {
  const forms = auxiliaries.map((index) => token(tree, index).form.toLowerCase());
  return (
    forms.some((form) => /^(would|might|['’]d)$/.test(form)) ||
    (/^(could|might|may|should|must)$/.test(forms[0] ?? '') && forms[1] === 'have')
  );
}

/** What ought to be is an opinion: without its author it is no fact. */
export function isDirective({ tree, auxiliaries, predicate }: Clause): boolean {
  if (token(tree, predicate).lemma === 'ought') return true;
  return auxiliaries.some((index) => /^(should|must|shall|ought)$/i.test(token(tree, index).form));
}

/** "…, researchers say": asserted by somebody else. */
export function isHearsay({ tree, predicate, role, speaker }: Clause): boolean {
  if (speaker !== undefined) return false;
  const aside = dependents(tree, predicate, 'parataxis').some((child) =>
    ATTRIBUTION_VERBS.has(token(tree, child).lemma),
  );
  const { lemma } = token(tree, predicate);
  // "The Games were held in Olympia", "Independence was declared in 1975" happened; "is said", "is reported to be" is hearsay.
  const passiveReport =
    ATTRIBUTION_VERBS.has(lemma) &&
    dependents(tree, predicate, 'aux:pass').length > 0 &&
    (/^(say|claim|believe|think|assert|maintain|contend|suggest|feel|complain)$/.test(lemma) ||
      dependents(tree, predicate, 'ccomp', 'xcomp', 'csubj').length > 0);
  return (
    aside ||
    (passiveReport && role === 'main') ||
    (role === 'relative' && isArgued(tree, predicate))
  );
}

/** "they argued that this is an anomaly caused by …": what is told in passing is theirs as well. */
function isArgued(tree: Tree, predicate: number): boolean {
  for (let at = predicate; at >= 0; at = token(tree, at).head) {
    const { deprel, head } = token(tree, at);
    if (deprel === 'ccomp' && head >= 0 && ARGUING.test(token(tree, head).lemma)) return true;
  }
  return false;
}

const ARGUING =
  /^(argue|claim|believe|think|assert|maintain|contend|suggest|propose|insist|speculate)$/;

export function isExpletive({ tree, subject }: Clause): boolean {
  const { form, deprel, xpos } = token(tree, subject.head);
  const isAction = deprel.startsWith('csubj') && xpos === 'VBG';
  return deprel === 'expl' || /^there$/i.test(form) || (deprel.startsWith('csubj') && !isAction);
}
