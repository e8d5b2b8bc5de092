/** English verb forms that a question needs and its sentence does not have. */

/** Third person singular present of a verb: carry → carries, go → goes. */
export function thirdPerson(lemma: string): string {
  const irregular = { be: 'is', have: 'has', do: 'does', go: 'goes' }[lemma];
  if (irregular !== undefined) return irregular;
  if (/(s|x|z|ch|sh|o)$/.test(lemma)) return `${lemma}es`;
  if (/[^aeiou]y$/.test(lemma)) return `${lemma.slice(0, -1)}ies`;
  return `${lemma}s`;
}

/** The form of do that carries the tense of a finite verb with this Penn tag; "overthrew", whatever its tag, is no present. */
export function doSupport(xpos: string, form: string): 'did' | 'does' | 'do' {
  if (xpos === 'VBD' || (xpos === 'VBZ' && !/s$/i.test(form))) return 'did';
  return xpos === 'VBZ' ? 'does' : 'do';
}

/** Full forms of contracted auxiliaries, by form and lemma: `'s` is *is* or *has*. */
export function fullAuxiliary(form: string, lemma: string): string {
  const lower = form.toLowerCase().replace('’', "'");
  if (lower === "'s") return lemma === 'have' ? 'has' : 'is';
  return CONTRACTED[lower] ?? lower;
}

const CONTRACTED: Readonly<Record<string, string>> = {
  "'re": 'are',
  "'m": 'am',
  "'ve": 'have',
  "'ll": 'will',
  "'d": 'would',
  ca: 'can',
  wo: 'will',
  sha: 'shall',
  "n't": 'not',
  nt: 'not',
};

/** A plural or first-person finite form made to agree with "who" or "what", which take the singular. */
export function agreeWithSingular(form: string, lemma: string, xpos: string): string {
  if (lemma === 'be') return { are: 'is', were: 'was', am: 'is' }[form.toLowerCase()] ?? form;
  if (xpos === 'VBP') return thirdPerson(lemma);
  return form;
}
