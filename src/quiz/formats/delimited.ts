/** Text in lines and fields. */

/**
 * What is only read, so that a spreadsheet that may be between takes it for no formula and no quotation: a sign of no
 * width stands before it. Answers that a solver types must not have it.
 */
export function guarded(text: string): string {
  return /^["'=@+-]/.test(text) && !/^[+-]?[\d.,]+$/.test(text) ? `\u200B${text}` : text;
}

export function unguarded(field: string): string {
  return field.replace(/^\u200B(?=["'=@+-])/, '');
}

/** A field of comma-separated values (RFC 4180). */
export function csvField(text: string): string {
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csvLine(fields: readonly string[]): string {
  return fields.map(csvField).join(',');
}

/** Reads what csvLine wrote, whole files too. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const match of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    const [whole, quoted, bare = '', end] = match;
    if (whole === '' && row.length === 0) break;
    const field = quoted === undefined ? bare : quoted.replaceAll('""', '"');
    row.push(field);
    if (end !== ',') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}
