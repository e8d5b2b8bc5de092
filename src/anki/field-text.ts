/**
 * A field's HTML as Anki stores it: NFC, and without control characters other than new line and tab.
 * The unit separator among them would split the field in two and fail the whole import.
 */
export function cleanField(html: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const printable = html.replace(/[\x00-\x08\x0b-\x1f\x7f]/g, '');
  return withoutLoneSurrogates(printable).normalize('NFC');
}

/** Half a character has no UTF-8 and would be stored as bytes that Anki cannot read. */
export function withoutLoneSurrogates(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

const MEDIA_TAG =
  /<(?:img|audio|video|object|source)\b[^>]*?\b(?:src|data)=(?:"([^"]+)"|'([^']+)'|([^ >]+))[^>]*>/gi;
const MARKUP =
  /<!--[\s\S]*?-->|<style[\s\S]*?>[\s\S]*?<\/style>|<script[\s\S]*?>[\s\S]*?<\/script>|<[\s\S]*?>/gi;

/**
 * What Anki sorts and compares by: the text of a field without its markup, media kept as their file
 * names (rslib/src/text.rs, `strip_html_preserving_media_filenames`). Anki reckons it anew when it
 * imports, so entities rarer than ours do no harm.
 */
export function plainText(html: string): string {
  const text = html
    .replace(MEDIA_TAG, (_tag, double, single, bare) => ` ${double ?? single ?? bare} `)
    .replace(MARKUP, '');
  return text.includes('&') ? decodeEntities(text).replaceAll('\u00a0', ' ') : text;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z][a-z\d]*));/gi;

/** Like Anki, all or nothing: a single `&` that begins no entity leaves the whole text as it is. */
function decodeEntities(text: string): string {
  const isSound = !text.replace(ENTITY, '').includes('&');
  if (!isSound) return text;
  return text.replace(ENTITY, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : whole;
  });
}
