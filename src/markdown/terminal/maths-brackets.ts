/** Whether it has an operator outside brackets. */
export function isSum(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if ('([{⟨'.includes(sign)) depth += 1;
    if (')]}⟩'.includes(sign)) depth -= 1;
    if (depth <= 0 && ' +−/'.includes(sign)) return true;
  }
  return false;
}

/** Whether a fraction line takes all of it: a number, a letter with its scripts, a differential, `f(x)`. */
export function isDivisor(text: string): boolean {
  return DIVISOR.test(text) || isBracketed(text);
}

const DIVISOR =
  /^(?:[\p{Nd}.,]+|\p{Nd}*!|[∂dΔδ√]?\p{L}\p{M}*[\p{No}\p{Lm}′₀-₉⁺⁻₊₋]*(?:\([^()]*\))?|√\([^()]*\)|\p{L}{3,})$/u;

/** Brackets around what a script would otherwise take in part only. */
export function parenthesised(text: string): string {
  return SINGLE.test(text) || isBracketed(text) ? text : `(${text})`;
}

const SINGLE = /^(?:.\p{M}*|[\p{L}\p{M}]+|[\p{Nd}.,]+)$/su;

function isBracketed(text: string): boolean {
  return /^\([^()]*\)$/.test(text);
}
