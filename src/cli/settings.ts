import type { Argv } from 'yargs';
import { command } from './command.ts';
import { given, jsonOption, studyOption } from './options.ts';

export default command({
  usage: 'settings [deck]',
  describe: 'Show or change how a deck is studied, or all decks',
  options: (args: Argv) =>
    jsonOption(studyOption(args))
      .positional('deck', {
        type: 'string',
        describe: 'The deck; the decks below it follow. Without it all decks',
      })
      .option('retention', {
        type: 'number',
        requiresArg: true,
        describe: 'The share of reviews to remember, 0.7 to 0.99',
      })
      .option('new', { type: 'number', requiresArg: true, describe: 'New cards a day' })
      .option('reviews', { type: 'number', requiresArg: true, describe: 'Most reviews a day' })
      .option('steps', {
        type: 'string',
        requiresArg: true,
        describe: 'Learning steps, parted by commas: 1m,10m',
      })
      .option('relearning-steps', {
        type: 'string',
        requiresArg: true,
        describe: 'Steps of a card that was forgotten',
      })
      .option('maximum-interval', { type: 'number', requiresArg: true, describe: 'Days' })
      .option('leech', {
        type: 'number',
        requiresArg: true,
        describe: 'Suspend a card that was forgotten so often; 0 never',
      })
      .option('bury-siblings', {
        type: 'boolean',
        describe: 'Keep the cards of one note for different days',
      })
      .option('fuzz', { type: 'boolean', describe: 'Vary intervals a little' })
      .option('reset', {
        type: 'boolean',
        default: false,
        describe: 'Forget what was set here',
      }),
  act: async ({ deck, study, json, reset, ...changes }, world) => {
    const { settings } = await import('../commands/settings.ts');
    return settings({ json, reset, changes, ...given({ study, deck }) }, world);
  },
});
