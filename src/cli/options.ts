import type { Argv } from 'yargs';
import { UsageError } from './usage-error.ts';

export const jsonOption = <Args>(args: Argv<Args>) =>
  args.option('json', { type: 'boolean', default: false, describe: 'Print the result as JSON' });

export const deckOptions = <Args>(args: Argv<Args>) =>
  jsonOption(
    args
      .option('deck', {
        type: 'string',
        requiresArg: true,
        describe: 'Name of the deck, with :: between its levels',
      })
      .option('tags', {
        type: 'string',
        requiresArg: true,
        default: '',
        describe: 'Tags for every note, parted by commas',
      }),
  );

export const studyOption = <Args>(args: Argv<Args>) =>
  args.option('study', {
    type: 'string',
    requiresArg: true,
    describe:
      'The study folder; without it DECKWRIGHT_STUDY, else the nearest folder above that has a .deckwright/',
  });

export const cardFilter = <Args>(args: Argv<Args>) =>
  args
    .positional('paths', {
      type: 'string',
      array: true,
      describe: 'Decks and folders of them; without any the whole study folder',
    })
    .option('deck', {
      type: 'string',
      requiresArg: true,
      describe: 'Only this deck and those below it',
    })
    .option('tag', {
      type: 'string',
      array: true,
      requiresArg: true,
      describe: 'Only notes with this tag or one below it',
    });

export const textArgument = <Args>(args: Argv<Args>) =>
  args.positional('text', {
    type: 'string',
    demandOption: true,
    describe: 'Part of a question, an answer or a source sentence',
  });

export const actOptions = <Args>(args: Argv<Args>) =>
  args.option('all', {
    type: 'boolean',
    default: false,
    describe: 'Also when several notes have the text',
  });

/** Options that were given, without those that were not. */
export const given = <T extends Record<string, unknown>>(options: T) =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };

export const mustBeCount = (options: Readonly<Record<string, number | undefined>>) => {
  for (const [name, value] of Object.entries(options))
    if (value !== undefined && !(Number.isInteger(value) && value >= 0))
      throw new UsageError(`--${name} takes a whole number, 0 or more.`);
};

export const list = (text: string) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
