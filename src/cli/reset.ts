import type { Argv } from 'yargs';
import { command } from './command.ts';
import { actOptions, given, jsonOption, studyOption, textArgument } from './options.ts';

export default command({
  usage: 'reset <text>',
  describe:
    'Make the cards whose note has a text new again; what was answered stays in their history',
  options: (args: Argv) => jsonOption(studyOption(actOptions(textArgument(args)))),
  act: async ({ text, all, study, json }, world) => {
    const { actOnCards } = await import('../commands/act-on-cards.ts');
    return actOnCards({ act: 'reset', text, all, json, ...given({ study }) }, world);
  },
});
