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
  moment: () => ({ time: Date.now(), offset: -new Date().getTimezoneOffset() }),
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

const studyOption = <Args>(args: Argv<Args>) =>
  args.option('study', {
    type: 'string',
    requiresArg: true,
    describe:
      'The study folder; without it DECKWRIGHT_STUDY, else the nearest folder above that has a .deckwright/',
  });

const jsonOption = <Args>(args: Argv<Args>) =>
  args.option('json', { type: 'boolean', default: false, describe: 'Print the result as JSON' });

const cardFilter = <Args>(args: Argv<Args>) =>
  args
    .positional('paths', {
      type: 'string',
      array: true,
      describe: 'Decks and folders of them; without any the whole study folder',
    })
    .option('deck', {
      type: 'string',
      requiresArg: true,
      describe: 'Only this deck and those below it',
    })
    .option('tag', {
      type: 'string',
      array: true,
      requiresArg: true,
      describe: 'Only notes with this tag or one below it',
    });

const textArgument = <Args>(args: Argv<Args>) =>
  args.positional('text', {
    type: 'string',
    demandOption: true,
    describe: 'Part of a question, an answer or a source sentence',
  });

const actOptions = <Args>(args: Argv<Args>) =>
  args.option('all', {
    type: 'boolean',
    default: false,
    describe: 'Also when several notes have the text',
  });

/** Options that were given, without those that were not. */
const given = <T extends Record<string, unknown>>(options: T) =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };

const mustBeCount = (options: Readonly<Record<string, number | undefined>>) => {
  for (const [name, value] of Object.entries(options))
    if (value !== undefined && !(Number.isInteger(value) && value >= 0))
      throw new UsageError(`--${name} takes a whole number, 0 or more.`);
};

/** What a quiz is to be. */
const setOptions = <Args>(args: Argv<Args>) =>
  args
    .positional('paths', {
      type: 'string',
      array: true,
      demandOption: true,
      describe: 'Decks and essays in Markdown, and folders of them',
    })
    .option('count', { alias: 'n', type: 'number', requiresArg: true, describe: 'Most items (20)' })
    .option('types', {
      type: 'string',
      requiresArg: true,
      default: '',
      describe: 'Kinds of items: mc,tf,short,gap,numeric,matching,ordering; all without it',
    })
    .option('from-headings', {
      type: 'string',
      requiresArg: true,
      default: '',
      describe: 'Only notes under headings with these words, parted by commas',
    })
    .option('difficulty', {
      type: 'string',
      requiresArg: true,
      describe: 'Only notes as hard as that where it is known, 1 to 10 or a range as in 2-5',
    })
    .option('seed', {
      type: 'string',
      requiresArg: true,
      default: '1',
      describe: 'The same seed gives the same quiz',
    })
    .option('options', {
      choices: [3, 4] as const,
      default: 4 as const,
      describe: 'Options of a multiple choice item, where there are enough good ones',
    })
    .option('title', { type: 'string', requiresArg: true, describe: 'Title of the quiz' })
    .option('points', { type: 'number', requiresArg: true, describe: 'Points of an item' })
    .option('time', { type: 'number', requiresArg: true, describe: 'Minutes to take it' })
    .option('versions', {
      type: 'string',
      requiresArg: true,
      default: '',
      describe: 'Names of the versions on paper, as in A,B,C',
    })
    .option('blueprint', {
      type: 'string',
      requiresArg: true,
      describe: 'A YAML file that says how many items of which kinds each section is to have',
    })
    .option('json', { type: 'boolean', default: false, describe: 'Print the result as JSON' });

const writingOptions = <Args>(args: Argv<Args>) =>
  args
    .option('format', {
      alias: 'f',
      type: 'string',
      requiresArg: true,
      default: '',
      describe: `What to write: ${FORMATS}`,
    })
    .option('out', {
      alias: 'o',
      type: 'string',
      requiresArg: true,
      describe: 'The folder to write to',
    })
    .option('templates', {
      type: 'string',
      requiresArg: true,
      describe: 'A folder with templates of your own for page, print and markdown',
    })
    .option('font', {
      type: 'string',
      array: true,
      requiresArg: true,
      default: [],
      describe: 'A font file for scripts that the PDF has no font for',
    })
    .option('preview', { type: 'boolean', default: false, describe: 'Print the quiz with its key' })
    .option('check', {
      type: 'boolean',
      default: false,
      describe: 'Only say which rules of item writing the quiz breaks',
    })
    .example('$0 quiz cards/ --preview', 'see what the cards give')
    .example('$0 quiz cards/ -f moodle-xml,pdf --versions A,B -o quiz', 'for Moodle and for paper');

