import type { Argv } from 'yargs';
import { command } from './command.ts';
import { given, jsonOption, studyOption } from './options.ts';

export default command({
  usage: 'optimize',
  describe: 'Fit the parameters of FSRS to what you answered',
  options: (args: Argv) =>
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
  act: async ({ study, json, deck, dryRun }, world) => {
    const { optimize } = await import('../commands/optimize.ts');
    return optimize({ json, dryRun, ...given({ study, deck }) }, world);
  },
});
