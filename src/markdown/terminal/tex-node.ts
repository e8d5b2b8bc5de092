import type { Kind } from './tex-symbols.ts';

/** A formula as a tree. */
export type Tex =
  | { readonly type: 'symbol'; readonly kind: Kind; readonly text: string }
  | { readonly type: 'row'; readonly items: readonly Tex[] }
  | { readonly type: 'script'; readonly base: Tex; readonly sub?: Tex; readonly sup?: Tex }
  | { readonly type: 'fraction'; readonly over: Tex; readonly under: Tex; readonly bar: boolean }
  | { readonly type: 'root'; readonly index?: Tex; readonly of: Tex }
  | { readonly type: 'accent'; readonly mark: string; readonly of: Tex }
  | { readonly type: 'alphabet'; readonly name: string; readonly of: Tex }
  | { readonly type: 'fence'; readonly open: string; readonly close: string; readonly of: Tex }
  | {
      readonly type: 'grid';
      readonly open: string;
      readonly close: string;
      /** Whether its columns are set right and left in turn, as those of `aligned`. */
      readonly isAligned: boolean;
      readonly rows: readonly (readonly Tex[])[];
    };

/** The formula has something that is not known here; its source is to be shown instead. */
export class UnknownTex extends Error {}

export function isEmpty(tex: Tex): boolean {
  return tex.type === 'row' && tex.items.every(isEmpty);
}

export function row(items: readonly Tex[]): Tex {
  return items.length === 1 ? items[0]! : { type: 'row', items };
}

export function symbol(text: string, kind: Kind = 'ordinary'): Tex {
  return { type: 'symbol', kind, text };
}

/** A sign in braces has no blanks around it: `1{,}000`. */
export function ordinary(tex: Tex): Tex {
  return tex.type === 'symbol' ? { ...tex, kind: 'ordinary' } : tex;
}

/** Something that takes its scripts above and below. */
export function big(tex: Tex): Tex {
  return tex.type === 'symbol' ? { ...tex, kind: 'big' } : tex;
}

export function joined(first: Tex | undefined, second: Tex): Tex {
  return first ? row([first, second]) : second;
}

export function fraction(over: Tex, under: Tex, command: string): Tex {
  if (command !== '\\choose') return { type: 'fraction', over, under, bar: command !== '\\atop' };
  const of: Tex = { type: 'fraction', over, under, bar: false };
  return { type: 'fence', open: '(', close: ')', of };
}
