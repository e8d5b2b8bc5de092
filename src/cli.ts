#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import yargs, { type Argv } from 'yargs';
import { hideBin } from 'yargs/helpers';
import check from './cli/check.ts';
import type { Command } from './cli/command.ts';
import curate from './cli/curate.ts';
import due from './cli/due.ts';
import exportNotes from './cli/export.ts';
import generate from './cli/generate.ts';
import history from './cli/history.ts';
import importPackage from './cli/import.ts';
import optimize from './cli/optimize.ts';
import quizMake from './cli/quiz-make.ts';
import quizTake from './cli/quiz-take.ts';
import reset from './cli/reset.ts';
import review from './cli/review.ts';
import scan from './cli/scan.ts';
import settings from './cli/settings.ts';
import simulate from './cli/simulate.ts';
import stats from './cli/stats.ts';
import suspend from './cli/suspend.ts';
import { UsageError } from './cli/usage-error.ts';
import type { ExitCode, World } from './commands/world.ts';

const world: World = {
  // Only who reads it opens it.
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  now: () => Math.floor(Date.now() / 1000),
  moment: () => ({ time: Date.now(), offset: -new Date().getTimezoneOffset() }),
};

let running: Promise<ExitCode> = Promise.resolve(0);

/** Yargs sees none of a command's promise: it would lay out the help first, in case that it fails. */
function add<Options>(to: Argv, { usage, describe, options, act }: Command<Options>): Argv {
  return to.command(usage, describe, options, (values) => {
    running = act(values, world);
    running.catch(() => {});
  });
}

const cli = yargs(hideBin(process.argv))
  .scriptName('deckwright')
  .usage('$0 <command>\n\nTurns an essay into cards that stay learned.');
add(cli, generate);
add(cli, curate);
add(cli, exportNotes);
add(cli, importPackage);
add(cli, check);
add(cli, review);
add(cli, scan);
add(cli, due);
add(cli, history);
add(cli, suspend);
add(cli, reset);
add(cli, settings);
add(cli, stats);
add(cli, optimize);
add(cli, simulate);
cli
  .command('quiz', 'Make a quiz from decks and essays', (args) =>
    add(add(args, quizMake), quizTake),
  )
  .completion('completion', 'Print a completion script for your shell')
  .demandCommand(1, 'Say what to do: generate, curate, export, check, review …; --help lists all.')
  .strict()
  .recommendCommands()
  .locale('en')
  .version(version())
  .alias({ h: 'help', v: 'version' })
  .wrap(Math.min(100, process.stdout.columns ?? 100))
  .fail((message, error) => {
    throw error ?? new UsageError(message);
  });

function version(): string {
  return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;
}

/** What to print of an error and which code to leave with: only here is an error caught. */
function explain(error: unknown): { text: string; code: number } {
  if (!(error instanceof Error)) return { text: String(error), code: 1 };
  if (error.name === 'UsageError' || error.name === 'YError')
    return { text: `${error.message}\nSee deckwright --help.`, code: 2 };
  if ('exitCode' in error) return { text: error.message, code: Number(error.exitCode) };
  return {
    text: `Deckwright has a defect: ${error.message}. Please report it with the input; DECKWRIGHT_TRACE=1 shows where.`,
    code: 1,
  };
}

// A pager that was quit wants no more.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? 0 : 1),
);

try {
  await cli.parseAsync();
  process.exitCode = await running;
} catch (error) {
  const { text, code } = explain(error);
  process.stderr.write(`deckwright: ${text}\n`);
  if (process.env.DECKWRIGHT_TRACE && error instanceof Error)
    process.stderr.write(`${error.stack}\n`);
  process.exitCode = code;
}
