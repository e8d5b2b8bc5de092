import type { Argv } from 'yargs';
import { command } from './command.ts';
import { deckOptions, given, list } from './options.ts';

export default command({
  usage: 'export <paths..>',
  describe: 'Pack hand-written notes for Anki',
  options: (args: Argv) =>
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
        describe: 'Take along how well the cards are known and all answers, for Anki to go on with',
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
  act: async (
    { paths, out, deck, tags, json, withScheduling, templates, media, format, push, dryRun },
    world,
  ) => {
    const { exportNotes } = await import('../commands/export.ts');
    return exportNotes(
      {
        paths,
        json,
        push,
        dryRun,
        withScheduling,
        tags: list(tags),
        ...given({ deck, out, format, templates, media }),
      },
      world,
    );
  },
});
