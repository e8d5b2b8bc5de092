import type { Argv } from 'yargs';
import { command } from './command.ts';
import { cardFilter, given, jsonOption, list, studyOption } from './options.ts';

export default command({
  usage: 'simulate [paths..]',
  describe: 'Tell how many reviews are to come for a desired retention',
  options: (args: Argv) =>
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
  act: async ({ study, json, days, seed, retention, new: newPerDay, paths, deck, tag }, world) => {
    const { simulateStudy } = await import('../commands/simulate.ts');
    const retentions = list(retention).map(Number);
    return simulateStudy(
      { json, days, seed, retentions, ...given({ study, paths, deck, tag, newPerDay }) },
      world,
    );
  },
});
