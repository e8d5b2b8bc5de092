/** What explanatory prose says of a thing: what it consists of, involves, requires or leads to. */

import { invertedQuestion } from '../asking/inversion.ts';
import { isNarrowTerm, isOfAKind } from '../asking/of-a-kind.ts';
import type { Clause } from '../grammar/clause.ts';
import { EMPTY_NOUNS, WEAK_MODIFIERS } from '../grammar/lexicon.ts';
import { entityOf, hasName, isName } from '../grammar/noun-phrase.ts';
import { trimPunctuation } from '../grammar/simplify.ts';
import { dependents, isRelation, type Tree, token } from '../grammar/tree.ts';
import type { Rule } from '../rule.ts';

/** Verbs that tell of a thing what it is, needs or brings about: one thing has one answer. */
const RELATION =
  /^(play an? (?:\p{L}+ )?(?:role|part) in|involve|include|require|mean|denote|signify|comprise|cause|necessitate|entail|presuppose|encompass|refer to|consist of|consist in|lead to|result in|result from|depend on|depend upon|rely on|rely upon|stem from|arise from|derive from|originate from|come from|contribute to|give rise to|revolve around|amount to|focus on|center on|centre on|rest on|hinge on|correspond to|account for|aim at|increase with|decrease with|vary with|grow with|benefit from|suffer from|emerge from|develop from|consist mainly of|consist largely of|consist primarily of|belong to|respond to|adapt to|turn into|develop into|serve as|translate as|translate to|rest in|reside in|appeal to|apply to|lend itself to|run on|feed on|live on|act as|function as|qualify as|range from|deal with|coincide with|overlap with|interact with|translate into|split into|grow from|evolve from|culminate in|specialize in|compensate for|call for|stand for|contain|constitute|measure|value)$/u;

/** The same of verbs that have it done to them: "is composed of". */
const RELATION_PASSIVE =
  /^(compose of|make of|make up of|base on|derive from|cause by|define as|divide into|characterize by|characterise by|determine by|associate with|link to|surround by|create by|produce by|form by|form from|influence by|shape by|measure in|mark by|constitute by|ground in|root in|understand as|limit to|restrict to|confine to|devote to|dedicate to|accompany by|drive by|dominate by|power by|protect by|enhance by|bring about by|support by|govern by|control by|regulate by|replace by|replace with|maintain by|carry by|measure by|affect by|trigger by|organize into|organize around|build around|build from|build of|split into|group into|classify into|classify by|classify as|design for|intend for|reserve for|know for|store in|contain in|express in|embed in|base in|pass down through|transmit through|transmit by|spread by|spread through|obtain from|make from|prevent by|limit by|restrict by|constrain by|connect by|connect to|tie to|attach to|relate to|cover with|fill with|exchange for|build on|model on|found on|inspire by|motivate by|surround with|accompany with|supplement with|supplement by|fuel by|enable by|guarantee by|teach by|learn through|hold together by|separate by|separate from|distinguish from|distinguish by|identify by|recognize by|mediate by|encode by|encode in|synthesize by|release by|secrete by|activate by|stimulate by|inhibit by|involve in|interest in)$/;

/** The same of verbs with an open end: of a thing that is told apart they still have one answer. */
const OPEN =
  /^(hinder|represent|symbolize|form|emphasize|stress|reward|provide|supply|offer|need|demand|determine|govern|control|regulate|affect|influence|shape|threaten|protect|prevent|reduce|lower|raise|increase|decrease|weaken|strengthen|undermine|improve|promote|foster|encourage|reflect|express|indicate|signal|violate|carry|store|transport|absorb|release|emit|produce|generate|yield|cover|concern|address|study|examine|describe|explain|support|use|impose|exhibit|display|separate|connect|link|hold)$/;

