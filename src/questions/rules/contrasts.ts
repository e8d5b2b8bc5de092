import { invertedQuestion, withoutOpener } from '../asking/inversion.ts';
import type { Clause } from '../grammar/clause.ts';
import { doSupport } from '../grammar/inflect.ts';
import { determiner, hasName } from '../grammar/noun-phrase.ts';
import type { Phrase } from '../grammar/phrase.ts';
import { trimPunctuation } from '../grammar/simplify.ts';
import { isRelation, token } from '../grammar/tree.ts';
import { agrees } from '../references/agreement.ts';
import type { Draft, Rule } from '../rule.ts';
import type { Piece } from '../wording/wording.ts';

/** "Unlike X, S …": how S differs from X. */
export const differs: Rule = {
  name: 'differs',
  prior: 0.3,
  ask: (clause) => {
    const { tree, subject, finite, auxiliaries, copular } = clause;
    if (clause.role !== 'main' || !isKnown(clause, subject)) return [];
    const isPast =
      token(tree, finite).xpos === 'VBD' || /^(was|were|had)$/i.test(token(tree, finite).form);
    const carrier = isPast ? 'did' : isSingular(clause) ? 'does' : 'do';
    return clause.phrases
      .filter(({ opener }) =>
        /^(unlike|in contrast to|in contrast with|as opposed to)$/.test(opener),
      )
      .filter((phrase) => phrase.isFronted && isKnown(clause, phrase))
      .filter(() => copular || auxiliaries.length === 0 || !clause.passive)
      .map((phrase) => ({
        question: ['How', carrier, ...subject.tokens, 'differ from', ...withoutOpener(phrase)],
        answer: [...clause.subject.tokens, ...predicateOf(clause)],
        asked: clause.body,
      }));
  },
  examples: [
    {
      text: 'Unlike most fish, sharks have skeletons of soft cartilage.',
      question: 'How do sharks differ from most fish?',
      answer: 'Sharks have skeletons of soft cartilage',
    },
    { text: 'Sharks have skeletons of soft cartilage.', none: true },
  ],
};

/** "When water freezes, it expands": what happens then. Said in the present of every time, not of one. */
export const happens: Rule = {
  name: 'happens',
  prior: 0.5,
  allows: ['condition', 'vague answer', 'nothing specific'],
  ask: (clause) => {
    if (clause.role !== 'main' || !isPresent(clause) || clause.copular) return [];
    // What one may do then is one of many things.
    if (clause.passive && clause.auxiliaries.length > 1 && !clause.negated) return [];
    const { tree, predicate, finite } = clause;
    // What one can do then, one need not; and what one thinks or says then does not happen.
    if (/^(can|may)$/i.test(token(tree, finite).form) && !clause.negated) return [];
    const { lemma, xpos } = token(tree, predicate);
    if (SAID.test(lemma) || xpos === 'VBG') return [];
    const isState = /^(need|have|require|want)$/.test(lemma);
    if (isState && !/^will$/i.test(token(tree, finite).form)) return [];
    return clause.phrases
      .filter(({ relation, isFronted }) => isRelation(relation, ['advcl']) && isFronted)
      .filter(
        ({ opener, head }) =>
          /^(if|when|whenever|once)$/.test(opener) ||
          (opener === 'as' && CHANGING.test(token(tree, head).lemma)),
      )
      .filter((phrase) => isFullClause(clause, phrase) && isEvent(clause, phrase))
      .map(
        (phrase): Draft => ({
          question: ['What happens', ...phrase.tokens],
          answer: [...itself(clause, phrase), ...predicateOf(clause)],
          asked: [...clause.subject.tokens, ...predicateOf(clause)],
        }),
      );
  },
  examples: [
    {
      text: 'When water freezes in a narrow crack, it widens the crack.',
      question: 'What happens when water freezes in a narrow crack?',
      answer: 'It widens the crack',
    },
    {
      text: 'As a large balloon rises from the ground, it expands.',
      question: 'What happens as a large balloon rises from the ground?',
      answer: 'It expands',
    },
    {
      text: 'If a pure element consists of one kind of atom, it cannot be broken down into simpler substances.',
      question: 'What happens if a pure element consists of one kind of atom?',
      answer: 'It cannot be broken down into simpler substances',
    },
    { text: 'When the Romans left Britain, towns fell empty.', none: true },
  ],
};

const SAID =
  /^(know|consider|expect|think|believe|term|call|refer|name|say|tell|speak|regard|fix|assume|mean)$/;

