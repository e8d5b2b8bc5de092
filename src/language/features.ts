/** Feature templates as data: a template names the atoms whose values it joins, `S0.word N0.tag`, and becomes one 32-bit hash per configuration. */

/** Templates compiled against a list of atom names: for each template its length, then the places of its atoms. */
export interface Templates {
  readonly code: Uint16Array;
  readonly count: number;
}

/**
 * Compiles templates.
 * @throws Error if a template names an atom that is not in `atomNames`; a mistake in our own tables.
 */
export function compileTemplates(templates: readonly string[], atomNames: readonly string[]) {
  const places = new Map(atomNames.map((name, place) => [name, place]));
  const code = templates.flatMap((template) => {
    const atoms = template.split(' ').map((name) => {
      const place = places.get(name);
      if (place === undefined) throw new Error(`No atom is called ${name} in "${template}".`);
      return place;
    });
    return [atoms.length, ...atoms];
  });
  return { code: Uint16Array.from(code), count: templates.length } satisfies Templates;
}

/**
 * Writes the hash of each template whose atoms are all present (not 0) to `into`, which holds at least `templates.count`.
 * @returns how many were written.
 */
export function hashTemplates(templates: Templates, atoms: Int32Array, into: Uint32Array): number {
  const { code } = templates;
  let count = 0;
  for (let at = 0, number = 1; at < code.length; number++) {
    const end = at + 1 + code[at]!;
    let hash = Math.imul(number, 0x9e3779b1);
    for (at++; at < end; at++) {
      const atom = atoms[code[at]!]!;
      if (atom === 0) break;
      hash = Math.imul(hash ^ atom, 0x85ebca6b);
      hash ^= hash >>> 15;
    }
    // The last multiplication spreads the hash into its upper bits, which choose the bucket.
    if (at === end) into[count++] = Math.imul(hash, 0xc2b2ae35) >>> 0;
    at = end;
  }
  return count;
}

/** A 32-bit FNV-1a hash of UTF-16 units, never 0: 0 means that an atom is absent. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  return hash === 0 ? 1 : hash;
}
