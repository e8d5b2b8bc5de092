import { createInterface, emitKeypressEvents, type Key } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

export type Keyboard = Readable & {
  readonly isTTY?: boolean;
  readonly setRawMode?: (isRaw: boolean) => unknown;
};

export type Display = Writable & { readonly columns?: number; readonly rows?: number };

/** What to show on a display of so many columns and rows. */
export type Picture = (columns: number, rows: number) => string;

const ENTER = '\x1b[?1049h\x1b[?25l';
const LEAVE = '\x1b[?25h\x1b[?1049l';
const CLEAR = '\x1b[H\x1b[2J';
const SHOW_CURSOR = '\x1b[?25h';
const HIDE_CURSOR = '\x1b[?25l';

/** After these the program ends as if they had not been caught. */
const SIGNALS = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const;

/**
 * A screen of its own, read key by key. Whatever ends the program, what stood on the terminal before
 * is there again.
 */
export class Terminal {
  readonly #input: Keyboard;
  readonly #output: Display;
  readonly #typed: string[] = [];
  #wanted: ((key: string) => void) | undefined;
  #picture: Picture = () => '';
  #isOpen = false;

  constructor(input: Keyboard, output: Display) {
    this.#input = input;
    this.#output = output;
    emitKeypressEvents(input);
    this.#enter();
    output.on('resize', this.#draw);
    input.on('end', this.#hungUp);
    process.on('exit', this.#leave);
    for (const signal of SIGNALS) process.on(signal, this.#killed);
  }

  close(): void {
    this.#leave();
    this.#output.off('resize', this.#draw);
    this.#input.off('end', this.#hungUp);
    process.off('exit', this.#leave);
    for (const signal of SIGNALS) process.off(signal, this.#killed);
  }

  /** Shows a picture, and again whenever the terminal changes its size. */
  show(picture: Picture): void {
    this.#picture = picture;
    this.#draw();
  }

  /** The next key: its character, or `ctrl-c`, `return`, `escape`, `up`; `ctrl-d` too when there is no more. */
  key(): Promise<string> {
    const typed = this.#typed.shift();
    if (typed !== undefined) return Promise.resolve(typed);
    return new Promise((resolve) => {
      this.#wanted = resolve;
    });
  }

  /** Lets a line be edited below the picture; undefined where it was given up with Escape, Ctrl-C or Ctrl-D. */
  async line(prompt: string, text: string): Promise<string | undefined> {
    this.#input.off('keypress', this.#pressed);
    this.#output.write(SHOW_CURSOR);
    const edited = await edit(this.#input, this.#output, prompt, text);
    this.#output.write(HIDE_CURSOR);
    this.#listen();
    return edited;
  }

  /** Does work that needs the terminal for itself, as an editor does. */
  outside<T>(work: () => T): T {
    this.#leave();
    try {
      return work();
    } finally {
      this.#enter();
    }
  }

  #enter(): void {
    this.#isOpen = true;
    this.#output.write(ENTER);
    this.#listen();
  }

  readonly #leave = (): void => {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#input.off('keypress', this.#pressed);
    this.#input.setRawMode?.(false);
    this.#input.pause();
    this.#output.write(LEAVE);
  };

  #listen(): void {
    this.#input.setRawMode?.(true);
    this.#input.on('keypress', this.#pressed);
    this.#input.resume();
  }

  readonly #draw = (): void => {
    if (!this.#isOpen) return;
    const { columns = 80, rows = 24 } = this.#output;
    this.#output.write(CLEAR + this.#picture(columns, rows));
  };

  readonly #pressed = (character: string | undefined, key: Key): void =>
    this.#give(nameOf(character, key));

  readonly #hungUp = (): void => this.#give('ctrl-d');

  #give(key: string): void {
    const wanted = this.#wanted;
    this.#wanted = undefined;
    if (wanted === undefined) this.#typed.push(key);
    else wanted(key);
  }

  readonly #killed = (signal: NodeJS.Signals): void => {
    this.close();
    process.kill(process.pid, signal);
  };
}

function nameOf(character: string | undefined, { name, ctrl }: Key): string {
  if (ctrl && name !== undefined) return `ctrl-${name}`;
  const isPrinted = character !== undefined && character > ' ';
  return isPrinted ? character : (name ?? character ?? '');
}

function edit(
  input: Keyboard,
  output: Display,
  prompt: string,
  text: string,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const line = createInterface({ input, output, terminal: true, historySize: 0 });
    const giveUp = (_: string | undefined, { name }: Key) => {
      if (name === 'escape') line.close();
    };
    input.on('keypress', giveUp);
    line.on('SIGINT', () => line.close());
    line.on('close', () => {
      input.off('keypress', giveUp);
      resolve(undefined);
    });
    line.question(prompt, (answer) => {
      resolve(answer);
      line.close();
    });
    line.write(text);
  });
}
