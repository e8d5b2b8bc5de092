type Form = { readonly form: string };

/**
 * The forms that a text's words would have inside a sentence. A capital at the start of a sentence says nothing; but
 * where the same text has the word in small letters elsewhere, and never with a capital inside a sentence, it is no
 * name: `Iodine is …` beside `of iodine`. Other forms stay.
 */
export function trueCase(sentences: readonly (readonly Form[])[]): string[][] {
  const inside = new Set<string>();
  for (const sentence of sentences)
    for (let at = firstWord(sentence) + 1; at < sentence.length; at++)
      inside.add(sentence[at]!.form);
  return sentences.map((sentence) => {
    const opening = firstWord(sentence);
    return sentence.map(({ form }, at) => {
      if (at !== opening || inside.has(form)) return form;
      const small = form.toLowerCase();
      return inside.has(small) ? small : form;
    });
  });
}

/** The place of the first word that has a letter. */
function firstWord(sentence: readonly Form[]): number {
  return sentence.findIndex(({ form }) => /\p{L}/u.test(form));
}
