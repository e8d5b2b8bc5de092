export function wordCount(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}

/** Content words of a text, lower-cased. */
export function contentWords(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? []).filter(
    (word) => !FUNCTION_WORDS.has(word),
  );
}

const FUNCTION_WORDS = new Set(
  `a an the of to in on at by for from with into and or but not is are was were be been being do does did has have had
  it its they their them he his him she her that which who whom what when where why how many much as than more most can
  could may might will would after before because since during between against through about over under such so this`.split(
    /\s+/,
  ),
);
