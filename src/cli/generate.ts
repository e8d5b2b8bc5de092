import type { Argv } from 'yargs';
import { command } from './command.ts';
import { deckOptions, given, list } from './options.ts';
import { UsageError } from './usage-error.ts';

export default command({
  usage: 'generate <files..>',
  describe: 'Make notes from essays in Markdown',
  options: (args: Argv) =>
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
  act: async ({ files, out, max, density, explain, sample, deck, tags, json }, world) => {
    if (max !== undefined && !(max >= 1)) throw new UsageError('--max takes a number from 1 on.');
    const { generate } = await import('../commands/generate.ts');
    return generate(
      {
        files,
        sample,
        json,
        density,
        explain,
        tags: list(tags),
        ...given({ deck, out, max: max && Math.floor(max) }),
      },
      world,
    );
  },
});
