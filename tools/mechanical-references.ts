/** What a card points at without having it: the reader of the card has no sentence before it. */
import type { Token } from '../src/language/sentence.ts';
import type { CheckedCard } from './mechanical.ts';
import { findRelativeDates } from './mechanical-dates.ts';

/** A field of a card, and what was said on the card before it. */
interface Field {
  readonly tokens: readonly Token[];
  readonly before: readonly Token[];
}

export function findUnresolved(card: CheckedCard): string[] {
  const question = card.questionSentences.flatMap(({ tokens }) => tokens);
  const answer = card.answerSentences.flatMap(({ tokens }) => tokens);
  const fields: Field[] = [
    { tokens: question, before: [] },
    ...(card.kind === 'cloze' ? [] : [{ tokens: answer, before: question }]),
  ];
  return [
    ...fields.flatMap((field) =>
      field.tokens.flatMap((_token, at) => {
        const reason = pointsOut(field, at) ?? bareDefinite(field, at, card.topic);
        return reason === undefined ? [] : [reason];
      }),
    ),
    ...findRelativeDates(card.said, card.kind === 'cloze' ? '' : card.answer),
    ...connectives(card.question),
    ...connectives(card.answer),
  ];
}

const FIRST_SECOND = /^(i|me|my|mine|myself|we|us|our|ours|ourselves|you|your|yours|yourself)$/i;
const ALWAYS =
  /^(these|latter|previous|preceding|aforementioned|respective|herein|thereby|therein|thereof|thereafter|elsewhere|today|yesterday|tomorrow|tonight|nowadays|recently|lately|currently|ago|meanwhile|likewise)$/i;
const QUANTIFIER =
  /^(some|many|few|several|neither|either|most|none|others|ones|everyone|everything)$/i;

