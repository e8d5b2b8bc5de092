import type { Argv } from 'yargs';
import { command } from './command.ts';
import { jsonOption } from './options.ts';

export default command({
  usage: 'check <paths..>',
  describe: 'List what is wrong with notes and decks',
  options: (args: Argv) =>
    jsonOption(args)
      .positional('paths', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: 'Markdown files and folders of them',
      })
      .example('$0 check notes/', 'every problem below a folder'),
  act: async ({ paths, json }, world) => {
    const { check } = await import('../commands/check.ts');
    return check({ paths, json }, world);
  },
});
