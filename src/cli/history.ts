import type { Argv } from 'yargs';
import { command } from './command.ts';
import { given, jsonOption, studyOption, textArgument } from './options.ts';

export default command({
  usage: 'history <text>',
  describe: 'Tell the life of the cards whose note has a text',
  options: (args: Argv) =>
    jsonOption(studyOption(textArgument(args))).example(
      "$0 history 'penicillin'",
      'every answer, and what it did to the card',
    ),
  act: async ({ text, study, json }, world) => {
    const { history } = await import('../commands/history.ts');
    return history({ text, json, ...given({ study }) }, world);
  },
});