/** "X consists of …", "X requires …": everything behind the verb says it, whatever hangs on what. */
export const relation: Rule = {
  name: 'relation',
  prior: 0.3,
  allows: ['too open', 'vague answer'],
  ask: (clause) => {
    const { tree, predicate, negated, copular, body, fronted } = clause;
    if (negated || copular || !isOfAKind(clause)) return [];
    const verb = verbOf(clause);
    const isOpen = OPEN.test(verb) && isNarrowTerm(clause);
    const isKnown = clause.passive ? RELATION_PASSIVE.test(verb) : RELATION.test(verb) || isOpen;
    const rest = complement(clause);
    if (!isKnown || rest === undefined || rest.length < 2) return [];
    const [first = predicate] = rest;
    if (SOME.test(token(tree, first).form) || isDoneByObject(clause)) return [];
    if (verb === 'serve as' && rest.length < 5) return [];
    if (verb === 'refer to' && !isWord(clause, withoutCircumstance(clause, rest))) return [];
    if (isCounted(clause, rest) || isAnyTime(clause, verb, rest)) return [];
    if (verb === 'include' && !(isList(clause, rest) && isNarrow(clause))) return [];
    // "no longer", "with about 75,000 inhabitants"
    if (body.some((index) => /^longer$/i.test(token(tree, index).form))) return [];
    // "interact so weakly with matter that …", "an example"
    const isSo = body.some(
      (index) => index < first && /^(so|turn)$/i.test(token(tree, index).form),
    );
    if (isSo || (isOpen && EMPTY_NOUNS.has(token(tree, headOf(clause, rest)).lemma))) return [];
    // "the ISIS, which consists of educated recruits, views civilians as …"
    if (clause.role === 'relative' && rest.some((index) => isNextVerb(clause, index))) return [];
    // "by the military initially"
    if (
      /^(initially|originally|generally|mostly|mainly|though)$/i.test(
        token(tree, rest.at(-1) ?? first).form,
      )
    )
      return [];
    // "since 1765 it depends on" is no English question.
    if (fronted.some(({ opener }) => /^(with|since)$/.test(opener))) return [];
    const told = entityOf(tree, headOf(clause, rest));
    // Who did it, and where it comes from, others ask.
    if (told === 'person' && / (by|from)$/.test(verb)) return [];
    if (told === 'place' && / from$/.test(verb)) return [];
    const asked = withoutCircumstance(clause, rest);
    const behind = [...rest, ...body.filter((index) => index > first)];
    return [{ question: invertedQuestion(clause, 'What', behind), answer: asked, asked }];
  },
  examples: [
    {
      text: 'A chemical compound consists of atoms of two or more elements.',
      question: 'What does a chemical compound consist of?',
      answer: 'Atoms of two or more elements',
    },
    {
      text: 'Practicing meditation requires a quiet room and a lot of patience.',
      question: 'What does practicing meditation require?',
      answer: 'A quiet room and a lot of patience',
    },
    {
      text: 'Iron deficiency can lead to serious problems including tiredness and headaches.',
      question: 'What can iron deficiency lead to?',
      answer: 'Serious problems including tiredness and headaches',
    },
    {
      text: 'The amygdala of the brain plays a key role in fear and memory.',
      question: 'What does the amygdala of the brain play a key role in?',
      answer: 'Fear and memory',
    },
    {
      text: 'The rewarding of loyal voters with jobs resulted in spectacular cases of corruption.',
      question: 'What did the rewarding of loyal voters with jobs result in?',
      answer: 'Spectacular cases of corruption',
    },
    {
      text: 'The cell membranes of plants contain fatty acids such as phospholipids.',
      question: 'What do the cell membranes of plants contain?',
      answer: 'Fatty acids such as phospholipids',
    },
    {
      text: 'Telescopes that collect visible radiation use a lens or mirror to gather the light.',
      question: 'What do telescopes that collect visible radiation use?',
      answer: 'A lens or mirror to gather the light',
    },
    {
      text: 'The slaves of Rome were limited to digging trenches, serving as cooks, and hauling supplies for the legions.',
      question: 'What were the slaves of Rome limited to?',
      answer: 'Digging trenches, serving as cooks, and hauling supplies for the legions',
    },
    {
      text: 'A group of economies in Europe emerged from centuries of poverty into an age of growth.',
      question: 'What did a group of economies in Europe emerge from?',
      answer: 'Centuries of poverty',
    },
    { text: 'Finally, Congress relied on the principle of popular sovereignty.', none: true },
    { text: 'Treaties impose equivalent obligations.', none: true },
    { text: 'The party led to a quarrel in 1984.', none: true },
    { text: 'The Bible refers to the practice of quarantining people with diseases.', none: true },
    { text: 'The starting materials consist of four green spheres.', none: true },
    { text: 'The treatment requires several visits.', none: true },
  ],
};

