/** Text in lines and fields. */

/** A field of comma-separated values (RFC 4180), which no spreadsheet takes for a formula. */
export function csvField(text: string): string {
  const isFormula = /^['=+\-@\t\r]/.test(text) && !/^[+-]?[\d.]+$/.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
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
    row.push(field.startsWith("'") ? field.slice(1) : field);
    if (end !== ',') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}
