/** What HTML means in a text that is shown on a terminal. */
export interface Tags {
  /** What is shown in place of each piece: nothing, a line end, or the piece itself where it is not HTML that is used. */
  readonly shown: readonly string[];
  /** Names of the elements that are open after each piece, outermost first. */
  readonly openAfter: readonly (readonly string[])[];
}

const TAG = /^<(\/?)([a-z][a-z\d-]*)\b[^>]*>$/i;

/**
 * Takes tags out that come in pairs, `<b>…</b>`, and comments; `<br>` is a line end. A tag that is never closed is
 * shown, since it is what a card about HTML speaks of: "What does <b> do?".
 * @param pieces the HTML, in order; undefined for what is not HTML
 */
export function pairTags(pieces: readonly (string | undefined)[]): Tags {
  const shown = pieces.map((piece) => withoutComment(piece ?? ''));
  const partner = new Map<number, number>();
  const open: { name: string; at: number }[] = [];
  shown.forEach((piece, at) => {
    const [, slash, name] = TAG.exec(piece) ?? [];
    if (name === undefined) return;
    if (/^<br\b/i.test(piece)) shown[at] = '\n';
    else if (!slash) open.push({ name: name.toLowerCase(), at });
    else {
      const match = open.findLastIndex((one) => one.name === name.toLowerCase());
      if (match >= 0) partner.set(open[match]!.at, at);
      if (match >= 0) open.length = match;
    }
  });
  return { shown: withoutPairs(shown, partner), openAfter: openIn(shown, partner) };
}

function withoutComment(html: string): string {
  return html.replace(/<!--[\s\S]*?(?:-->|$)/g, '');
}

function withoutPairs(shown: readonly string[], partner: ReadonlyMap<number, number>): string[] {
  const paired = new Set([...partner].flat());
  return shown.map((piece, at) => (paired.has(at) ? '' : piece));
}

function openIn(shown: readonly string[], partner: ReadonlyMap<number, number>): string[][] {
  let names: { name: string; end: number }[] = [];
  return shown.map((piece, at) => {
    const end = partner.get(at);
    if (end !== undefined) names = [...names, { name: TAG.exec(piece)![2]!.toLowerCase(), end }];
    names = names.filter((one) => one.end > at);
    return names.map(({ name }) => name);
  });
}

/** More than this is no card's, and not worth reading. */
const MOST_HTML = 20_000;

/** The text of a block of HTML. */
export function htmlText(html: string): string {
  if (html.length > MOST_HTML) return html;
  const pieces = withoutComment(html)
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, '')
    .split(/(<\/?[a-z][^<>]*>)/i);
  const { shown } = pairTags(pieces.map((piece) => (piece.startsWith('<') ? piece : undefined)));
  return pieces
    .map((piece, at) => (piece.startsWith('<') ? shown[at] : piece))
    .join('')
    .replace(/[ \t]+/g, ' ')
    .replace(/\n\s*\n/g, '\n')
    .trim();
}