/** "Congress relied on the principle …": on what matter, and when? "Art can also refer to …" */
function isAnyTime(clause: Clause, verb: string, rest: readonly number[]): boolean {
  const { tree, finite, subject, body, fronted } = clause;
  const isContent = (index: number) =>
    /^(NOUN|PROPN|ADJ|NUM|VERB)$/.test(token(tree, index).upos) && index !== clause.predicate;
  if (verb === 'refer to') return token(tree, finite).xpos === 'MD';
  const isPast =
    token(tree, finite).xpos === 'VBD' || /^ha(s|ve|d)$/i.test(token(tree, finite).form);
  const around = [...body.filter((index) => !rest.includes(index)), ...subject.tokens];
  return (
    isPast &&
    OFTEN.test(verb) &&
    fronted.length === 0 &&
    around.filter(isContent).filter((index) => !isName(tree, index - 1) || !isName(tree, index))
      .length <= 1
  );
}

const OFTEN =
  /^(rely on|rely upon|depend on|depend upon|focus on|suffer from|respond to|appeal to|deal with|call for|aim at|encompass|apply to)$/;

/** A word refers to what it means; the Bible and a court refer to many things, and to things as others. */
function isWord({ tree, subject: { head, tokens } }: Clause, rest: readonly number[]): boolean {
  const { upos, lemma } = token(tree, head);
  if (rest.some((index) => /^as$/i.test(token(tree, index).form))) return false;
  const content = rest.filter((index) => /^(NOUN|PROPN|ADJ|VERB)$/.test(token(tree, index).upos));
  if (/^(word|term|name|phrase|expression|title|letter|abbreviation|acronym|symbol)$/.test(lemma))
    return true;
  const isTerm =
    /^(NOUN|PROPN)$/.test(upos) && !/^(the|this)$/i.test(token(tree, tokens[0] ?? head).form);
  return isTerm && content.length >= 3;
}

/** "eight regions", "70 percent of the market": how many is another question; and two of a kind are not all of it. */
function isCounted({ tree, subject }: Clause, rest: readonly number[]): boolean {
  if (dependents(tree, subject.head, 'nummod').length > 0) return true;
  const [first = 0] = rest;
  const isTold = rest.some((index) => isRelation(token(tree, index).deprel, ['acl', 'appos']));
  const isShare = rest
    .slice(1, 3)
    .some((index) => /^(percent|%|per)$/.test(token(tree, index).form));
  const isPlural = rest.some((index) => /^NNS$/.test(token(tree, index).xpos));
  const isHyphened = tree.tokens[first + 1]?.form === '-' || /-/.test(token(tree, first).form);
  return token(tree, first).upos === 'NUM' && !isHyphened && (isShare || (!isTold && isPlural));
}

/** "topics" include anything; "natural resources of Andorra" do not. */
function isNarrow({ tree, subject: { head } }: Clause): boolean {
  const told = dependents(tree, head, 'amod').filter(
    (one) => !WEAK_MODIFIERS.has(token(tree, one).lemma) && token(tree, one).upos === 'ADJ',
  );
  // Of examples and of what people visit there are always more.
  if (/^(example|instance|topic)$/.test(token(tree, head).lemma)) return false;
  return (
    told.length > 0 || hasName(tree, head) || dependents(tree, head, 'nmod', 'compound').length > 0
  );
}

/** Three or more: what includes one thing includes others. */
function isList({ tree }: Clause, rest: readonly number[]): boolean {
  return dependents(tree, headOf({ tree }, rest), 'conj').length >= 2;
}

/** The word that all of them hang on. */
function headOf({ tree }: Pick<Clause, 'tree'>, rest: readonly number[]): number {
  return rest.find((index) => !rest.includes(token(tree, index).head)) ?? rest[0] ?? 0;
}

/** "requires members to sign": another rule asks what they do. */
function isDoneByObject({ phrases, predicate }: Clause): boolean {
  return phrases.some(
    ({ relation, governor, opener }) =>
      relation === 'xcomp' && governor === predicate && opener === 'to',
  );
}

const SOME =
  /^(many|various|several|numerous|some|certain|different|other|further|countless|both|either|neither)$/i;

/** The verb with what belongs to it: "lead to", "make up of", "give rise to". */
function verbOf(clause: Clause): string {
  const { tree, predicate, body } = clause;
  const { lemma } = token(tree, predicate);
  const at = body.indexOf(predicate);
  // "is determined greatly by"
  const behind = body.slice(at + 1, at + 6).filter((index) => token(tree, index).upos !== 'ADV');
  const next = behind.slice(0, 4).map((index) => token(tree, index).form.toLowerCase());
  for (const length of [4, 3, 2, 1]) {
    const verb = [lemma, ...next.slice(0, length)].join(' ');
    if (RELATION.test(verb) || RELATION_PASSIVE.test(verb)) return verb;
  }
  return lemma;
}

