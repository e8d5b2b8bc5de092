import type { Moment } from '../schedule/memory.ts';

/** What a command may touch besides files: so that a test can give it streams and a clock of its own. */
export interface World {
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Seconds since 1970. */
  readonly now: () => number;
  /** When it is and what the clock shows there. */
  readonly moment: () => Moment;
}

export interface Output {
  readonly write: (text: string) => unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

export type Input = NodeJS.ReadableStream & { readonly isTTY?: boolean };

/** Done, the input has problems, wrong usage, interrupted. */
export type ExitCode = 0 | 1 | 2 | 130;

/** A command cannot go on; the message is one sentence for the person who ran it: what, where, what to do. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 1, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}
