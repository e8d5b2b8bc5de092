import type { Argv } from 'yargs';
import { command } from './command.ts';

export default command({
  usage: 'curate <deck>',
  describe: 'Accept, edit or reject the notes that were made from an essay',
  options: (args: Argv) =>
    args
      .positional('deck', {
        type: 'string',
        demandOption: true,
        describe: 'The deck that generate wrote, .deck.md',
      })
      .option('accept-all', {
        type: 'boolean',
        default: false,
        describe: 'Accept all that are undecided, without asking',
      })
      .option('json', {
        type: 'boolean',
        default: false,
        describe: 'Print the candidates and what was decided, without asking',
      })
      .example('$0 curate essay.deck.md', 'one by one, next to their sentences'),
  act: async ({ deck, acceptAll, json }, world) => {
    const { curate } = await import('../commands/curate.ts');
    return curate({ deck, acceptAll, json }, world);
  },
});
