/** Words whose exchange turns a true sentence into a false one: "the average cost declines", "rises". */

/** Comparisons: the one excludes the other whatever is compared. */
const COMPARED = `greater smaller|higher lower|larger smaller|bigger smaller|better worse|easier harder|faster slower
quicker slower|older younger|longer shorter|stronger weaker|richer poorer|wider narrower|deeper shallower|hotter colder
warmer cooler|heavier lighter|closer farther|nearer farther|cheaper dearer|brighter fainter|broader narrower|safer riskier
denser thinner|thicker thinner|taller shorter|younger older|smaller larger|lower higher|shorter longer|weaker stronger
poorer richer|slower faster|harder easier|worse better|colder hotter|cooler warmer|lighter heavier|thinner thicker
largest smallest|smallest largest|highest lowest|lowest highest|oldest youngest|longest shortest|shortest longest
biggest smallest|greatest smallest|strongest weakest|weakest strongest|best worst|richest poorest|poorest richest
hottest coldest|coldest hottest|brightest faintest|deepest shallowest|heaviest lightest|lightest heaviest`;

/** Changes, where nothing stands behind them that only one of the two goes with. */
const CHANGES = `increase decrease|increases decreases|increased decreased|increasing decreasing
strengthen weaken|strengthens weakens|strengthened weakened|improve worsen|improves worsens|improved worsened
lengthens shortens|widens narrows|widened narrowed|accelerates slows|expands contracts|attracts repels|absorbs emits
gained lost|gains loses|accepted rejected|accepts rejects|won lost`;
const FALLS = `declines rises|declined rose|rises falls|rose fell|falls rises|fell rose|rising falling|falling rising
shrinks grows|shrank grew`;

/** Qualities, where the sentence says that something is so. */
const QUALITIES = `expensive cheap|cheap expensive|rich poor|poor rich|possible impossible|impossible possible
common rare|rare common|visible invisible|invisible visible|legal illegal|illegal legal|hot cold|cold hot|strong weak
weak strong|large small|small large|high low|low high|easy difficult|difficult easy|simple complex|complex simple
safe dangerous|dangerous safe|finite infinite|infinite finite|active inactive|similar different|identical different
dependent independent|independent dependent|effective ineffective|successful unsuccessful|solid liquid|long short
short long|young old|harmful harmless|harmless harmful|soluble insoluble|insoluble soluble`;

/** Sides, wherever they stand. */
const SIDES = `northern southern|southern northern|eastern western|western eastern|north south|south north|east west
west east|positive negative|negative positive|identical different|internal external|external internal|male female|female male
public private|private public|maximum minimum|minimum maximum|before after|after before|inner outer|outer inner`;

const pairs = (text: string) =>
  text.split(/[|\n]/).map((pair) => pair.trim().split(' ') as [string, string]);

/** Parts of a whole. */
const PARTS: readonly (readonly [string, string])[] = [
  ['half', 'a quarter'],
  ['one third', 'two thirds'],
  ['a third', 'two thirds'],
  ['two thirds', 'one third'],
  ['two-thirds', 'one third'],
  ['a quarter', 'half'],
  ['three quarters', 'one quarter'],
];

interface Exchange {
  readonly from: string;
  readonly to: string;
  /** Finds the word where it can be exchanged; the word is the first group. */
  readonly where: RegExp;
}

const BEHIND_A_FALL =
  '(?=[.,;:]|\\s(?:by|when|as|with|while|because|sharply|steadily|rapidly|significantly|dramatically)\\b)';
const BEFORE_A_QUALITY =
  '(?<=\\b(?:is|are|was|were|be|been|become|becomes|became|remain|remains|remained)(?: (?:very|quite|too|relatively|extremely|equally|particularly|so))? )';

const exchanges = (list: string, before: string, behind: string): Exchange[] =>
  pairs(list).map(([from, to]) => ({
    from,
    to,
    where: new RegExp(`${before}(?<![\\p{L}-])(${from})(?![\\p{L}-])${behind}`, 'u'),
  }));

/** "the world's most prevalent cause" */
const DEGREES: readonly Exchange[] = [
  [
    'most',
    'least',
    "(?<=\\b(?:the|\\p{L}+['’]s) )",
    '(?= (?:well )?\\p{L}+)(?! (?:of|people|recent)\\b)',
  ],
  ['least', 'most', "(?<=\\b(?:the|\\p{L}+['’]s) )", '(?= \\p{L}+)(?! (?:of|one|two)\\b)'],
].map(([from = '', to = '', before, behind]) => ({
  from,
  to,
  where: new RegExp(`${before}(${from})${behind}`, 'u'),
}));

