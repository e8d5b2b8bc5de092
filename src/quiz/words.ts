/** Comparing texts as their readers would. All texts are plain. */

const STOP: ReadonlySet<string> = new Set(
  `a an the this that these those of in on at by for from to into onto with without as than then and or but nor so if
  is are was were be been being am do does did done has have had having will would can could may might shall should must
  not no it its he him his she her they them their we us our you your i me my who whom whose which what when where why how
  there here about over under between among through during before after since until up down out off all any some each both
  more most other such only own same too very also just one two`.split(/\s+/),
);

/** Without case, accents, punctuation and double spaces: "Évariste  Galois." → "evariste galois". */
export function normalised(text: string): string {
  let known = memory.get(text);
  if (known === undefined) {
    if (memory.size >= REMEMBERED) memory.clear();
    known = normalise(text);
    memory.set(text, known);
  }
  return known;
}

/** The rules compare the same few texts over and over. */
const memory = new Map<string, string>();
const REMEMBERED = 20_000;

function normalise(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%$£€+#.,/-]+/gu, ' ')
    .replace(/(?<!\d)[.,]|[.,](?!\d)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

export function wordsOf(text: string): string[] {
  return normalised(text)
    .split(/[\s/-]+/)
    .filter(Boolean);
}

/** Words that carry meaning, each in a rough stem, so that "bombs" and "bomb" are one. */
export function contentWords(text: string): Set<string> {
  return new Set(
    wordsOf(text)
      .filter((word) => !STOP.has(word))
      .map(rootOf),
  );
}

function rootOf(word: string): string {
  if (word.length <= 3 || /\d/.test(word)) return word;
  return word.replace(/(?:ies|ied)$/, 'y').replace(/(?:ing|ed|es|s|e)$/, '');
}

/** Whether a text has another in it, as whole words. */
export function hasPhrase(text: string, part: string): boolean {
  const wanted = normalised(part);
  return wanted !== '' && ` ${normalised(text)} `.includes(` ${wanted} `);
}

/** Share of the words of `part` that are among those of `whole`, 0 to 1. */
export function coverage(part: ReadonlySet<string>, whole: ReadonlySet<string>): number {
  if (part.size === 0) return 0;
  let shared = 0;
  for (const word of part) if (whole.has(word)) shared += 1;
  return shared / part.size;
}

const ARTICLE = /^(?:the|an?)\s+/i;

export function withoutArticle(text: string): string {
  return text.replace(ARTICLE, '');
}

/** `the`, `a` or nothing: options must agree in it. */
export function articleOf(text: string): 'the' | 'a' | '' {
  const [article = ''] = ARTICLE.exec(text) ?? [];
  const word = article.trim().toLowerCase();
  return word === 'the' ? 'the' : word === '' ? '' : 'a';
}

/** First letter large, as at the start of an answer. */
export function capitalised(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}

/** What points at something else, or is cut out of its sentence, and so is no option. */
const WEAK =
  /['’]s?$|\b(?:other|certain|single|particular|such|same|following|various|several|own|more|much|many|few|fewer|some|entire|whole|certain|given|new|first|last|next|latter|former|second|third|many|most)\b|["“”'’]\s|\uFFFC|\bFigure\b|\d/i;

export function isVague(text: string): boolean {
  return WEAK.test(text);
}
