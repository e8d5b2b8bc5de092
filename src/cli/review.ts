import type { Argv } from 'yargs';
import { command } from './command.ts';
import { cardFilter, given, mustBeCount, studyOption } from './options.ts';
import { UsageError } from './usage-error.ts';

export default command({
  usage: 'review [paths..]',
  describe: 'Study what is due, card by card',
  options: (args: Argv) =>
    studyOption(cardFilter(args))
      .option('limit', {
        type: 'number',
        requiresArg: true,
        describe: 'Most cards of this session, those being learned aside',
      })
      .option('new', {
        type: 'number',
        requiresArg: true,
        describe: 'New cards of this session, whatever the daily limits say',
      })
      .option('order', {
        choices: ['due', 'random', 'deck'] as const,
        default: 'due' as const,
        describe: 'The longest due first, at random, or deck by deck',
      })
      .option('seed', {
        type: 'number',
        requiresArg: true,
        describe: 'The same cards in the same order; without it each day has its own',
      })
      .option('retention', {
        type: 'number',
        requiresArg: true,
        describe: 'The share of reviews to remember, 0.7 to 0.99, for this session',
      })
      .option('type', {
        type: 'boolean',
        default: false,
        describe: 'Type each answer that fits on a line, and see how it differs',
      })
      .option('plain', {
        type: 'boolean',
        default: false,
        describe: 'Line by line, for screen readers and scripts: ratings from standard input',
      })
      .example('$0 review', 'what is due in the study folder')
      .example('$0 review --deck History --new 5', 'a part of it, with five new cards')
      .example('yes 3 | $0 review --plain --limit 10', 'ratings from a program'),
  act: async (
    { study, paths, deck, tag, limit, new: fresh, order, seed, retention, type, plain },
    world,
  ) => {
    mustBeCount({ limit, new: fresh });
    if (retention !== undefined && !(retention >= 0.7 && retention <= 0.99))
      throw new UsageError('--retention takes a number from 0.7 to 0.99.');
    const { review } = await import('../commands/review.ts');
    return review(
      {
        order,
        type,
        plain,
        ...given({ study, paths, deck, tag, limit, new: fresh, seed, retention }),
      },
      world,
    );
  },
});
