const REFUSED: readonly { pattern: RegExp; what: string }[] = [
  { pattern: /^collection\.apkg$/i, what: 'a file of this name' },
  { pattern: /^backup-.*\.apkg$/i, what: 'a file whose name begins with "backup-"' },
  { pattern: /\.colpkg$/i, what: 'a .colpkg file' },
];

/**
 * Why a package must not have this name, as one sentence, or undefined if it may: Anki's importer
 * takes some names for a backup and replaces the whole collection (qt/aqt/import_export/importing.py).
 */
export function refusedName(path: string): string | undefined {
  const name = path.split(/[\\/]/).at(-1) ?? path;
  const refused = REFUSED.find(({ pattern }) => pattern.test(name));
  if (refused === undefined) return undefined;
  return `${name} is refused: Anki would replace the whole collection when it imports ${refused.what}; write another name that ends in .apkg, for example deck.apkg.`;
}