const EXCHANGES: readonly Exchange[] = [
  ...DEGREES,
  ...exchanges(
    COMPARED,
    '(?<!\\b(?:no|any|know|knew|known|much|and) )',
    '(?! (?:education|known|off|part|world|and|than \\d))',
  ),
  ...exchanges(CHANGES, '', '(?! (?:to|up|out|as)\\b)'),
  ...exchanges(FALLS, '', BEHIND_A_FALL),
  ...exchanges(QUALITIES, BEFORE_A_QUALITY, '(?! (?:as|enough)\\b)'),
  ...exchanges(
    SIDES,
    '(?<!\\b(?:named|look|looked|looking|sought|take|takes|modelled|day|year|soon|ever|ages|one|up) )',
    '(?! (?:all|that|which|whom|hand|each|by|him|her|them|it)\\b)(?!-)(?![.,;])',
  ),
  {
    from: 'more',
    to: 'less',
    where:
      /(?<!\b(?:no|any|once|and|even|or|what is|one) )\b(more)(?= \p{Ll}+ly\b| than (?:if|when)\b| \p{Ll}*(?:ful|ive|ous|al|ant|ent|able|ible|ic|ed) )/u,
  },
  {
    from: 'less',
    to: 'more',
    where:
      /(?<!\b(?:no|and|or|much) )\b(less)(?= \p{Ll}+ly\b| than (?:if|when)\b| \p{Ll}*(?:ful|ive|ous|al|ant|ent|able|ible|ic|ed) )/u,
  },
  { from: 'fewer', to: 'more', where: /(?<!no )\b(fewer)(?= \p{Ll}+s\b)/u },
  { from: 'quickly', to: 'slowly', where: /(?<!more )\b(quickly)(?=[.,])/u },
  {
    from: 'most',
    to: 'least',
    where: /(?<=\bthe )(most)(?= \p{Ll}*(?:ful|ive|ous|al|ant|ent|able|ible|ic|mon) )/u,
  },
  { from: 'Most', to: 'Few', where: /^(Most)(?= \p{Ll}+s\b)/u },
  { from: 'Most', to: 'Very little', where: /^(Most)(?= \p{Ll}+[^s\P{Ll}] (?:in|of|is|comes)\b)/u },
  {
    from: 'the same',
    to: 'a different',
    where:
      /(?<=\b(?:in|at|of|with|for|by|from|have|has|had) )(the same)(?= (?!(?:time|way|year|day)\b)\p{Ll}+[^s\P{Ll}][ .,])/u,
  },
  {
    from: 'the same',
    to: 'different',
    where:
      /(?<=\b(?:in|at|of|with|for|by|from|have|has|had) )(the same)(?= (?:\p{Ll}+ )?\p{Ll}+s[ .,])/u,
  },
  ...PARTS.map(([from, to]) => ({
    from,
    to,
    where: new RegExp(`(?<!\\p{L}-?)(${from})(?= of\\b)`, 'u'),
  })),
];

/** What makes the opposite of a sentence no certain falsehood. */
const UNCERTAIN = /\b(?:some|sometimes|several|neither|nor|regardless)\b|^Certain\b/i;
const UNCERTAIN_BEFORE =
  /\b(?:not|never|no|without|unlike|may|might|could|would|perhaps|possibly|probably|either|seems?|appears?|whether)\b|n['’]t\b/i;

/** The last word of a sentence by whose exchange it is certainly false, and where it stands; undefined where there is none. */
export function oppositeIn(
  sentence: string,
): { readonly at: number; readonly word: string } | undefined {
  if (UNCERTAIN.test(sentence) || /[?]/.test(sentence)) return undefined;
  const found = EXCHANGES.flatMap(({ from, to, where }) => {
    if (!sentence.includes(from)) return [];
    const at = sentence.match(where)?.index;
    const count =
      sentence.toLowerCase().split(new RegExp(`\\b(?:${from}|${to})\\b`, 'i')).length - 1;
    return at === undefined || count !== 1 || UNCERTAIN_BEFORE.test(sentence.slice(0, at))
      ? []
      : [{ at, word: from }];
  });
  return found.sort((a, b) => b.at - a.at)[0] ?? pairIn(sentence);
}

const TWO_COMPARED = /(?<!\p{L})(\p{Ll}+) and (\p{Ll}+)(?=[.,])/u;
const OPPOSITES = new Map(pairs(COMPARED));

/** "faster and better": both are exchanged. */
function pairIn(sentence: string): { readonly at: number; readonly word: string } | undefined {
  const match = TWO_COMPARED.exec(sentence);
  return match === null || exchangedPair(match[0]) === undefined || UNCERTAIN_BEFORE.test(sentence)
    ? undefined
    : { at: match.index, word: match[0] };
}

function exchangedPair(words: string): string | undefined {
  const [first, second] = words.split(' and ').map((word) => OPPOSITES.get(word));
  return first === undefined || second === undefined ? undefined : `${first} and ${second}`;
}

/** The sentence with a word of it exchanged for its opposite; undefined where it has none. */
export function withOpposite(sentence: string, at: number, word: string): string | undefined {
  const to =
    exchangedPair(word) ??
    EXCHANGES.find(({ from, where }) => from === word && sentence.match(where)?.index === at)?.to;
  if (to === undefined) return undefined;
  const before = sentence
    .slice(0, at)
    .replace(/\b([Aa])n? $/, (_, a: string) => (/^[aeiou]/.test(to) ? `${a}n ` : `${a} `));
  return before + to + sentence.slice(at + word.length);
}