/** Named here too, so that --help need not load them; a test holds them equal. */
const FORMATS =
  'moodle-xml,gift,qti12,qti21,html,print,pdf,blackboard,kahoot,quizlet,brightspace,markdown';

interface SetValues {
  readonly paths: string[];
  readonly count: number | undefined;
  readonly types: string;
  readonly fromHeadings: string;
  readonly difficulty: string | undefined;
  readonly seed: string;
  readonly options: 3 | 4;
  readonly title: string | undefined;
  readonly points: number | undefined;
  readonly time: number | undefined;
  readonly versions: string;
  readonly blueprint: string | undefined;
}

const setOf = ({ paths, types, fromHeadings, versions, seed, options, ...rest }: SetValues) => {
  const { count, points, time, difficulty, title, blueprint } = rest;
  if (count !== undefined && !(count >= 1))
    throw new UsageError('--count takes a number from 1 on.');
  if (points !== undefined && !(points > 0))
    throw new UsageError('--points takes a number above 0.');
  if (time !== undefined && !(time > 0)) throw new UsageError('--time takes a number of minutes.');
  const asked = { count: count && Math.floor(count), points, time, difficulty, title, blueprint };
  return {
    paths,
    seed,
    options,
    types: list(types),
    fromHeadings: list(fromHeadings),
    versions: list(versions),
    ...(Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as {
      [Key in keyof typeof asked]?: Exclude<(typeof asked)[Key], undefined>;
    }),
  };
};

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
          describe: 'The package to write, .apkg; or text for Anki, .tsv or .csv, or .json',
        })
        .option('format', {
          choices: ['apkg', 'tsv', 'csv', 'json'] as const,
          describe:
            'What to write, where the ending does not say it; text goes to standard output without -o',
        })
        .option('push', {
          type: 'boolean',
          default: false,
          describe: 'Send the notes to the Anki that runs here, by its AnkiConnect add-on',
        })
        .option('dry-run', {
          type: 'boolean',
          default: false,
          describe: 'With --push: say what would be sent',
        })
        .option('with-scheduling', {
          type: 'boolean',
          default: false,
          describe:
            'Take along how well the cards are known and all answers, for Anki to go on with',
        })
        .option('templates', {
          type: 'string',
          requiresArg: true,
          describe: 'A folder with card templates of your own, named as those in templates/anki',
        })
        .option('media', {
          type: 'string',
          array: true,
          requiresArg: true,
          describe: 'A folder that media may be in, besides those of the decks',
        })
        .example('$0 export notes/ -o notes.apkg', 'every note below a folder'),
    ({ paths, out, deck, tags, json, withScheduling, templates, media, format, push, dryRun }) =>
      run(async () => {
        const { exportNotes } = await import('./commands/export.ts');
        return exportNotes(
          {
            paths,
            json,
            push,
            dryRun,
            withScheduling,
            tags: list(tags),
            ...named(deck),
            ...given({ out, format, templates, media }),
          },
          world,
        );
      })(),
  )
  .command(
    'import <file>',
    'Turn a package of Anki into Markdown decks, and take its history over',
    (args) =>
      jsonOption(
        args
          .positional('file', {
            type: 'string',
            demandOption: true,
            describe: 'A package, .apkg, or a whole collection, .colpkg, of any version of Anki',
          })
          .option('out', {
            alias: 'o',
            type: 'string',
            requiresArg: true,
            describe: 'The folder to write into; without it one named as the package',
          }),
      ).example('$0 import spanish.apkg', 'decks, media and history in the folder spanish/'),
    ({ file, out, json }) =>
      run(async () => {
        const { importPackage } = await import('./commands/import.ts');
        return importPackage({ file, json, ...given({ out }) }, world);
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
  .command(
    'review [paths..]',
    'Study what is due, card by card',
    (args) =>
      studyOption(cardFilter(args))
        .option('limit', {
          type: 'number',
          requiresArg: true,
          describe: 'Most cards of this session, those being learned aside',
        })
        .option('new', {
          type: 'number',
          requiresArg: true,
          describe: 'New cards of this session, whatever the daily limits say',
        })
        .option('order', {
          choices: ['due', 'random', 'deck'] as const,
          default: 'due' as const,
          describe: 'The longest due first, at random, or deck by deck',
        })
        .option('seed', {
          type: 'number',
          requiresArg: true,
          describe: 'The same cards in the same order; without it each day has its own',
        })
        .option('retention', {
          type: 'number',
          requiresArg: true,
          describe: 'The share of reviews to remember, 0.7 to 0.99, for this session',
        })
        .option('type', {
          type: 'boolean',
          default: false,
          describe: 'Type each answer that fits on a line, and see how it differs',
        })
        .option('plain', {
          type: 'boolean',
          default: false,
          describe: 'Line by line, for screen readers and scripts: ratings from standard input',
        })
        .example('$0 review', 'what is due in the study folder')
        .example('$0 review --deck History --new 5', 'a part of it, with five new cards')
        .example('yes 3 | $0 review --plain --limit 10', 'ratings from a program'),
    ({ study, paths, deck, tag, limit, new: fresh, order, seed, retention, type, plain }) =>
      run(async () => {
        mustBeCount({ limit, new: fresh });
        if (retention !== undefined && !(retention >= 0.7 && retention <= 0.99))
          throw new UsageError('--retention takes a number from 0.7 to 0.99.');
        const { review } = await import('./commands/review.ts');
        return review(
          {
            order,
            type,
            plain,
            ...given({ study, paths, deck, tag, limit, new: fresh, seed, retention }),
          },
          world,
        );
      })(),
  )
  .command(
    'scan',
    'Take note of what was written since in the decks of a study folder',
    (args) =>
      jsonOption(studyOption(args)).example('$0 scan', 'what is new, edited, moved or gone'),
    ({ study, json }) =>
      run(async () => {
        const { scan } = await import('./commands/scan.ts');
        return scan({ json, ...given({ study }) }, world);
      })(),
  )
  .command(
    'due [paths..]',
    'Count what is to be reviewed today',
    (args) =>
      jsonOption(studyOption(cardFilter(args)))
        .option('quiet', {
          alias: 'q',
          type: 'boolean',
          default: false,
          describe: 'Print nothing; the exit code says whether anything is due (0) or not (1)',
        })
        .example('$0 due', 'per deck')
        .example('$0 due -q && $0 review', 'review if there is anything to'),
    ({ study, json, quiet, paths, deck, tag }) =>
      run(async () => {
        const { due } = await import('./commands/due.ts');
        return due({ json, quiet, ...given({ study, paths, deck, tag }) }, world);
      })(),
  )
  .command(
    'history <text>',
    'Tell the life of the cards whose note has a text',
    (args) =>
      jsonOption(studyOption(textArgument(args))).example(
        "$0 history 'penicillin'",
        'every answer, and what it did to the card',
      ),
    ({ text, study, json }) =>
      run(async () => {
        const { history } = await import('./commands/history.ts');
        return history({ text, json, ...given({ study }) }, world);
      })(),
  )
  .command(
    'suspend <text>',
    'Ask the cards whose note has a text no more, until they are unsuspended',
    (args) =>
      jsonOption(studyOption(actOptions(textArgument(args)))).option('undo', {
        type: 'boolean',
        default: false,
        describe: 'Ask them again',
      }),
    ({ text, all, undo, study, json }) =>
      run(async () => {
        const { actOnCards } = await import('./commands/act-on-cards.ts');
        const act = undo ? 'unsuspend' : 'suspend';
        return actOnCards({ act, text, all, json, ...given({ study }) }, world);
      })(),
  )
  .command(
    'reset <text>',
    'Make the cards whose note has a text new again; what was answered stays in their history',
    (args) => jsonOption(studyOption(actOptions(textArgument(args)))),
    ({ text, all, study, json }) =>
      run(async () => {
        const { actOnCards } = await import('./commands/act-on-cards.ts');
        return actOnCards({ act: 'reset', text, all, json, ...given({ study }) }, world);
      })(),
  )
  .command(
    'settings [deck]',
    'Show or change how a deck is studied, or all decks',
    (args) =>
      jsonOption(studyOption(args))
        .positional('deck', {
          type: 'string',
          describe: 'The deck; the decks below it follow. Without it all decks',
        })
        .option('retention', {
          type: 'number',
          requiresArg: true,
          describe: 'The share of reviews to remember, 0.7 to 0.99',
        })
        .option('new', { type: 'number', requiresArg: true, describe: 'New cards a day' })
        .option('reviews', { type: 'number', requiresArg: true, describe: 'Most reviews a day' })
        .option('steps', {
          type: 'string',
          requiresArg: true,
          describe: 'Learning steps, parted by commas: 1m,10m',
        })
        .option('relearning-steps', {
          type: 'string',
          requiresArg: true,
          describe: 'Steps of a card that was forgotten',
        })
        .option('maximum-interval', { type: 'number', requiresArg: true, describe: 'Days' })
        .option('leech', {
          type: 'number',
          requiresArg: true,
          describe: 'Suspend a card that was forgotten so often; 0 never',
        })
        .option('bury-siblings', {
          type: 'boolean',
          describe: 'Keep the cards of one note for different days',
        })
        .option('fuzz', { type: 'boolean', describe: 'Vary intervals a little' })
        .option('reset', {
          type: 'boolean',
          default: false,
          describe: 'Forget what was set here',
        }),
    ({ deck, study, json, reset, ...changes }) =>
      run(async () => {
        const { settings } = await import('./commands/settings.ts');
        return settings({ json, reset, changes, ...given({ study, deck }) }, world);
      })(),
  )
  .command(
    'stats [paths..]',
    'Show how much was studied, how well, and what is to come',
    (args) =>
      jsonOption(studyOption(cardFilter(args)))
        .option('days', {
          type: 'number',
          requiresArg: true,
          default: 30,
          describe: 'How many days back and ahead',
        })
        .example('$0 stats', 'retention, load, a calendar, intervals, hours')
        .example('$0 stats --deck History --days 365', 'a year of one deck'),
    ({ study, json, days, paths, deck, tag }) =>
      run(async () => {
        const { stats } = await import('./commands/stats.ts');
        return stats({ json, days, ...given({ study, paths, deck, tag }) }, world);
      })(),
  )
  .command(
    'optimize',
    'Fit the parameters of FSRS to what you answered',
    (args) =>
      jsonOption(studyOption(args))
        .option('deck', {
          type: 'string',
          requiresArg: true,
          describe:
            'Parameters of its own for this deck and those below it; without it those that all decks share',
        })
        .option('dry-run', {
          alias: 'n',
          type: 'boolean',
          default: false,
          describe: 'Only tell what would come of it',
        })
        .example('$0 optimize', 'once a month, say'),
    ({ study, json, deck, dryRun }) =>
      run(async () => {
        const { optimize } = await import('./commands/optimize.ts');
        return optimize({ json, dryRun, ...given({ study, deck }) }, world);
      })(),
  )
  .command(
    'simulate [paths..]',
    'Tell how many reviews are to come for a desired retention',
    (args) =>
      jsonOption(studyOption(cardFilter(args)))
        .option('retention', {
          type: 'string',
          requiresArg: true,
          default: '',
          describe: 'Desired retentions to compare, parted by commas; without it what is set',
        })
        .option('days', {
          type: 'number',
          requiresArg: true,
          default: 90,
          describe: 'How many days ahead',
        })
        .option('new', {
          type: 'number',
          requiresArg: true,
          describe: 'New cards a day and deck, instead of what is set',
        })
        .option('seed', {
          type: 'number',
          requiresArg: true,
          default: 1,
          describe: 'Another number gives another course of chance',
        })
        .example('$0 simulate --retention 0.8,0.9', 'what a retention costs'),
    ({ study, json, days, seed, retention, new: newPerDay, paths, deck, tag }) =>
      run(async () => {
        const { simulateStudy } = await import('./commands/simulate.ts');
        const retentions = list(retention).map(Number);
        return simulateStudy(
          { json, days, seed, retentions, ...given({ study, paths, deck, tag, newPerDay }) },
          world,
        );
      })(),
  )
  .command('quiz', 'Make a quiz from decks and essays', (args) =>
    args
      .command(
        ['make <paths..>', '$0'],
        'Make a quiz and write it for a school system or for paper',
        (own) => writingOptions(setOptions(own)),
        (values) =>
          run(async () => {
            const { quiz } = await import('./commands/quiz.ts');
            return quiz(
              {
                ...setOf(values),
                formats: list(values.format),
                fonts: values.font,
                preview: values.preview,
                check: values.check,
                json: values.json,
                ...(values.out === undefined ? {} : { out: values.out }),
                ...(values.templates === undefined ? {} : { templates: values.templates }),
              },
              world,
            );
          })(),
      )
      .command(
        'take <paths..>',
        'Take a quiz in the terminal',
        (own) =>
          setOptions(own)
            .option('record', {
              type: 'boolean',
              default: false,
              describe: 'Enter wrong answers into your study folder, as cards that you forgot',
            })
            .example('$0 quiz take cards/ --record', 'and review later what you missed'),
        (values) =>
          run(async () => {
            const { takeQuiz } = await import('./commands/quiz-take.ts');
            return takeQuiz({ ...setOf(values), json: values.json, record: values.record }, world);
          })(),
      ),
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
