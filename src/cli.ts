#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import yargs, { type Argv } from 'yargs';
import { hideBin } from 'yargs/helpers';
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
};

let running: Promise<ExitCode> = Promise.resolve(0);

/**
 * Runs a command that is loaded when it is asked for, so that --help does not wait for it.
 * Yargs sees none of its promise: it would lay out the help first, in case that it fails.
 */
const run = (command: () => Promise<ExitCode>) => () => {
  running = command();
  running.catch(() => {});
};

class UsageError extends Error {
  override readonly name = 'UsageError';
}

const deckOptions = <Args>(args: Argv<Args>) =>
  args
    .option('deck', {
      type: 'string',
      requiresArg: true,
      describe: 'Name of the deck, with :: between its levels',
    })
    .option('tags', {
      type: 'string',
      requiresArg: true,
      default: '',
      describe: 'Tags for every note, parted by commas',
    })
    .option('json', { type: 'boolean', default: false, describe: 'Print the result as JSON' });

const list = (text: string) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);

const named = (deck: string | undefined) => (deck === undefined ? {} : { deck });

const cli = yargs(hideBin(process.argv))
  .scriptName('deckwright')
  .usage('$0 <command>\n\nTurns an essay into cards that stay learned.')
  .command(
    'generate <files..>',
    'Make notes from essays in Markdown',
    (args) =>
      deckOptions(
        args.positional('files', {
          type: 'string',
          array: true,
          demandOption: true,
          describe: 'Essays',
        }),
      )
        .option('out', {
          alias: 'o',
          type: 'string',
          requiresArg: true,
          describe:
            'Where to: .apkg for Anki, .deck.md to edit, or .json; without it ESSAY.deck.md beside each essay (nothing is written with --json alone)',
        })
        .option('max', {
          type: 'number',
          requiresArg: true,
          describe: 'Most notes to make from an essay',
        })
        .option('density', {
          choices: ['sparse', 'normal', 'rich'] as const,
          default: 'normal' as const,
          describe: 'How many notes for the length of the text: the best, those worth it, or more',
        })
        .option('explain', {
          type: 'boolean',
          default: false,
          describe:
            'Print every candidate with its rule, its score and what spoke against it; writes only with -o',
        })
        .option('sample', {
          type: 'number',
          requiresArg: true,
          default: 3,
          describe: 'How many notes to print',
        })
        .example('$0 generate essay.md -o essay.apkg', 'an Anki deck from an essay')
        .example('$0 generate essay.md', 'essay.deck.md, to edit before you study it')
        .example('$0 generate *.md --deck History --json', 'what would be made, for a script'),
    ({ files, out, max, density, explain, sample, deck, tags, json }) =>
      run(async () => {
        if (max !== undefined && !(max >= 1))
          throw new UsageError('--max takes a number from 1 on.');
        const { generate } = await import('./commands/generate.ts');
        return generate(
          {
            files,
            sample,
            json,
            density,
            explain,
            tags: list(tags),
            ...named(deck),
            ...(out === undefined ? {} : { out }),
            ...(max === undefined ? {} : { max: Math.floor(max) }),
          },
          world,
        );
      })(),
  )
  .command(
    'curate <deck>',
    'Accept, edit or reject the notes that were made from an essay',
    (args) =>
      args
        .positional('deck', {
          type: 'string',
          demandOption: true,
          describe: 'The deck that generate wrote, .deck.md',
        })
        .option('accept-all', {
          type: 'boolean',
          default: false,
          describe: 'Accept all that are undecided, without asking',
        })
        .option('json', {
          type: 'boolean',
          default: false,
          describe: 'Print the candidates and what was decided, without asking',
        })
        .example('$0 curate essay.deck.md', 'one by one, next to their sentences'),
    ({ deck, acceptAll, json }) =>
      run(async () => {
        const { curate } = await import('./commands/curate.ts');
        return curate({ deck, acceptAll, json }, world);
      })(),
  )
  .command(
    'export <paths..>',
    'Pack hand-written notes for Anki',
    (args) =>
      deckOptions(
        args.positional('paths', {
          type: 'string',
          array: true,
          demandOption: true,
          describe: 'Markdown files and folders of them',
        }),
      )
        .option('out', {
          alias: 'o',
          type: 'string',
          requiresArg: true,
          demandOption: true,
          describe: 'The package to write, .apkg',
        })
        .example('$0 export notes/ -o notes.apkg', 'every note below a folder'),
    ({ paths, out, deck, tags, json }) =>
      run(async () => {
        const { exportNotes } = await import('./commands/export.ts');
        return exportNotes({ paths, out, json, tags: list(tags), ...named(deck) }, world);
      })(),
  )
  .command(
    'check <paths..>',
    'List what is wrong with notes and decks',
    (args) =>
      args
        .positional('paths', {
          type: 'string',
          array: true,
          demandOption: true,
          describe: 'Markdown files and folders of them',
        })
        .option('json', { type: 'boolean', default: false, describe: 'Print the result as JSON' })
        .example('$0 check notes/', 'every problem below a folder'),
    ({ paths, json }) =>
      run(async () => {
        const { check } = await import('./commands/check.ts');
        return check({ paths, json }, world);
      })(),
  )
  .completion('completion', 'Print a completion script for your shell')
  .demandCommand(1, 'Say what to do: generate, curate, export or check.')
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
