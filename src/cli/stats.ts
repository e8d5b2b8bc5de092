import type { Argv } from 'yargs';
import { command } from './command.ts';
import { cardFilter, given, jsonOption, studyOption } from './options.ts';

export default command({
  usage: 'stats [paths..]',
  describe: 'Show how much was studied, how well, and what is to come',
  options: (args: Argv) =>
    jsonOption(studyOption(cardFilter(args)))
      .option('days', {
        type: 'number',
        requiresArg: true,
        default: 30,
        describe: 'How many days back and ahead',
      })
      .example('$0 stats', 'retention, load, a calendar, intervals, hours')
      .example('$0 stats --deck History --days 365', 'a year of one deck'),
  act: async ({ study, json, days, paths, deck, tag }, world) => {
    const { stats } = await import('../commands/stats.ts');
    return stats({ json, days, ...given({ study, paths, deck, tag }) }, world);
  },
});
