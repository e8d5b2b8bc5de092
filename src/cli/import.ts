import type { Argv } from 'yargs';
import { command } from './command.ts';
import { given, jsonOption } from './options.ts';

export default command({
  usage: 'import <file>',
  describe: 'Turn a package of Anki into Markdown decks, and take its history over',
  options: (args: Argv) =>
    jsonOption(
      args
        .positional('file', {
          type: 'string',
          demandOption: true,
          describe: 'A package, .apkg, or a whole collection, .colpkg, of any version of Anki',
        })
        .option('out', {
          alias: 'o',
          type: 'string',
          requiresArg: true,
          describe: 'The folder to write into; without it one named as the package',
        }),
    ).example('$0 import spanish.apkg', 'decks, media and history in the folder spanish/'),
  act: async ({ file, out, json }, world) => {
    const { importPackage } = await import('../commands/import.ts');
    return importPackage({ file, json, ...given({ out }) }, world);
  },
});
