import { invertedQuestion } from '../asking/inversion.ts';
import type { Clause } from '../grammar/clause.ts';
import { EMPTY_NOUNS, PERSON_NOUNS } from '../grammar/lexicon.ts';
import { determiner, entityOf, hasName, isUnique } from '../grammar/noun-phrase.ts';
import { isInPassing } from '../grammar/passing.ts';
import { trimPunctuation } from '../grammar/simplify.ts';
import { dependents, isRelation, subtree, type Tree, token } from '../grammar/tree.ts';
import type { Rule } from '../rule.ts';
import type { Piece } from '../wording/wording.ts';

/** Only people have these, whatever the tagger takes a name with initials for. */
const PROFESSION =
  /(?:ologist|[^s]icist|chemist|ician|grapher|naturalist|novelist|economist|botanist|philosopher|astronomer|surgeon|statesman|statesperson|poet|painter|composer|sculptor|lawyer|soldier|playwright|politician)$/;

/** "X is a Y that …": what X is, or who. */
export const definition: Rule = {
  name: 'definition',
  prior: 0.2,
  ask: (clause) => {
    const { tree, predicate, subject } = clause;
    const body = withoutReason(clause);
    if (!clause.copular || clause.negated || clause.auxiliaries.length !== 1) return [];
    if (clause.role === 'adverbial' || clause.role === 'conjunct') return [];
    if (/^(many|most|some|several|few)$/i.test(token(tree, subject.tokens[0] ?? 0).form)) return [];
    if (isInPassing(clause) || isValued(clause) || clause.fronted.length > 0) return [];
    if (isOfItsTime(clause)) return [];
    const isNoun = /^(NOUN|PROPN)$/.test(token(tree, predicate).upos);
    if (!isWhat(clause) && !isOneThat(clause) && !(isNoun && isKind(clause))) return [];
    // "The concept of grit is …" asks for its part in the story, and has a rule of its own.
    const isTerm =
      dependents(tree, subject.head, 'nmod:poss', 'nummod', 'acl').every(
        (one) => !subject.tokens.includes(one),
      ) &&
      (token(tree, subject.head).upos !== 'NOUN' || determiner(tree, subject.head) !== 'the');
    // "English is the language of Phoenix" tells more of Phoenix than of English.
    const isSaidOfName =
      token(tree, subject.head).upos === 'PROPN' && determiner(tree, predicate) === 'the';
    if (!isTerm || isSaidOfName) return [];
    // Of the first or the largest another rule asks which it is.
    if (dependents(tree, predicate, 'nmod:poss').length > 0) return [];
    // "because it accepts electrons" tells why, and what a sentence breaks off with tells nothing.
    if (/^(what|which|that|who)$/i.test(token(tree, body.at(-1) ?? predicate).form)) return [];
    const isTop = isUnique(tree, predicate) && hasName(tree, subject.head);
    if (isTop || isMixed(clause) || /^(word|term|name)$/.test(token(tree, subject.head).lemma))
      return [];
    const isDoing =
      isRelation(subject.relation, ['csubj']) &&
      subject.tokens.length === 1 &&
      token(tree, subject.head).xpos === 'VBG';
    const isNamed =
      isRelation(subject.relation, ['nsubj']) &&
      /^(NOUN|PROPN|PRON)$/.test(token(tree, subject.head).upos);
    if (!isNamed && !isDoing) return [];
    const { upos, form } = token(tree, subject.head);
    const isSomebody =
      /^(he|she)$/i.test(form) ||
      // Who somebody is, but what an astronaut is.
      (upos === 'PROPN' && PROFESSION.test(token(tree, predicate).lemma)) ||
      (upos === 'PROPN' &&
        entityOf(tree, subject.head) === 'person' &&
        [predicate, ...dependents(tree, predicate, 'conj')].some(
          (one) => entityOf(tree, one) === 'person' || PERSON_NOUNS.has(token(tree, one).lemma),
        ));
    const isTribe = isPeople(clause);
    const wh = isSomebody || isTribe ? 'Who' : 'What';
    const told = withoutCompany(tree, withoutOpening(tree, body));
    if (isCutShort(clause, body) || isOnlyOfAnother(clause)) return [];
    const question = invertedQuestion(clause, wh, clause.body);
    // "Illyrians were tribes"
    const isBare = isTribe && determiner(tree, subject.head) === '';
    const at = isBare ? question.indexOf(subject.tokens[0]!) : -1;
    const asked = at < 0 ? question : [...question.slice(0, at), 'the', ...question.slice(at)];
    return [{ question: withoutOffice(tree, asked), answer: told, asked: told }];
  },
  examples: [
    {
      text: 'Algeria, officially the Democratic Republic of Algeria, is a state in North Africa.',
      question: 'What is Algeria?',
      answer: 'A state in North Africa',
    },
    {
      text: 'Steve Jobs was born in San Francisco. He was a pioneer of the personal computer revolution of the 1970s, along with his early business partner Steve Wozniak.',
      question: 'Who was Steve Jobs?',
      answer: 'A pioneer of the personal computer revolution of the 1970s',
    },
    {
      text: 'Photosynthesis is the process by which plants turn light into sugar.',
      question: 'What is photosynthesis?',
      answer: 'The process by which plants turn light into sugar',
    },
    {
      text: 'B. F. Skinner was an American psychologist.',
      question: 'Who was B. F. Skinner?',
      answer: 'An American psychologist',
    },
    {
      text: 'Ada Lovelace was an English mathematician and writer.',
      question: 'Who was Ada Lovelace?',
      answer: 'An English mathematician and writer',
    },
    {
      text: 'Daphne was a nymph, daughter of the river god Peneus.',
      question: 'Who was Daphne?',
      answer: 'A nymph, daughter of the river god Peneus',
    },
    {
      text: 'An astronaut is a person trained by NASA to command a spacecraft.',
      question: 'What is an astronaut?',
      answer: 'A person trained by NASA to command a spacecraft',
    },
    {
      text: 'Money is what people use when they buy and sell goods.',
      question: 'What is money?',
      answer: 'What people use when they buy and sell goods',
    },
    {
      text: 'Interest groups are groups of people who seek to change a law.',
      question: 'What are interest groups?',
      answer: 'Groups of people who seek to change a law',
    },
    {
      text: 'A lens is a transparent piece of glass that bends the rays of light.',
      question: 'What is a lens?',
      answer: 'A transparent piece of glass that bends the rays of light',
    },
    {
      text: 'Quartiles are numbers that separate ordered data into quarters.',
      question: 'What are quartiles?',
      answer: 'Numbers that separate ordered data into quarters',
    },
    {
      text: 'Blinking is a biological compulsion common to humans everywhere.',
      question: 'What is blinking?',
      answer: 'A biological compulsion common to humans everywhere',
    },
    {
      text: 'Illyrians were Indo-European tribes who lived in the west of the Balkans.',
      question: 'Who were the Illyrians?',
      answer: 'Indo-European tribes who lived in the west of the Balkans',
    },
    {
      text: 'A perfect mirror is one that reflects all incoming light.',
      question: 'What is a perfect mirror?',
      answer: 'One that reflects all incoming light',
    },
    {
      text: 'Parallax is the apparent change of the position of an object caused by a shift of the observer.',
      question: 'What is parallax?',
      answer: 'The apparent change of the position of an object caused by a shift of the observer',
    },
    {
      text: 'Law is a body of rules of conduct, with binding force, that a state enforces.',
      none: true,
    },
    { text: 'Photographs were records of an image on a glass plate.', none: true },
    { text: 'Neiafu is the centre of activity.', none: true },
    { text: 'Photosynthesis is important for life.', none: true },
    { text: 'Luminosity is a very fundamental quantity in astronomy.', none: true },
    { text: 'A common application of sodium is the sodium lamp.', none: true },
  ],
};

