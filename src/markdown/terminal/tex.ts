import { chemistry } from './chemistry.ts';
import { type Arguments, structureOf } from './tex-commands.ts';
import {
  fraction,
  isEmpty,
  joined,
  ordinary,
  row,
  symbol,
  type Tex,
  UnknownTex,
} from './tex-node.ts';
import { CHARACTERS, COMMANDS, IGNORED } from './tex-symbols.ts';

const TOKEN =
  /\\(?:text(?:rm|bf|it|tt|sf|normal|up)?|mbox|ce|operatorname\*?|begin|end)\s*\{(?:[^{}]|\{[^{}]*\})*\}|\\[a-zA-Z]+\*?|\\[\s\S]|%[^\n]*|\s+|[\s\S]/gu;
const NAMED = /^([a-z]+\*?)\s*\{([\s\S]*)\}$/;
const END = /^\\end\s*\{(.*)\}$/;
const DEEPEST = 60;

/** @throws UnknownTex */
export function parseTex(source: string): Tex {
  const tokens = (source.match(TOKEN) ?? []).filter((token) => !/^(\s|%)/.test(token));
  const reader = new Reader(tokens);
  const row = reader.row(() => false);
  if (!reader.isAtEnd) throw new UnknownTex(`${reader.next()} closes nothing`);
  return row;
}

const ENVIRONMENTS: ReadonlyMap<string, readonly [open: string, close: string]> = new Map([
  ['matrix', ['', '']],
  ['smallmatrix', ['', '']],
  ['array', ['', '']],
  ['pmatrix', ['(', ')']],
  ['bmatrix', ['[', ']']],
  ['Bmatrix', ['{', '}']],
  ['vmatrix', ['|', '|']],
  ['Vmatrix', ['‖', '‖']],
  ['cases', ['{', '']],
  ['rcases', ['', '}']],
]);
const ALIGNED = /^(?:aligned|align|alignedat|split|gather|gathered|equation|multline|eqnarray)$/;

class Reader implements Arguments {
  readonly #tokens: readonly string[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  next(): string {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new UnknownTex('the formula breaks off');
    this.#at += 1;
    return token;
  }

  #peek(): string | undefined {
    return this.#tokens[this.#at];
  }

  #eat(token: string): boolean {
    if (this.#peek() !== token) return false;
    this.#at += 1;
    return true;
  }

  /** Reads on until a token that ends the row, which is left. */
  row(ends: (token: string) => boolean): Tex {
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw new UnknownTex('nested too deep');
    const items: Tex[] = [];
    for (let token = this.#peek(); token !== undefined && !ends(token); token = this.#peek()) {
      if (token === '}' || token === '&' || token === '\\\\') break;
      if (/^\\(?:over|choose|atop)$/.test(token)) {
        this.next();
        const over = row(items.splice(0));
        const under = this.row(ends);
        items.push(fraction(over, under, token));
      } else if (token === '^' || token === '_' || token === "'")
        items.push(this.#scripts(items.pop() ?? row([])));
      else items.push(...this.#atom());
    }
    this.#depth -= 1;
    return row(items);
  }

  #scripts(base: Tex): Tex {
    let sub: Tex | undefined;
    let sup: Tex | undefined;
    for (;;) {
      if (this.#eat('_') && !sub) sub = this.argument();
      else if (this.#eat('^')) sup = joined(sup, this.argument());
      else if (this.#eat("'")) sup = joined(sup, symbol('′'));
      else break;
    }
    return { type: 'script', base, ...(sub ? { sub } : {}), ...(sup ? { sup } : {}) };
  }

  /** What a command or a script takes: a group or a single atom. */
  argument(): Tex {
    if (this.isAtEnd) throw new UnknownTex('an argument is missing');
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw new UnknownTex('nested too deep');
    const [first] = this.#eat('{') ? [this.#group()] : this.#atom();
    this.#depth -= 1;
    return first ?? row([]);
  }

  #group(): Tex {
    const inside = this.row((token) => token === '}');
    if (!this.#eat('}')) throw new UnknownTex('a brace is not closed');
    return inside;
  }

  /** What a command may be given in square brackets. */
  optional(): Tex | undefined {
    if (!this.#eat('[')) return undefined;
    const inside = this.row((token) => token === ']');
    if (!this.#eat(']')) throw new UnknownTex('a bracket is not closed');
    return inside;
  }

  /** One thing; nothing for a command without effect. */
  #atom(): Tex[] {
    const token = this.next();
    if (token === '{') return [ordinary(this.#group())];
    if (token === '^' || token === '_') throw new UnknownTex('a script on nothing');
    if (token.startsWith('\\')) return this.#command(token.slice(1));
    return [{ type: 'symbol', ...(CHARACTERS.get(token) ?? { kind: 'ordinary', text: token }) }];
  }

  #command(name: string): Tex[] {
    const named = NAMED.exec(name);
    if (named) return [this.#named(named[1]!, named[2]!)];
    if (name === 'left') return [this.#fence()];
    const structure = structureOf(name);
    if (structure) return [structure(this)];
    if (IGNORED.has(name)) return [];
    const known = COMMANDS.get(name);
    if (!known) throw new UnknownTex(`\\${name}`);
    return [{ type: 'symbol', ...known }];
  }

  #fence(): Tex {
    const open = this.#delimiter();
    const of = this.row((token) => token === '\\right');
    if (!this.#eat('\\right')) throw new UnknownTex('\\left is not closed');
    return { type: 'fence', open, close: this.#delimiter(), of };
  }

  #delimiter(): string {
    const token = this.next();
    if (token === '.') return '';
    if (token === '<' || token === '>') return token === '<' ? '⟨' : '⟩';
    if (!token.startsWith('\\')) return token;
    const known = COMMANDS.get(token.slice(1));
    if (!known) throw new UnknownTex(token);
    return known.text;
  }

  #named(command: string, inside: string): Tex {
    if (command === 'begin') return this.#environment(inside.replace('*', ''));
    if (command === 'ce') return symbol(chemistryOf(inside));
    const text = inside.replace(/\\([%&#$_{} ])/g, '$1');
    if (/[\\$]/.test(text) || command === 'end') throw new UnknownTex(inside);
    if (command === 'operatorname') return symbol(text, 'function');
    return symbol(text, command === 'operatorname*' ? 'big' : 'ordinary');
  }

  #environment(name: string): Tex {
    const fences = ENVIRONMENTS.get(name);
    if (!fences && !ALIGNED.test(name)) throw new UnknownTex(`\\begin{${name}}`);
    if (name === 'array' || name === 'alignedat') this.argument();
    const isEnd = (token: string) => END.exec(token)?.[1]?.replace('*', '') === name;
    const rows: Tex[][] = [[]];
    for (;;) {
      rows.at(-1)!.push(this.row(isEnd));
      if (this.#eat('&')) continue;
      if (!this.#eat('\\\\')) break;
      if (this.#peek() === '[') this.optional();
      rows.push([]);
    }
    if (!isEnd(this.next())) throw new UnknownTex(`\\begin{${name}} is not closed`);
    const [open, close] = fences ?? ['', ''];
    const kept = rows.filter((cells) => !cells.every(isEmpty));
    return { type: 'grid', open, close, isAligned: !fences, rows: kept };
  }
}

function chemistryOf(source: string): string {
  const text = chemistry(source);
  if (text === undefined) throw new UnknownTex(source);
  return text;
}