/** "another culture is superior to one's own" */
const isOfOnes = (tokens: readonly Token[]) =>
  tokens.some(({ form }, at) => form === 'one' && /^['’]s$/.test(tokens[at + 1]?.form ?? ''));

/** Why the word at a place needs a sentence before the card, or undefined. */
function pointsOut({ tokens, before }: Field, at: number): string | undefined {
  const { form, upos, xpos } = tokens[at]!;
  const word = form.toLowerCase();
  const next = tokens[at + 1];
  const nextWord = next?.form.toLowerCase() ?? '';
  const earlier = [...before, ...tokens.slice(0, at)];
  const told = `“${form}” has nothing to refer to`;
  const isName = upos === 'PROPN' && at > 0;
  // "That all matter consists of atoms" answers what somebody argued.
  const opensAnswer = at === 0 && before.length > 0;
  if (isName || isQuoted(tokens, at)) return undefined;
  if (FIRST_SECOND.test(word))
    return upos === 'PRON' && !isNumeral(tokens, at)
      ? `“${form}” speaks of writer or reader`
      : undefined;
  if (PRONOUNS.has(word))
    return upos !== 'PRON' || hasAntecedent(word, earlier, tokens, at) ? undefined : told;
  if (ALWAYS.test(word)) return told;
  // "stand close to others": to whomever
  if (word === 'others' && tokens[at - 1]?.upos === 'ADP') return undefined;
  switch (word) {
    case 'this':
      return told;
    case 'those':
      return /^(who|that|which|of|in|with|from|whose|whom)$/.test(nextWord) ||
        /^VB[NG]$/.test(next?.xpos ?? '')
        ? undefined
        : told;
    case 'that':
      return xpos === 'DT' && nextWord !== 'of' && !opensAnswer ? told : undefined;
    case 'such':
      return nextWord === 'as' ? undefined : told;
    case 'former':
      return /^the$/i.test(tokens[at - 1]?.form ?? '') &&
        !/^(NOUN|PROPN|ADJ)$/.test(next?.upos ?? '')
        ? told
        : undefined;
    case 'another':
      return /^(one|from|to)$/i.test(tokens[at - 1]?.form ?? '') || isOfOnes(tokens)
        ? undefined
        : told;
    case 'other':
      return /^(each|and|or|any|every|no|among)$/i.test(tokens[at - 1]?.form ?? '') ||
        nextWord === 'than' ||
        earlier.some(isNoun)
        ? undefined
        : told;
    case 'similar':
      // "similar fossils on different continents": to each other
      return nextWord === 'to' ||
        tokens.slice(at + 1, at + 4).some((one) => one.xpos === 'NNS') ||
        (next?.upos === 'NOUN' && tokens[at + 2]?.form === 'to')
        ? undefined
        : told;
    case 'same':
      return /^(way|thing|place|group|reason|time|kind|manner|person)$/.test(nextWord) &&
        tokens[at + 2]?.form !== 'as'
        ? told
        : undefined;
    case 'both':
      return upos === 'CCONJ' || [...before, ...tokens].some(({ form: one }) => one === 'and')
        ? undefined
        : told;
    case 'here':
      return told;
    case 'there':
      // "How many are there in Rome?"
      return xpos === 'EX' || /^(is|are|was|were)$/i.test(tokens[at - 1]?.form ?? '')
        ? undefined
        : told;
    case 'now':
    case 'then':
      return upos === 'ADV' && tokens[at + 1]?.form !== '-' ? told : undefined;
    case 'one':
      // "one's own culture" is anybody's.
      if (/^['’]s$/.test(nextWord)) return undefined;
      return upos === 'PRON' || (/^the$/i.test(tokens[at - 1]?.form ?? '') && !isNoun(next))
        ? told
        : undefined;
  }
  if (QUANTIFIER.test(word) && /^(PRON|DET|ADJ|NOUN)$/.test(upos)) {
    const isBare =
      !/^(NOUN|PROPN|ADJ|NUM|VERB|ADV)$/.test(next?.upos ?? '') &&
      !/^(of|who|that|to)$/.test(nextWord);
    return isBare && !/^(how|so|too|as|at|all)$/i.test(tokens[at - 1]?.form ?? '')
      ? told
      : undefined;
  }
  return undefined;
}

/** Elizabeth I, World War I. */
function isNumeral(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.form === 'I' && /^\p{Lu}/u.test(tokens[at - 1]?.form ?? '');
}

function isQuoted(tokens: readonly Token[], at: number): boolean {
  const opened = tokens.slice(0, at).filter(({ form }) => /^["“]$/.test(form)).length;
  const closed = tokens.slice(0, at).filter(({ form }) => form === '”').length;
  return (opened - closed) % 2 === 1;
}

const isNoun = (token: Token | undefined) => token?.upos === 'NOUN' || token?.upos === 'PROPN';

const PRONOUNS = new Map(
  (
    [
      ['person', 'he him his himself she her hers herself'],
      ['thing', 'it its itself'],
      ['many', 'they them their theirs themselves'],
    ] as const
  ).flatMap(([number, words]) => words.split(' ').map((word) => [word, number] as const)),
);

const PERSON =
  /(?:er|or|ist|ian|man|woman|ess|eer|ant|ent)$|^(?:king|queen|prince|monk|pope|bishop|priest|father|mother|brother|sister|son|daughter|wife|husband|boy|girl|child|poet|slave|chief|person|saint|hero|judge|nurse|friend|wife)$/;
const COLLECTIVE =
  /^(government|team|group|company|army|party|band|council|committee|parliament|family|police|administration|regime|couple|crew|union|population|public|navy|people|majority|half)$/;

/** Whether something that the pronoun can mean stands on the card before it. */
function hasAntecedent(
  pronoun: string,
  earlier: readonly Token[],
  tokens: readonly Token[],
  at: number,
): boolean {
  if (pronoun === 'it' && isExpletive(tokens, at)) return true;
  // "What did its …" asks for an object; in "What lost its …" the pronoun means what is asked for.
  const asksFor = (words: RegExp) =>
    earlier.some(
      ({ form }, index) =>
        words.test(form) && !/^(did|do|does)$/.test(earlier[index + 1]?.form ?? ''),
    );
  switch (PRONOUNS.get(pronoun)) {
    case 'person':
      return (
        asksFor(/^(who|whom|whose)$/i) ||
        earlier.some(
          ({ upos, lemma }) =>
            upos === 'PROPN' || (upos === 'NOUN' && PERSON.test(lemma.toLowerCase())),
        )
      );
    case 'thing':
      return asksFor(/^(what|which)$/i) || earlier.some(({ xpos }) => /^NNP?$/.test(xpos));
    default:
      return (
        asksFor(/^(who|what|which|and|everyone|both)$/i) ||
        earlier.some(
          ({ xpos, lemma }) => /^NNP?S$/.test(xpos) || COLLECTIVE.test(lemma.toLowerCase()),
        )
      );
  }
}

/** "Why is it important that", "it takes years to". */
function isExpletive(tokens: readonly Token[], at: number): boolean {
  return (
    tokens[at]?.deprel === 'expl' &&
    tokens.slice(at + 1).some(({ form }) => /^(to|that|for|whether|who)$/i.test(form))
  );
}

/** Nouns that, with nothing but "the", mean one that was spoken of before. */
const SPOKEN_OF = new Set(
  `group company organization organisation team party council committee court army country nation city town village
  region area island river mountain war battle attack attacks bombing bombings event events incident crisis conflict siege treaty
  agreement decision policy plan law act bill proposal case issue problem question situation condition process method
  approach technique system theory idea concept principle model experiment study result results finding findings report
  paper article essay book novel poem play song film work project author writer king queen emperor president minister
  man woman boy girl people person couple family child children site building church school university period movement
  campaign program programme change effect reason cause purpose number amount following former rest term process disease`.split(
    /\s+/,
  ),
);

const TELLS_WHICH =
  /^(of|that|which|who|whose|whom|for|to|in|on|from|with|between|against|at|by|where|when|under|about|over|behind|prior|previously|formerly|then|-)$/;

function bareDefinite({ tokens, before }: Field, at: number, topic: string): string | undefined {
  const noun = tokens[at]!;
  if (!/^the$/i.test(tokens[at - 1]?.form ?? '') || !SPOKEN_OF.has(noun.form)) return undefined;
  const next = tokens[at + 1];
  const isFurtherTold =
    next !== undefined &&
    (TELLS_WHICH.test(next.form) ||
      // the term “electron”
      /^[“"‘]$/.test(next.form) ||
      (/^(NOUN|PROPN)$/.test(next.upos) && !isVerbless(tokens)) ||
      /^VB[NG]$/.test(next.xpos));
  const isKnown = [...before, ...tokens.slice(0, at - 1)].some(({ lemma }) => lemma === noun.lemma);
  const isTopic = new RegExp(`\\b${noun.lemma}`, 'i').test(topic);
  return isFurtherTold || isKnown || isTopic || isQuoted(tokens, at)
    ? undefined
    : `“the ${noun.form}” does not say which`;
}

/** "did the group attack": what looks like a compound is subject and verb, for there is no other verb. */
function isVerbless(tokens: readonly Token[]): boolean {
  return (
    tokens.some(({ form }) => /^(did|do|does)$/.test(form)) &&
    !tokens.some(({ upos, form }) => upos === 'VERB' && !/^(did|do|does)$/.test(form))
  );
}

/** Words that tie a sentence to the one before. */
function connectives(text: string): string[] {
  const found =
    /\b(?:however|therefore|moreover|furthermore|nevertheless|nonetheless|consequently|hence|for example|for instance|in addition(?! to)|as a result(?! of)|in turn|instead(?! of)|on the other hand|in contrast(?! (?:to|with))|also|thus)\b/i.exec(
      text,
    );
  return found === null ? [] : [`“${found[0]}” ties the card to a sentence before`];
}
