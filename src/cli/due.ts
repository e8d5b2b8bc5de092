import type { Argv } from 'yargs';
import { command } from './command.ts';
import { cardFilter, given, jsonOption, studyOption } from './options.ts';

export default command({
  usage: 'due [paths..]',
  describe: 'Count what is to be reviewed today',
  options: (args: Argv) =>
    jsonOption(studyOption(cardFilter(args)))
      .option('quiet', {
        alias: 'q',
        type: 'boolean',
        default: false,
        describe: 'Print nothing; the exit code says whether anything is due (0) or not (1)',
      })
      .example('$0 due', 'per deck')
      .example('$0 due -q && $0 review', 'review if there is anything to'),
  act: async ({ study, json, quiet, paths, deck, tag }, world) => {
    const { due } = await import('../commands/due.ts');
    return due({ json, quiet, ...given({ study, paths, deck, tag }) }, world);
  },
});