/** "The Veneti were an ancient people", "Illyrians were tribes". */
function isPeople({ tree, subject, finite, predicate }: Clause): boolean {
  const { upos, xpos, form } = token(tree, subject.head);
  return (
    upos === 'PROPN' &&
    /^(are|were)$/i.test(token(tree, finite).form) &&
    OF_PEOPLE.test(token(tree, predicate).lemma) &&
    (xpos === 'NNPS' || /s$/.test(form) || determiner(tree, subject.head) === 'the')
  );
}

const OF_PEOPLE =
  /^(people|tribe|clan|nomad|warrior|dynasty|caste|horde|settler|pastoralist|confederation|federation)$/;

/** "originally a nomadic people": since when is not what. */
function withoutOpening(tree: Tree, body: readonly number[]): readonly number[] {
  const [first] = body;
  const isOpening =
    first !== undefined && /^(originally|mostly|mainly|basically)$/i.test(token(tree, first).form);
  return isOpening && /^(an?|the)$/i.test(tree.tokens[first + 1]?.form ?? '')
    ? body.slice(1)
    : body;
}

/** "a body of rules, with binding force, that a state enforces": of a term what a comma sets off tells which of its kind it is, and without it the answer is cut short. */
function isCutShort({ tree, subject }: Clause, body: readonly number[]): boolean {
  if (token(tree, subject.head).upos !== 'NOUN') return false;
  const gap = body.findIndex((index, at) => at > 0 && index !== body[at - 1]! + 1);
  const last = body[gap < 0 ? body.length - 1 : gap - 1] ?? 0;
  const [comma, opener, of, which] = tree.tokens
    .slice(last + 1, last + 5)
    .map(({ form }) => form.toLowerCase());
  if (comma !== ',') return false;
  return (
    /^(with|which|that|whose|used|based|made|where)$/.test(opener ?? '') ||
    (/^(in|of)$/.test(of ?? '') && which === 'which')
  );
}

