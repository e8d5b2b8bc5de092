import { big, fraction, row, symbol, type Tex } from './tex-node.ts';
import { ACCENTS, ALPHABET_NAMES } from './tex-symbols.ts';

/** Where a command finds what it is given. */
export interface Arguments {
  argument(): Tex;
  optional(): Tex | undefined;
}

type Structure = (given: Arguments) => Tex;

/** How a command makes a formula of what it is given; undefined if it is given nothing or not known. */
export function structureOf(name: string): Structure | undefined {
  const mark = Object.hasOwn(ACCENTS, name) ? ACCENTS[name] : undefined;
  if (mark !== undefined) return (given) => ({ type: 'accent', mark, of: given.argument() });
  const alphabet = Object.hasOwn(ALPHABET_NAMES, name) ? ALPHABET_NAMES[name] : undefined;
  if (alphabet !== undefined)
    return (given) => ({ type: 'alphabet', name: alphabet, of: given.argument() });
  return STRUCTURES.get(name);
}

const STRUCTURES: ReadonlyMap<string, Structure> = new Map([
  ...named('frac dfrac tfrac cfrac', (given) => overUnder(given, '')),
  ...named('binom dbinom tbinom', (given) => overUnder(given, '\\choose')),
  ...named('sqrt', (given) => {
    const index = given.optional();
    return { type: 'root', ...(index ? { index } : {}), of: given.argument() };
  }),
  ...named('pmod', (given) => row([symbol(' (mod '), given.argument(), symbol(')')])),
  ...named('tag', (given) => row([symbol('   ('), given.argument(), symbol(')')])),
  ...named('boxed fbox', (given) => ({
    type: 'fence',
    open: '[',
    close: ']',
    of: given.argument(),
  })),
  ...named('overset stackrel', (given) => {
    const sup = given.argument();
    return { type: 'script', base: big(given.argument()), sup };
  }),
  ...named('underset', (given) => {
    const sub = given.argument();
    return { type: 'script', base: big(given.argument()), sub };
  }),
  ...named('xrightarrow', (given) => arrow(given, '⟶')),
  ...named('xleftarrow', (given) => arrow(given, '⟵')),
  ...named('overbrace underbrace', (given) => big(given.argument())),
  ...named('substack', (given) => given.argument()),
  ...named('textcolor', (given) => {
    given.argument();
    return given.argument();
  }),
  ...named('phantom hphantom vphantom hspace vspace label color', (given) => {
    given.argument();
    return row([]);
  }),
]);

function named(names: string, structure: Structure): [string, Structure][] {
  return names.split(' ').map((name) => [name, structure]);
}

function overUnder(given: Arguments, command: string): Tex {
  const over = given.argument();
  return fraction(over, given.argument(), command);
}

function arrow(given: Arguments, sign: string): Tex {
  const sub = given.optional();
  return {
    type: 'script',
    base: symbol(sign, 'big'),
    ...(sub ? { sub } : {}),
    sup: given.argument(),
  };
}
