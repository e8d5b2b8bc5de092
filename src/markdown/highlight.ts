import type { ElementContent } from 'hast';

/** Code in a language → its text in spans of highlight.js's classes; undefined for a language that is not known. */
export type Highlight = (code: string, language: string) => ElementContent[] | undefined;

/** Longer code is data. UTF-16 units. */
const LONGEST = 20_000;

/** Loads the highlighter, some 40 languages, in a tenth of a second. */
export async function loadHighlight(): Promise<Highlight> {
  const { common, createLowlight } = await import('lowlight');
  const lowlight = createLowlight(common);
  return (code, language) => {
    // Spans would part the signs of a gap.
    if (code.length > LONGEST || code.includes('{{') || !lowlight.registered(language))
      return undefined;
    return lowlight.highlight(language, code).children as ElementContent[];
  };
}

/** Whether a field has code in a language. */
export function hasCode(markdown: string): boolean {
  return /^[ \t]*(?:`{3,}|~{3,})[ \t]*[\w+#-]/m.test(markdown);
}
