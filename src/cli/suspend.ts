import type { Argv } from 'yargs';
import { command } from './command.ts';
import { actOptions, given, jsonOption, studyOption, textArgument } from './options.ts';

export default command({
  usage: 'suspend <text>',
  describe: 'Ask the cards whose note has a text no more, until they are unsuspended',
  options: (args: Argv) =>
    jsonOption(studyOption(actOptions(textArgument(args)))).option('undo', {
      type: 'boolean',
      default: false,
      describe: 'Ask them again',
    }),
  act: async ({ text, all, undo, study, json }, world) => {
    const { actOnCards } = await import('../commands/act-on-cards.ts');
    const act = undo ? 'unsuspend' : 'suspend';
    return actOnCards({ act, text, all, json, ...given({ study }) }, world);
  },
});