/** "limited to hauling supplies, serving as cooks, and digging trenches": however the parser joins them, up to "rather than". */
function doings({ tree }: Clause, rest: readonly number[], verb: string): number[] {
  const [first = 0] = rest;
  const isList =
    / to$|^(involve|require|include)$/.test(verb) &&
    /ing$/.test(token(tree, first).form) &&
    tree.tokens.some(
      ({ xpos }, index) => index > first && xpos === 'VBG' && tree.tokens[index - 1]?.form === ',',
    );
  if (!isList) return [...rest];
  const end = tree.tokens.findIndex(
    ({ form }, index) =>
      index > first &&
      (/^[.;:()]$/.test(form) ||
        (form === ',' && /^(rather|which|while|but)$/i.test(tree.tokens[index + 1]?.form ?? ''))),
  );
  const last = end < 0 ? tree.tokens.length : end;
  return Array.from({ length: last - first }, (_, at) => first + at);
}

/** All that follows the verb and its preposition, without a break. */
function complement(clause: Clause): number[] | undefined {
  const { tree, predicate, body, phrases } = clause;
  const verb = verbOf(clause);
  const words = body
    .slice(body.indexOf(predicate))
    .filter((index, at) => at === 0 || token(tree, index).upos !== 'ADV');
  const last = words[verb.split(' ').length - 1] ?? predicate;
  const rest = doings(
    clause,
    body.filter((index) => index > last),
    verb,
  );
  const isWhole = rest.every((index, at) => at === 0 || index - rest[at - 1]! <= 2);
  const isNoun = (index: number) =>
    phrases.some(
      ({ head, relation, governor }) =>
        head === index && governor === predicate && isRelation(relation, ['obj', 'obl']),
    );
  // "plays a role in fear" is one verb of several words.
  const isLong = verb.split(' ').length > 2;
  const head = rest.find((index) =>
    isLong ? /^(NOUN|PROPN)$/.test(token(tree, index).upos) : isNoun(index),
  );
  // "limited to hauling supplies"
  const [opening = predicate] = rest;
  const isDoing =
    token(tree, opening).xpos === 'VBG' ||
    (/ing$/.test(token(tree, opening).form) &&
      rest.some((one) => one > opening && token(tree, one).xpos === 'VBG'));
  if (isWhole && rest.length >= 2 && isDoing && / /.test(verb)) return rest;
  if (!isWhole || head === undefined || rest[0] === undefined) return undefined;
  return /^(NOUN|PROPN)$/.test(token(tree, head).upos) ? rest : undefined;
}

const isMuchLike = (tree: Tree, index: number) => /^like$/i.test(token(tree, index).form);

const isNextVerb = ({ tree }: Clause, index: number) =>
  /^VB[ZPD]$/.test(token(tree, index).xpos) && tree.tokens[index - 1]?.form === ',';

const isManner = (tree: Tree, opener: number) =>
  /^(way|manner|fashion)$/.test(token(tree, token(tree, opener).head).lemma) &&
  !dependents(tree, token(tree, opener).head, 'acl').length;

/** What it consists of, not why or while what. */
function withoutCircumstance(clause: Clause, rest: readonly number[]): readonly number[] {
  const { tree } = clause;
  const isFrom = / from$/.test(verbOf(clause));
  const at = rest.findIndex((index) => {
    const { form, deprel } = token(tree, index);
    // "imperfect information in both an obvious way and a deeper way"
    if (deprel === 'case' && /^in$/i.test(form) && isManner(tree, index)) return true;
    // "…, much like planets orbit a star"
    if (/^like$/i.test(form) && /^much$/i.test(tree.tokens[index - 1]?.form ?? '')) return true;
    // "emerged from centuries of sluggishness into an age of growth"
    if (isFrom && deprel === 'case' && /^into$/i.test(form)) return true;
    return (
      deprel === 'mark' && /^(because|although|though|while|whereas|if|when|so|as)$/i.test(form)
    );
  });
  return at < 2
    ? rest
    : trimPunctuation(tree, rest.slice(0, isMuchLike(tree, rest[at]!) ? at - 1 : at));
}
