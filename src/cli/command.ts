import type { ArgumentsCamelCase, Argv } from 'yargs';
import type { ExitCode, World } from '../commands/world.ts';

/** A command of the program, as yargs is to read it from what was typed. */
export interface Command<Options> {
  /** Its name and arguments, with those others of its name that it also goes by. */
  readonly usage: string | readonly string[];
  readonly describe: string;
  readonly options: (args: Argv) => Argv<Options>;
  /** Loads what does it, so that --help does not wait for it, and does it. Throws a UsageError of what cannot be meant. */
  readonly act: (values: ArgumentsCamelCase<Options>, world: World) => Promise<ExitCode>;
}

/** Lets the types of the options reach the act. */
export const command = <Options>(one: Command<Options>): Command<Options> => one;
