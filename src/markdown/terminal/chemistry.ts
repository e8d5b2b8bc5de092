import { subscript, superscript } from './tex-symbols.ts';

const PART =
  /(?<arrow><=>>?|<<=>|<->|->|<-)|\^\{(?<high>[^{}]*)\}|\^(?<charge>\d*[+-])|_\{(?<low>[^{}]*)\}|_(?<digit>\d)|(?<=[\p{L})\]])(?<count>\d+)|(?<=[\p{L})\]\d])(?<ion>[+-])(?=\s|$|\])|(?<dot>\s*[.*]\s*(?=\d*[A-Z]))|(?<rest>[\s\S])/gu;

const ARROWS: Readonly<Record<string, string>> = {
  '->': '⟶',
  '<-': '⟵',
  '<->': '⟷',
  '<=>': '⇌',
  '<=>>': '⇌',
  '<<=>': '⇌',
};

/** A formula of mhchem's `\ce`, such as `2H2 + O2 -> 2H2O`; undefined where it has more than is known here. */
export function chemistry(source: string): string | undefined {
  if (/[->]\[/.test(source)) return undefined;
  let out = '';
  for (const { groups } of source.trim().matchAll(PART)) {
    const part = partOf(groups ?? {});
    if (part === undefined) return undefined;
    out += part;
  }
  return out.replace(/ {2,}/g, ' ');
}

function partOf(groups: Readonly<Record<string, string | undefined>>): string | undefined {
  const { arrow, high, charge, low, digit, count, ion, dot, rest } = groups;
  if (arrow !== undefined) return ` ${ARROWS[arrow]} `;
  if (dot !== undefined) return '⋅';
  const raised = high ?? charge ?? ion;
  if (raised !== undefined) return superscript(raised);
  const lowered = low ?? digit ?? count;
  if (lowered !== undefined) return subscript(lowered);
  return rest !== undefined && /[\\${}^_]/.test(rest) ? undefined : rest;
}
