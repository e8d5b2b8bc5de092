import type { Sentence, Token } from '../../language/sentence.ts';
import { MONTHS, WEEKDAYS } from './lexicon.ts';
import {
  type Arc,
  childrenOf,
  has,
  isUnder,
  type Repair,
  redrawn,
  rootOf,
  TRUST_IN_REPAIR,
} from './redraw.ts';
import { REPAIRS_OF_NOUNS } from './repair-nouns.ts';

/** What opens a circumstance, not a quantity. */
const OF_THE_VERB =
  /^(in|on|at|by|from|after|before|during|since|until|between|among|ultimately|finally|eventually|initially|originally|today)$/i;

/** Prepositions that compare or set aside, as they open a sentence. */
const OPENERS = [
  'like',
  'unlike',
  'as opposed to',
  'in contrast to',
  'apart from',
  'aside from',
  'in addition to',
  'instead of',
  'contrary to',
  'along with',
].map((words) => words.split(' '));

/** Verbs whose past looks like their base. */
const SAME_IN_PAST =
  /^(under)?cut$|^(up|be)?set$|^(broad)?cast$|^(hit|put|let|shut|hurt|cost|split|burst|spread|shed|thrust|quit|bet|rid|read|slit|beat)$/i;

const REPAIRS: readonly Repair[] = [
  {
    // Past and participle look alike: with a subject and no auxiliary it is the past.
    name: 'participle with a subject',
    mend: (tokens) => {
      const mended = tokens.map((token, index) =>
        token.xpos === 'VBN' && has(tokens, index, 'nsubj') && !has(tokens, index, 'aux', 'cop')
          ? { ...token, xpos: 'VBD' }
          : token,
      );
      return mended.some((token, index) => token !== tokens[index]) ? mended : undefined;
    },
  },
  {
    // "Workers who specialize learn to …": a bare form with several for its subject is the present.
    name: 'bare form with a subject',
    mend: (tokens) => {
      const root = rootOf(tokens);
      const subject = childrenOf(tokens, root).find((child) => tokens[child]!.deprel === 'nsubj');
      const isBare = tokens[root]?.xpos === 'VB' && !has(tokens, root, 'aux', 'cop', 'mark');
      if (!isBare || subject === undefined || subject > root) return undefined;
      // "The lack of industry undercut the ability": of one thing it can only be the past.
      const isOne = /^NNP?$/.test(tokens[subject]!.xpos) && !has(tokens, subject, 'conj');
      if (isOne && !SAME_IN_PAST.test(tokens[root]!.form)) return undefined;
      if (!isOne && !/^NNP?S$/.test(tokens[subject]!.xpos)) return undefined;
      const xpos = isOne ? 'VBD' : 'VBP';
      return tokens.map((token, index) => (index === root ? { ...token, xpos } : token));
    },
  },
  {
    // "The bombings illustrated that opinion matters": no main clause opens with "that".
    name: 'main clause after that',
    mend: (tokens) => {
      const root = rootOf(tokens);
      const mark = childrenOf(tokens, root).find(
        (child) => tokens[child]!.deprel === 'mark' && /^that$/i.test(tokens[child]!.form),
      );
      if (mark === undefined) return undefined;
      const verb = mark - 1;
      const noun = tokens[verb]?.head ?? -1;
      const isReduced = tokens[verb]?.deprel === 'acl' && /^VB[ND]$/.test(tokens[verb].xpos);
      if (!isReduced || noun < 0 || tokens[noun]!.head !== root) return undefined;
      return redrawn(tokens, [
        [verb, -1, 'root'],
        [noun, verb, 'nsubj'],
        [root, verb, 'ccomp'],
      ]).map((token, index) => (index === verb ? { ...token, xpos: 'VBD' } : token));
    },
  },
  {
    // Two words of one name hang side by side: the second belongs to the first.
    name: 'name in two',
    mend: (tokens) => {
      const mended = tokens.map((token, index) => {
        const before = tokens[index - 1];
        const isPair = token.upos === 'PROPN' && before?.upos === 'PROPN';
        const isBeside = token.head === before?.head && token.deprel === before.deprel;
        // "Queen Victoria" with Victoria hanging on the date before.
        const isLost =
          token.confidence < 0.5 &&
          token.head !== index - 1 &&
          before?.head !== index &&
          !tokens.some(({ head }) => head === index);
        // "the Exxon Valdez hit a reef": a name between subject and verb is no time.
        const isAstray =
          token.deprel === 'obl:unmarked' &&
          before?.deprel.startsWith('nsubj') === true &&
          !isUnder(tokens, index - 1, index) &&
          !MONTHS.has(token.form.toLowerCase()) &&
          !WEEKDAYS.has(token.form.toLowerCase());
        if (!isPair || !(isBeside || isLost || isAstray)) return token;
        return { ...token, head: index - 1, deprel: 'flat', confidence: TRUST_IN_REPAIR };
      });
      return mended.some((token, index) => token !== tokens[index]) ? mended : undefined;
    },
  },
  {
    // "around 1500 BCE": the era belongs to its year, and so does what bounds it.
    name: 'era without its year',
    mend: (tokens) => {
      const era = tokens.findIndex(
        ({ form, head }, index) =>
          /^(BCE|CE|BC|AD)$/.test(form) && tokens[index - 1]?.xpos === 'CD' && head !== index - 1,
      );
      if (era < 0) return undefined;
      const { head, deprel } = tokens[era]!;
      const year = era - 1;
      const bounds = childrenOf(tokens, era).filter((child) => child !== year);
      const isDirect = tokens[year]!.head === era;
      if (!isDirect && isUnder(tokens, year, era)) return undefined;
      return redrawn(tokens, [
        ...(isDirect ? [[year, head, deprel] as const] : []),
        [era, year, 'nmod:unmarked'],
        ...bounds.map((child): Arc => [child, year, tokens[child]!.deprel]),
      ]).map((token, index) =>
        index === era ? { ...token, upos: 'NOUN', xpos: 'NN', entity: 'time' } : token,
      );
    },
  },
  {
    // "discovered that A was … and that B was …": what joins two clauses hangs on the second.
    name: 'joint before that',
    mend: (tokens) => {
      const joint = tokens.findIndex(({ deprel, head }, index) => {
        const mark = tokens[index + 1];
        return (
          deprel === 'cc' &&
          mark?.deprel === 'mark' &&
          tokens[mark.head]?.deprel === 'conj' &&
          head !== mark.head &&
          !isUnder(tokens, mark.head, index)
        );
      });
      return joint < 0 ? undefined : redrawn(tokens, [[joint, tokens[joint + 1]!.head, 'cc']]);
    },
  },
  {
    // "Last June, a gunman killed …", "Like every group, ISIS hopes …": a noun before the comma is no sentence.
    name: 'opening phrase as root',
    mend: (tokens) => {
      const root = rootOf(tokens);
      const isNoun = /^(NOUN|PROPN)$/.test(tokens[root]?.upos ?? '');
      if (!isNoun || has(tokens, root, 'nsubj', 'cop')) return undefined;
      const verb = childrenOf(tokens, root).find((child) => isStatement(tokens, root, child));
      if (verb === undefined) return undefined;
      return redrawn(tokens, [
        [verb, -1, 'root'],
        [root, verb, 'obl:unmarked'],
      ]);
    },
  },
  {
    // "Like al-Qaeda before it, …": all before the comma is one phrase, opened by a preposition.
    name: 'opening like',
    mend: (tokens) => {
      const comma = tokens.findIndex(({ form }) => form === ',');
      const root = rootOf(tokens);
      const opener = OPENERS.find((words) =>
        words.every((word, at) => tokens[at]?.form.toLowerCase() === word),
      );
      if (opener === undefined || comma <= opener.length || root < comma) return undefined;
      const noun = tokens.findIndex(({ upos, deprel }, index) => {
        const isInside = index >= opener.length && index < comma;
        return isInside && /^(NOUN|PROPN)$/.test(upos) && !/^(compound|amod)/.test(deprel);
      });
      if (noun < 0) return undefined;
      const loose = tokens.flatMap(({ head }, index) =>
        index >= opener.length &&
        index < comma &&
        index !== noun &&
        (head >= comma || head < opener.length)
          ? [index]
          : [],
      );
      return redrawn(tokens, [
        [0, noun, 'case'],
        ...opener.slice(1).map((_, at): Arc => [at + 1, 0, 'fixed']),
        [noun, root, 'obl'],
        ...loose.map((index): Arc => [index, noun, 'nmod']),
      ]);
    },
  },
  {
    // "In the fifth century BC, Leucippus argued …": between the comma and a verb without a subject stands its subject.
    name: 'subject in the opening phrase',
    mend: (tokens) => {
      const root = rootOf(tokens);
      const children = childrenOf(tokens, root);
      const first = Math.min(
        root,
        ...children.filter((child) => /^(aux|cop)/.test(tokens[child]!.deprel)),
      );
      const hasTense = /^(VB[DZP]|MD)$/.test(tokens[first]?.xpos ?? '');
      const comma = tokens.findLastIndex(({ form }, index) => index < first && form === ',');
      const isOpened = /^(IN|TO)$/.test(tokens[0]?.xpos ?? '') && comma > 1 && comma < first - 1;
      if (!hasTense || !isOpened || has(tokens, root, 'nsubj', 'nsubj:pass', 'csubj', 'expl'))
        return undefined;
      const own = tokens.flatMap((_, index) => (index > comma && index < first ? [index] : []));
      const tops = own.filter((index) => {
        const { head, deprel } = tokens[index]!;
        return (head <= comma || head >= first) && !/^(advmod|punct|cc)/.test(deprel);
      });
      const [subject, ...others] = tops;
      const areNouns = tops.every((index) => /^(NOUN|PROPN)$/.test(tokens[index]!.upos));
      const areJoined = others.every((index) => tokens[index]!.deprel === 'conj');
      if (subject === undefined || !areNouns || !areJoined) return undefined;
      if (own.some((index) => /^(VB|IN$|W)/.test(tokens[index]!.xpos) && index < subject))
        return undefined;
      const relation = has(tokens, root, 'aux:pass') ? 'nsubj:pass' : 'nsubj';
      return redrawn(tokens, [
        [subject, root, relation],
        ...others.map((index): Arc => [index, subject, 'conj']),
      ]);
    },
  },
  {
    // "In 1700 several hundred Huguenots left France": what opens the sentence is the verb's, not the subject's.
    name: 'opening phrase under the subject',
    mend: (tokens) => {
      const root = rootOf(tokens);
      const subject = childrenOf(tokens, root).find((child) =>
        tokens[child]!.deprel.startsWith('nsubj'),
      );
      if (subject === undefined || subject > root) return undefined;
      const start = tokens.findIndex(({ upos }) => upos !== 'PUNCT');
      const opening = childrenOf(tokens, subject).find(
        (child) =>
          child < subject &&
          /^(nmod|obl|advmod|nummod|nmod:unmarked|obl:unmarked)$/.test(tokens[child]!.deprel) &&
          OF_THE_VERB.test(tokens[start]!.form) &&
          isUnder(tokens, start, child),
      );
      if (opening === undefined) return undefined;
      const relation = tokens[opening]!.upos === 'ADV' ? 'advmod' : 'obl';
      return redrawn(tokens, [[opening, root, relation]]);
    },
  },
  ...REPAIRS_OF_NOUNS,
];

/** The sentence with every mistake put right that we know for one. */
export function repaired(sentence: Sentence): Sentence {
  const tokens = REPAIRS.reduce<readonly Token[]>(
    (now, { mend }) => mend(now) ?? now,
    sentence.tokens,
  );
  return tokens === sentence.tokens ? sentence : { ...sentence, tokens };
}

/** A finite verb behind a comma, with a subject of its own that is no relative pronoun. */
function isStatement(tokens: readonly Token[], root: number, verb: number): boolean {
  const subject = childrenOf(tokens, verb).find((child) => tokens[child]!.deprel === 'nsubj');
  if (verb < root || !/^VB[DZPN]$/.test(tokens[verb]!.xpos) || subject === undefined) return false;
  const isRelative = /^(who|which|that|whom)$/i.test(tokens[subject]!.form);
  return !isRelative && tokens.slice(root + 1, subject).some(({ form }) => form === ',');
}
