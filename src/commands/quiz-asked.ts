/** What a question asks for, by the noun behind "which" or "what" or by "who" and "where". */
const ASKED: readonly (readonly [type: string, words: RegExp])[] = [
  [
    'person',
    /^(?:who|whom|whose|person|leader|man|woman|king|queen|scientist|chemist|researcher|author|writer|player|quarterback|general|architect|director|translator|artist|actor|actress|singer|president|emperor|politician|inventor|philosopher|poet|founder|coach|ruler|member|physicist|explorer|composer|painter|minister)$/,
  ],
  [
    'organization',
    /^(?:company|firm|organi[sz]ation|party|team|club|university|agency|band|corporation|newspaper|bank|institution|entity|college|network|brand)$/,
  ],
  ['country', /^(?:country|nation)$/],
  [
    'place',
    /^(?:where|city|town|region|area|place|location|province|county|island|district|neighbou?rhood|suburb)$/,
  ],
];

/** A name's type as the question has it, which knows better than the look of the name; of a narrower noun its own. */
export function asAsked(type: string, answer: string, question: string): string {
  const bare = answer.replace(/^(?:(?:in|at|on|from|to|of|by) )?(?:the )?/i, '');
  if (type.startsWith('noun:') || !/^\p{Lu}/u.test(bare)) return type;
  const noun = askedNoun(question)?.toLowerCase();
  if (noun === undefined) return type;
  const found = ASKED.find(([, words]) => words.test(noun))?.[0];
  // Countries, places and companies are asked for by "who" and "where" too.
  if (/^(?:who|whom|whose|where)$/.test(noun) && !type.startsWith('name:')) return type;
  if (found === 'person' && /^the |s$/i.test(answer)) return type;
  if (found === 'place' && type === 'country') return type;
  return found ?? `asked:${noun.replace(/s$/, '')}`;
}

/** "party" of "Which party …", "What is the name of the party …" and "What was the largest party in …". */
function askedNoun(question: string): string | undefined {
  const text = question.charAt(0).toLowerCase() + question.slice(1);
  const [, named] =
    /\bnames? of (?:(?:the|an?) )?(.+?)(?:$| (?:of|that|who|which|in|to|for|from|on|at|with|when|where|by)\b|[,?])/u.exec(
      text,
    ) ?? [];
  const [, defined] =
    /\bwhat (?:is|was|are|were) (?:another|the|an?) (.+?)(?:$| (?:of|that|who|which|in|to|for|from|on|at|aside|with|when|where|by)\b|[,?])/u.exec(
      text,
    ) ?? [];
  const [, which] =
    /\b(?:which|what) ((?:\p{Lu}[\p{L}']* )*(?:\p{L}+ ){0,2}?\p{Ll}+)\b/u.exec(text) ?? [];
  const [who] = /^(?:who|whom|whose|where)\b|(?<=^\p{L}+ )(?:whom|whose)\b/u.exec(text) ?? [];
  const phrase =
    named ?? defined ?? (which !== undefined && !NO_NOUN.test(which) ? which : undefined);
  const noun = phrase
    ?.split(' ')
    .filter((word) => /^\p{Ll}+$/u.test(word))
    .at(-1);
  return noun ?? who;
}

const NO_NOUN =
  /^(?:is|are|was|were|did|do|does|has|had|have|can|could|may|will|would|of|the|an?)\b/i;