/** "Money is what people use to pay": told by what it does. */
function isWhat({ tree, predicate, subject, body }: Clause): boolean {
  return (
    /^what$/i.test(token(tree, predicate).form) &&
    token(tree, subject.head).upos === 'NOUN' &&
    body.length >= 5 &&
    body[0] === predicate
  );
}

/** "A perfect blackbody is one that absorbs all light": told by what sets it apart from others. */
function isOneThat({ tree, predicate, subject, finite }: Clause): boolean {
  return (
    /^(one|those)$/i.test(token(tree, predicate).form) &&
    /^(VBZ|VBP)$/.test(token(tree, finite).xpos) &&
    /^(an?|)$/.test(determiner(tree, subject.head)) &&
    token(tree, subject.head).upos === 'NOUN' &&
    dependents(tree, subject.head, 'amod', 'compound').some(
      (one) => !/^(second|third|fourth|other|new|different)$/.test(token(tree, one).lemma),
    ) &&
    dependents(tree, predicate, 'acl').length > 0
  );
}

/** "a Lewis acid because it accepts an electron pair": what it is, not why. */
function withoutReason({ tree, body }: Clause): readonly number[] {
  const at = body.findIndex((index) =>
    /^(because|since|although|though|while|whereas|but)$/i.test(token(tree, index).form),
  );
  return at < 3 ? body : trimPunctuation(tree, body.slice(0, at));
}

/** "a very fundamental quantity", "a common application of sodium": how much it counts, or one of several, is not what it is. */
function isValued({ tree, predicate, subject }: Clause): boolean {
  const isVery = (index: number) =>
    dependents(tree, index, 'advmod').some((one) =>
      /^(very|so|quite)$/i.test(token(tree, one).form),
    );
  const isOneOfSeveral =
    /^an?$/.test(determiner(tree, subject.head)) &&
    dependents(tree, subject.head, 'amod').some((one) => VALUING.test(token(tree, one).lemma));
  return (
    isOneOfSeveral ||
    (dependents(tree, predicate, 'acl').length === 0 &&
      dependents(tree, predicate, 'amod').some(
        (one) => one < predicate && (isVery(one) || VALUING.test(token(tree, one).lemma)),
      ))
  );
}

const VALUING =
  /^(important|significant|fundamental|essential|crucial|key|vital|popular|interesting|useful|powerful|common|good|great|main|notable|dynamic|valuable|excellent|remarkable)$/;

/** "In those days, photographs were …": what a thing was then is not what it is; nor is what it is "of" left out. */
function isOfItsTime({ tree, finite, subject, predicate }: Clause): boolean {
  const isPast =
    token(tree, finite).xpos === 'VBD' || /^(was|were)$/i.test(token(tree, finite).form);
  if (isPast && token(tree, subject.head).upos === 'NOUN') return true;
  const isOfWhat = /^(cent(er|re)|hub|seat|capital|gateway|base)$/.test(
    token(tree, predicate).lemma,
  );
  const told = dependents(tree, predicate, 'nmod', 'acl');
  return isOfWhat && !told.some((one) => hasName(tree, one));
}

/** "a critic of Stalin and hostile to Moscow", "all of them silver": more or less than a kind. */
function isMixed({ tree, predicate, body }: Clause): boolean {
  const isOther = dependents(tree, predicate, 'conj').some(
    (child) => !/^(NOUN|PROPN)$/.test(token(tree, child).upos),
  );
  // In a clause of their own these say nothing of the kind.
  const clauses = dependents(tree, predicate, 'acl');
  const end = Math.min(tree.tokens.length, ...clauses.map((one) => subtree(tree, one)[0] ?? one));
  return (
    isOther ||
    body.some((index) => {
      const { form, upos, deprel } = token(tree, index);
      if (index > end || deprel === 'cc:preconj') return false;
      return /^(all|both|each|%)$/i.test(form) || (upos === 'NUM' && index < predicate);
    })
  );
}

