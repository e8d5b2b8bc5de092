/** The outer form of a card: signs, word order and verb forms that are wrong whatever it is about, and length. */
import type { Sentence } from '../src/language/sentence.ts';
import type { CheckedCard } from './mechanical.ts';

const LONGEST_QUESTION = 25;
const LONGEST_ANSWER = 30;
/** A cloze is a statement, which says what question and answer say together. */
const LONGEST_CLOZE = 35;

const WH =
  /^(?:(?:According to|In|At|On|For|Under|With|Among|During|Before|After|From|By) [^?]+?, )?(?:[\p{L}-]+ ){0,2}?(?:who|whom|whose|what|which|when|where|why|how)\b/iu;

/** An adverb is asked for, so an auxiliary comes next; `how many` and its like ask for a noun or an adjective. */
const NEEDS_AUXILIARY = /^(?:why|when|where|how(?! (?:many|much|long|old|far|large|often)\b)) /i;
const AUXILIARY =
  /^\w+ (?:(?:else|exactly|well|\w+ly) )?(?:do|does|did|is|are|was|were|has|have|had|can|could|may|might|will|would|shall|should|must)\b/i;

/** What a card is about, before its question: "Albania: when did …". */
const CUE = /^[^:?]{2,60}: (\p{Ll})/u;