/** "when there is an eclipse" and "if a myth is not documented" tell of no event. */
const isEvent = ({ tree }: Clause, { head, tokens }: Phrase) =>
  !tokens.some(
    (index) =>
      token(tree, index).head === head &&
      (token(tree, index).deprel === 'expl' || /^(not|n['’]t)$/i.test(token(tree, index).form)),
  );

/** "Convection occurs when a fluid is heated": when it does. */
export const occurs: Rule = {
  name: 'occurs',
  prior: 0,
  allows: ['too open', 'joint without both sides', 'nothing specific'],
  ask: (clause) => {
    const { tree, predicate, role, negated } = clause;
    const isKnown = OCCURRING.test(token(tree, predicate).lemma);
    if (role !== 'main' || negated || !isKnown || !isPresent(clause)) return [];
    if (!/^(an?|)$/.test(determiner(tree, clause.subject.head))) return [];
    return clause.phrases
      .filter(({ relation, governor }) => isRelation(relation, ['advcl']) && governor === predicate)
      .filter(
        ({ opener, isFronted, setOff }) => /^(when|if)$/.test(opener) && !isFronted && !setOff,
      )
      .filter((phrase) => isFullClause(clause, phrase))
      .map(({ tokens }): Draft => {
        // To the end of the sentence: "when a person moves, or serves time".
        const last = tree.tokens.findLastIndex(({ upos }) => upos !== 'PUNCT');
        const [first = last] = tokens;
        const asked = tree.tokens.flatMap((_, index) =>
          index >= first && index <= last ? [index] : [],
        );
        return { question: invertedQuestion(clause, 'When', asked), answer: asked, asked };
      });
  },
  examples: [
    {
      text: 'An appeal begins when a party files a petition for review to a higher court.',
      question: 'When does an appeal begin?',
      answer: 'When a party files a petition for review to a higher court',
    },
    { text: 'The accident occurred when a train left the rails.', none: true },
  ],
};

const OCCURRING =
  /^(occur|happen|form|arise|develop|result|begin|exist|emerge|appear|necessary|possible|likely|useful|essential|required|need|use)$/;

/** "as" with these is "while", not "because". */
const CHANGING =
  /^(increase|decrease|grow|rise|fall|move|become|age|expand|cool|warm|get|develop|mature|spread|approach|shrink|rotate|travel|decline|drop|improve|widen|learn|gain|acquire|burn|heat|freeze|melt|boil|flow|enter|leave|pass|approach)$/;

/** "If an element consists of one kind of atom, it …": the one that was just told, and no other. */
function itself({ tree, subject }: Clause, { tokens, head }: Phrase): Piece[] {
  const form = token(tree, subject.head).form.toLowerCase();
  const told = tokens.find(
    (index) => token(tree, index).head === head && isRelation(token(tree, index).deprel, ['nsubj']),
  );
  const isSame =
    /^(it|they)$/.test(form) &&
    told !== undefined &&
    /^(NOUN|PROPN)$/.test(token(tree, told).upos) &&
    agrees(form, tree, told);
  return isSame ? [form] : subject.tokens.slice();
}

/** What follows the subject, in the order of the sentence. */
function predicateOf({ tree, auxiliaries, body }: Clause): number[] {
  // "If …, then it …"
  // "…, that is, into substances …" says it again.
  const again = body.findIndex(
    (index, at) =>
      /^that$/i.test(token(tree, index).form) &&
      /^is$/i.test(tree.tokens[index + 1]?.form ?? '') &&
      tree.tokens[body[at - 1] ?? -1]?.form === ',',
  );
  const told = trimPunctuation(tree, again < 0 ? body : body.slice(0, again)).filter(
    (index) => !/^(then|also)$/i.test(token(tree, index).form),
  );
  return [...auxiliaries, ...told].sort((a, b) => a - b);
}

/** A name, a plural or a kind: nothing that only its context tells. */
function isKnown({ tree }: Clause, { head }: Phrase): boolean {
  const { upos } = token(tree, head);
  if (upos !== 'NOUN' && upos !== 'PROPN') return false;
  return hasName(tree, head) || /^(an?|most|)$/.test(determiner(tree, head));
}

function isSingular({ tree, subject, finite }: Clause): boolean {
  return (
    doSupport(token(tree, finite).xpos, token(tree, finite).form) === 'does' ||
    /^NNP?$/.test(token(tree, subject.head).xpos)
  );
}

function isPresent({ tree, finite }: Clause): boolean {
  const { xpos, form } = token(tree, finite);
  return /^(VBZ|VBP)$/.test(xpos) || /^(can|may|will)$/i.test(form);
}

/** With a subject and a verb in the present: "when freezing" and "when it froze" tell of something else. */
function isFullClause({ tree }: Clause, { tokens, head }: Phrase): boolean {
  const hasSubject = tokens.some(
    (index) => token(tree, index).head === head && isRelation(token(tree, index).deprel, ['nsubj']),
  );
  return hasSubject && tokens.every((index) => token(tree, index).xpos !== 'VBD');
}