/** The predicate says what kind of thing it is, in enough words to know it by. */
function isKind(clause: Clause): boolean {
  const { tree, predicate, subject, body } = clause;
  const { lemma } = token(tree, predicate);
  if (OF_WHAT.test(lemma) || KIN.test(lemma)) return false;
  if (body.some((index) => index < predicate && token(tree, index).lemma === 'member'))
    return false;
  const named = token(tree, subject.head).form;
  // "Interest groups are groups of people who …" tells which groups.
  const isNarrowed = dependents(tree, subject.head, 'compound', 'amod').length > 0;
  const isRelated = dependents(tree, predicate, 'acl', 'nmod').length > 0;
  if (!(isNarrowed && isRelated) && body.some((index) => token(tree, index).form === named))
    return false;
  const isPieceOf = lemma === 'piece' && dependents(tree, predicate, 'nmod').length > 0;
  if (
    EMPTY_NOUNS.has(lemma) &&
    !isPieceOf &&
    !(isTermAlone(clause) && isRelated && body.length >= 5) &&
    !(/^(number|quantity|amount)$/.test(lemma) && dependents(tree, predicate, 'acl').length > 0) &&
    !/^(person|people|place|man|woman|type|kind|way|process)$/.test(lemma)
  )
    return false;
  const det = determiner(tree, predicate);
  const isVerb = (index: number) =>
    token(tree, index).upos === 'VERB' &&
    token(tree, index).deprel !== 'amod' &&
    // "a German-born physicist"
    !/^[-–]$/.test(tree.tokens[index - 1]?.form ?? '');
  if (clause.body.some((index) => index < predicate && isVerb(index))) return false;
  // "a sunny province" tells only how it is; "an American actor" tells whom to look for.
  const isPerson = entityOf(tree, predicate) === 'person';
  const kinds = dependents(tree, predicate, 'amod').length;
  const isOfWhat = dependents(tree, predicate, 'amod').some(
    (one) => one > predicate && dependents(tree, one, 'obl').length > 0,
  );
  const says =
    isOfWhat ||
    dependents(tree, predicate, 'nmod', 'acl', 'compound', 'conj').length > 0 ||
    kinds >= (isPerson ? 1 : 2);
  return (
    says &&
    clause.body.length >= 3 &&
    /^(a|an|the|)$/.test(det) &&
    dependents(tree, predicate, 'case').length === 0
  );
}

/** "Parallax is the apparent change of …": what it is called, and nothing else. */
function isTermAlone({ tree, subject, finite }: Clause): boolean {
  return (
    token(tree, subject.head).xpos === 'NN' &&
    /^(is)$/.test(token(tree, finite).form) &&
    subject.tokens.every(
      (index) => index === subject.head || /^(an?)$/i.test(token(tree, index).form),
    )
  );
}

/** Nouns that say nothing without what they are of. */
const OF_WHAT =
  /^(sign|cause|source|result|symbol|product|consequence|example|clue|aspect|issue|concern|symptom|component|ingredient|branch|sort|opposite|outcome|effect|part|basis|key|goal|aim|target|victim|subject|topic|home|heart|core|beginning|end)$/;

/** Whose child somebody is does not tell who he is. */
const KIN =
  /^(son|daughter|child|native|member|descendant|resident|student|graduate|grandson|granddaughter|sibling|brother|sister|wife|husband|friend)$/;

/** "Algeria, officially the Republic of Algeria": by its short name. */
function withoutOffice(tree: Tree, question: readonly Piece[]): readonly Piece[] {
  const isForm = (piece: Piece | undefined, form: RegExp) =>
    typeof piece === 'number' && form.test(token(tree, piece).form);
  const at = question.findIndex(
    (piece, index) =>
      isForm(piece, /^,$/) && isForm(question[index + 1], /^(officially|formally)$/i),
  );
  // "the Avars or Eurasian Avars"
  const or = question.findIndex(
    (piece, index) =>
      isForm(piece, /^or$/) &&
      [question[index - 1], question.at(-1)].every(
        (one) => typeof one === 'number' && token(tree, one).upos === 'PROPN',
      ),
  );
  const end = at > 0 ? at : or;
  return end > 0 ? question.slice(0, end) : question;
}

/** "a pioneer of the computer, along with his partner": who else was one is another matter. */
function withoutCompany(tree: Tree, told: readonly number[]): readonly number[] {
  const at = told.findIndex(
    (index) =>
      token(tree, index).form === ',' &&
      /^(along|together)$/i.test(tree.tokens[index + 1]?.form ?? '') &&
      /^with$/i.test(tree.tokens[index + 2]?.form ?? ''),
  );
  return at > 1 ? told.slice(0, at) : told;
}

/** "Chao was a classmate and friend of Hu Shih" tells whom he knew, not who he was. */
const isOnlyOfAnother = ({ tree, predicate, subject }: Clause) =>
  entityOf(tree, subject.head) === 'person' &&
  [predicate, ...dependents(tree, predicate, 'conj')].every((one) =>
    /^(classmate|friend|colleague|guest|relative|acquaintance|neighbou?r|admirer|fan|supporter|follower)$/.test(
      token(tree, one).lemma,
    ),
  );
