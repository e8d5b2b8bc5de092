import { createInterface, emitKeypressEvents, type Interface, type Key } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

export type Keyboard = Readable & {
  readonly isTTY?: boolean;
  readonly setRawMode?: (isRaw: boolean) => unknown;
};

export type Display = Writable & { readonly columns?: number; readonly rows?: number };

/** A line that was entered, or the key that gave it up. */
export type Line = { readonly text: string } | { readonly key: 'escape' | 'ctrl-c' | 'ctrl-d' };

/** What to show on a display of so many columns and rows. */
export type Picture = (columns: number, rows: number) => string;

const ENTER = '\x1b[?1049h\x1b[?25l';
const LEAVE = '\x1b[?25h\x1b[?1049l';
const CLEAR = '\x1b[H\x1b[2J';
const SHOW_CURSOR = '\x1b[?25h';
const HIDE_CURSOR = '\x1b[?25l';

/** After these the program ends as if they had not been caught. */
const SIGNALS = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const;

/** Windows has no jobs to stop. */
const HAS_JOBS = process.platform !== 'win32';

/** A program that is in no shell's job is not stopped, though it asked for it; then it goes on after so many milliseconds. */
const STOPPED_BY_NOW = 100;

/**
 * A screen of its own, read key by key. Whatever ends or stops the program, what stood on the terminal
 * before is there again.
 */
export class Terminal {
  readonly #input: Keyboard;
  readonly #output: Display;
  readonly #typed: string[] = [];
  #wanted: ((key: string) => void) | undefined;
  #picture: Picture = () => '';
  #isOpen = false;
  #line: Interface | undefined;
  #waiting: NodeJS.Timeout | undefined;

  constructor(input: Keyboard, output: Display) {
    this.#input = input;
    this.#output = output;
    emitKeypressEvents(input);
    this.#enter();
    output.on('resize', this.#draw);
    input.on('end', this.#hungUp);
    process.on('exit', this.#leave);
    // What Node says of a defect is to be read on the screen that stays.
    process.on('uncaughtExceptionMonitor', this.#leave);
    process.on('SIGCONT', this.#resumed);
    for (const signal of SIGNALS) process.on(signal, this.#killed);
  }

  close(): void {
    this.#leave();
    this.#output.off('resize', this.#draw);
    this.#input.off('end', this.#hungUp);
    process.off('exit', this.#leave);
    process.off('uncaughtExceptionMonitor', this.#leave);
    process.off('SIGCONT', this.#resumed);
    clearTimeout(this.#waiting);
    for (const signal of SIGNALS) process.off(signal, this.#killed);
  }

  /** Shows a picture, and again whenever the terminal changes its size. */
  show(picture: Picture): void {
    this.#picture = picture;
    this.#draw();
  }

  /** The next key: its character, or `ctrl-c`, `return`, `space`, `escape`, `up`; `ctrl-d` too when there is no more. */
  key(): Promise<string> {
    const typed = this.#typed.shift();
    if (typed !== undefined) return Promise.resolve(typed);
    return new Promise((resolve) => {
      this.#wanted = resolve;
    });
  }

  /** Lets a line be edited below the picture. */
  async line(prompt: string, text: string): Promise<Line> {
    this.#input.off('keypress', this.#pressed);
    this.#output.write(SHOW_CURSOR);
    this.#line = createInterface({
      input: this.#input,
      output: this.#output,
      terminal: true,
      historySize: 0,
    });
    this.#line.on('SIGTSTP', () => this.#stop(0));
    const line = await edit(this.#line, this.#input, prompt, text);
    this.#line = undefined;
    this.#output.write(HIDE_CURSOR);
    this.#listen();
    return line;
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
    // Not while an editor runs: that stops its whole job, of which this program is to be a part.
    if (HAS_JOBS) process.on('SIGTSTP', this.#stopped);
    this.#output.write(ENTER);
    this.#listen();
  }

  readonly #leave = (): void => {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    process.off('SIGTSTP', this.#stopped);
    this.#input.off('keypress', this.#pressed);
    this.#input.setRawMode?.(false);
    this.#input.pause();
    this.#output.write(LEAVE);
  };

  #listen(): void {
    this.#input.setRawMode?.(true);
    this.#input.off('keypress', this.#pressed);
    this.#input.on('keypress', this.#pressed);
    this.#input.resume();
  }

  readonly #draw = (): void => {
    if (!this.#isOpen) return;
    // A terminal that does not know its size says that it has none.
    const { columns, rows } = this.#output;
    this.#output.write(CLEAR + this.#picture(columns || 80, rows || 24));
  };

  readonly #pressed = (character: string | undefined, key: Key): void => {
    const name = nameOf(character, key);
    if (name === 'ctrl-z' && HAS_JOBS) this.#stop(0);
    else this.#give(name);
  };

  readonly #hungUp = (): void => this.#give('ctrl-d');

  #give(key: string): void {
    const wanted = this.#wanted;
    this.#wanted = undefined;
    if (wanted === undefined) this.#typed.push(key);
    else wanted(key);
  }

  readonly #stopped = (): void => this.#stop(process.pid);

  /** @param job the process to stop; 0 is all that the shell started as one */
  #stop(job: number): void {
    this.#leave();
    process.kill(job, 'SIGTSTP');
    this.#waiting = setTimeout(this.#resumed, STOPPED_BY_NOW);
  }

  readonly #resumed = (): void => {
    clearTimeout(this.#waiting);
    // A shell that was there in the meantime has set the terminal to what it needs.
    if (this.#isOpen) this.#input.setRawMode?.(false);
    else this.#enter();
    this.#input.setRawMode?.(true);
    this.#draw();
    const line = this.#line;
    if (line === undefined) return;
    this.#input.off('keypress', this.#pressed);
    this.#output.write(SHOW_CURSOR);
    line.prompt(true);
  };

  readonly #killed = (signal: NodeJS.Signals): void => {
    this.close();
    process.kill(process.pid, signal);
  };
}

function nameOf(character: string | undefined, { name, ctrl }: Key): string {
  if (ctrl && name !== undefined) return `ctrl-${name}`;
  if (name === 'enter') return 'return';
  const isPrinted = character !== undefined && character > ' ';
  return isPrinted ? character : (name ?? character ?? '');
}

function edit(line: Interface, input: Keyboard, prompt: string, text: string): Promise<Line> {
  return new Promise((resolve) => {
    const giveUp = (_: string | undefined, { name }: Key) => {
      if (name === 'escape') done({ key: 'escape' });
    };
    const done = (result: Line) => {
      input.off('keypress', giveUp);
      resolve(result);
      line.close();
    };
    input.on('keypress', giveUp);
    line.on('SIGINT', () => done({ key: 'ctrl-c' }));
    line.on('close', () => done({ key: 'ctrl-d' }));
    line.question(prompt, (answer) => done({ text: answer }));
    line.write(text);
  });
}
