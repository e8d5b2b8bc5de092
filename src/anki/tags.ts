import { withoutLoneSurrogates } from './field-text.ts';

/**
 * Tags as Anki keeps them: in order, each once whatever its case, without the characters that Anki
 * does not allow. White space inside a tag becomes an underscore, since it separates tags.
 */
export function normaliseTags(tags: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const tag of tags.map(normaliseTag)) {
    const key = tag.toLowerCase();
    if (tag !== '' && !byKey.has(key)) byKey.set(key, tag);
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tag]) => tag);
}

/** `::` makes a hierarchy, whose levels must not be empty (rslib/src/tags/register.rs). */
function normaliseTag(tag: string): string {
  return withoutLoneSurrogates(tag)
    .normalize('NFC')
    .split('::')
    .map((level) =>
      level
        .trim()
        .replace(/\s+/gu, '_')
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
        .replace(/[\x00-\x1f\x7f"]/g, ''),
    )
    .filter((level) => level !== '')
    .join('::');
}

/** The tags in one column, with a space at each end: Anki searches for ` tag ` and would miss the outer ones. */
export function tagColumn(tags: readonly string[]): string {
  return tags.length === 0 ? '' : ` ${tags.join(' ')} `;
}
