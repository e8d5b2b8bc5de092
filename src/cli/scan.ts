import type { Argv } from 'yargs';
import { command } from './command.ts';
import { given, jsonOption, studyOption } from './options.ts';

export default command({
  usage: 'scan',
  describe: 'Take note of what was written since in the decks of a study folder',
  options: (args: Argv) =>
    jsonOption(studyOption(args)).example('$0 scan', 'what is new, edited, moved or gone'),
  act: async ({ study, json }, world) => {
    const { scan } = await import('../commands/scan.ts');
    return scan({ json, ...given({ study }) }, world);
  },
});