/** Signs and word order of a question: what is wrong where the pattern is found. */
const IN_QUESTION: readonly (readonly [RegExp, string])[] = [
  [/^[^\p{Lu}\p{N}"“‘'(]/u, 'the question does not begin with a capital'],
  [/^[^?]*$/, 'no question mark'],
  [/\?[^?]*\?/, 'more than one question mark'],
  [/\?["”’')]*[^?"”’')]+$/, 'the question mark is not at the end'],
  [/[;:…]|\.\.\.|--|\.\s*\?/, 'a sign that breaks the question off'],
  [
    /\b(?:the|an?|and|or|but|than|because|which|that|who|his|her|its|their|my|our|your|very|not|as well as|such as)\?/i,
    'the question ends in the middle of a phrase',
  ],
  [
    /\b(?:during|between|among|within|despite|until|since|per|via)\?/i,
    'a bare preposition at the end',
  ],
  [
    /\b(?:of|in|on|at|by|for|from|with|to|into|as|after|before|during|against|between)\s+(?:of|in|on|at|by|for|with|to|into|as|after|during|against|between)\?/i,
    'two prepositions at the end',
  ],
  [
    /\b(?:who|what|which \p{L}+) (?:do|does|did) (?:was|were|is|are|had|has|been|did|does)\b/iu,
    'two auxiliaries that do not go together',
  ],
  [
    /^(?:(?!\b(?:did|does|do)\b).)*\b(?:did|does|do) (?:(?:in|on|at|by|for|from|with|to|as|of|after|before|during|since|under|following|despite)\b|\w+,)/i,
    'an auxiliary without its subject',
  ],
  [/\b(?:what|who|whom) (?:that|which|who)\b/i, 'two question words'],
];

/** What is wrong in any field. */
const ANYWHERE: readonly (readonly [RegExp, string])[] = [
  [/ {2}|^\s|\s$|\n/, 'blanks too many'],
  [/ [,.;:?!)\]”]|[([“] /, 'a blank at the wrong side of a sign'],
  [/,\s*[,.;:?!]|\(\s*\)|[.;:]\s*,(?<!\b\p{L}{1,4}\.,)/u, 'two signs that do not go together'],
  [/(?<!\p{L})(?!had had\b|that that\b)(\p{L}+) \1(?!\p{L})/iu, 'a word twice'],
  [/\p{L}\.\p{Lu}\p{Ll}{2,}|[\p{Ll}][.,;:?!]\p{L}{3,}/u, 'no blank after a sign'],
  [/\uFFFC|\{\{|\}\}|\]\(|<\/?\w+>|&\w+;|\[\d+\]/, 'markup or a citation mark'],
  [
    // "an MP" is said letter by letter.
    /(?<!\p{L})(?:[Aa] (?=[AEIOaeio]\p{Ll}{2,})(?!(?:[Oo]ne|[Oo]nce|[Ee]u))|[Aa]n (?=[BCDFGJKLMNPQRTVWZbcdfgjklmnpqrtvwz]\p{Ll}+))/u,
    'a or an',
  ],
  [
    /\b(?:to|did|does|do|can|could|will|would|may|might|must|should) (?:was|were|is|are|has|had|did|does)\b/i,
    'a finite verb after one that wants the base form',
  ],
];

/** What was cut loose from the word it belongs to. */
const COMPARISON =
  /\b(?:more|less|fewer|rather|other|better|worse|later|earlier|else|\p{L}{2,}er|twice|times)\b.* than\b/iu;

const IN_ANSWER: readonly (readonly [RegExp, string])[] = [
  [/^$/, 'no answer'],
  [/^[^\p{Lu}\p{N}"“‘'($£€¥~<>+−-]/u, 'the answer does not begin with a capital'],
  [/[,;:?…]$|[^.]\.$(?<!\b(?:\p{L}{1,4}|\p{L}\.\p{L})\.)/u, 'a sign at the end of the answer'],
  [
    /\b(?:the|an?|and|or|but|than|because|which|that|of|his|her|its|their)$/i,
    'the answer ends in the middle of a phrase',
  ],
];

/** Of a cloze the text with `…` for the gap. */
const IN_CLOZE: readonly (readonly [RegExp, string])[] = [
  [/^[^…]*$/, 'a cloze without a gap'],
  [/^[^\p{Lu}\p{N}"“‘'(…]/u, 'the cloze does not begin with a capital'],
  [/[^.!…"”’')]$/, 'the cloze does not end as a sentence does'],
];

/** What a gap hides may begin small. */
const IN_HIDDEN = IN_ANSWER.filter(([, reason]) => !reason.includes('capital'));

export function findShape(card: CheckedCard): string[] {
  const { kind, answer } = card;
  const question = kind === 'cloze' ? card.question : withoutCue(card.question);
  const fields = `${question}\n${answer}`.split('\n');
  const signs = [
    ...matching(kind === 'cloze' ? IN_HIDDEN : IN_ANSWER, answer),
    ...fields.flatMap((field) => [...matching(ANYWHERE, field), ...unbalanced(field)]),
  ];
  if (kind === 'cloze') return [...matching(IN_CLOZE, question), ...signs];
  return [
    ...matching(IN_QUESTION, question),
    ...(WH.test(question) ? [] : ['no question word where a question begins']),
    ...(NEEDS_AUXILIARY.test(question) && !AUXILIARY.test(question)
      ? ['no auxiliary after the question word']
      : []),
    ...(/ than\b/i.test(question) && !COMPARISON.test(question)
      ? ['than without a comparative']
      : []),
    ...signs,
    ...card.questionSentences.flatMap((sentence) => [
      ...wrongVerbs(sentence),
      ...twoObjects(sentence),
    ]),
  ];
}

const withoutCue = (question: string) =>
  question.replace(CUE, (_, first: string) => first.toUpperCase());

export function findOverLong({ kind, question, answer }: CheckedCard): string[] {
  const questionWords = question.split(/\s+/).length;
  const longest = kind === 'cloze' ? LONGEST_CLOZE : LONGEST_QUESTION;
  const answerWords = answer.split(/\s+/).length;
  return [
    ...(questionWords > longest ? [`a question of ${questionWords} words`] : []),
    ...(answerWords > LONGEST_ANSWER ? [`an answer of ${answerWords} words`] : []),
  ];
}

function matching(patterns: readonly (readonly [RegExp, string])[], text: string): string[] {
  return patterns.filter(([pattern]) => pattern.test(text)).map(([, reason]) => reason);
}

function unbalanced(text: string): string[] {
  const count = (sign: string) => text.split(sign).length - 1;
  const pairs = ['()', '[]', '“”'].filter(([left, right]) => count(left!) !== count(right!));
  return [
    ...pairs.map(([left, right]) => `${left} without ${right}, or the other way round`),
    ...(count('"') % 2 === 1 ? ['an odd number of "'] : []),
  ];
}

/** By the parse of the question itself: the form after did, does and have, and agreement of do and be. */
function wrongVerbs({ tokens }: Sentence): string[] {
  return tokens.flatMap(({ form, deprel, head }, at) => {
    const verb = tokens[head];
    if (!/^(aux|aux:pass|cop)$/.test(deprel) || verb === undefined || head < at) return [];
    const auxiliary = form.toLowerCase();
    const isFirst = !tokens.slice(at + 1, head).some((other) => other.deprel.startsWith('aux'));
    if (
      /^(did|does|do)$/.test(auxiliary) &&
      isFirst &&
      /^VB[DZN]$/.test(verb.xpos) &&
      verb.form !== verb.lemma &&
      !BOTH_BASE_AND_PAST.test(verb.form)
    )
      return [`“${form} … ${verb.form}”: not the base form`];
    if (
      /^(has|have|had)$/.test(auxiliary) &&
      isFirst &&
      /^(VB[ZPG]?)$/.test(verb.xpos) &&
      !/(ed|n|t)$/.test(verb.form) &&
      verb.form === verb.lemma
    )
      return [`“${form} … ${verb.form}”: not a participle`];
    const subject = tokens.find(
      (other, index) => index > at && other.head === head && /^nsubj/.test(other.deprel),
    );
    return subject !== undefined && disagrees(auxiliary, subject.xpos, tokens, subject)
      ? [`“${form} … ${subject.form}”: singular and plural`]
      : [];
  });
}

/** What a parser is less sure of is no proof of a fault. */
const SURE = 0.7;

/** "What did they announce a partnership?": the question word asks for what is already there. */
function twoObjects({ tokens }: Sentence): string[] {
  const [first] = tokens;
  if (first === undefined || !/^(what|who|whom)$/i.test(first.form) || first.deprel !== 'obj')
    return [];
  const second = tokens.findIndex(
    ({ head, deprel, upos, confidence }, index) =>
      index > 0 &&
      head === first.head &&
      deprel === 'obj' &&
      /^(NOUN|PROPN)$/.test(upos) &&
      confidence >= SURE,
  );
  // "What did he initiate Byron into?" asks for what the preposition wants.
  const isStranded = tokens.at(-2)?.upos === 'ADP';
  return second < 0 || isStranded
    ? []
    : [`“${first.form}” and “${tokens[second]!.form}” are both objects`];
}

/** Past forms that are base forms of other verbs: to found an institute. */
const BOTH_BASE_AND_PAST = /^(found|fell|lay|saw|wound|ground|bound)$/;

function disagrees(
  auxiliary: string,
  xpos: string,
  tokens: Sentence['tokens'],
  subject: Sentence['tokens'][number],
): boolean {
  const index = tokens.indexOf(subject);
  if (tokens.some(({ head, deprel }) => head === index && deprel === 'conj')) return false;
  if (/^(does|is|was|has)$/.test(auxiliary)) return xpos === 'NNS';
  return /^(do|are|were)$/.test(auxiliary) && xpos === 'NN' && !COLLECTIVE.test(subject.lemma);
}

const COLLECTIVE =
  /^(police|people|cattle|majority|minority|number|percent|%|half|rest|team|band|government|public|family|crew|variety|group)$/i;
