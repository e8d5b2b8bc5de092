import type { Argv } from 'yargs';
import { given, jsonOption, list } from './options.ts';
import { UsageError } from './usage-error.ts';

/** What a quiz is to be. */
export const setOptions = <Args>(args: Argv<Args>) =>
  jsonOption(
    args
      .positional('paths', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: 'Decks and essays in Markdown, and folders of them',
      })
      .option('count', {
        alias: 'n',
        type: 'number',
        requiresArg: true,
        describe: 'Most items (20)',
      })
      .option('types', {
        type: 'string',
        requiresArg: true,
        default: '',
        describe: 'Kinds of items: mc,tf,short,gap,numeric,matching,ordering; all without it',
      })
      .option('from-headings', {
        type: 'string',
        requiresArg: true,
        default: '',
        describe: 'Only notes under headings with these words, parted by commas',
      })
      .option('difficulty', {
        type: 'string',
        requiresArg: true,
        describe: 'Only notes as hard as that where it is known, 1 to 10 or a range as in 2-5',
      })
      .option('seed', {
        type: 'string',
        requiresArg: true,
        default: '1',
        describe: 'The same seed gives the same quiz',
      })
      .option('options', {
        choices: [3, 4] as const,
        default: 4 as const,
        describe: 'Options of a multiple choice item, where there are enough good ones',
      })
      .option('title', { type: 'string', requiresArg: true, describe: 'Title of the quiz' })
      .option('points', { type: 'number', requiresArg: true, describe: 'Points of an item' })
      .option('time', { type: 'number', requiresArg: true, describe: 'Minutes to take it' })
      .option('versions', {
        type: 'string',
        requiresArg: true,
        default: '',
        describe: 'Names of the versions on paper, as in A,B,C',
      })
      .option('blueprint', {
        type: 'string',
        requiresArg: true,
        describe: 'A YAML file that says how many items of which kinds each section is to have',
      }),
  );

interface SetValues {
  readonly paths: string[];
  readonly count: number | undefined;
  readonly types: string;
  readonly fromHeadings: string;
  readonly difficulty: string | undefined;
  readonly seed: string;
  readonly options: 3 | 4;
  readonly title: string | undefined;
  readonly points: number | undefined;
  readonly time: number | undefined;
  readonly versions: string;
  readonly blueprint: string | undefined;
}

/** The set that the options ask for; throws a UsageError of a number that cannot be meant. */
export const setOf = ({
  paths,
  types,
  fromHeadings,
  versions,
  seed,
  options,
  ...rest
}: SetValues) => {
  const { count, points, time, difficulty, title, blueprint } = rest;
  if (count !== undefined && !(count >= 1))
    throw new UsageError('--count takes a number from 1 on.');
  if (points !== undefined && !(points > 0))
    throw new UsageError('--points takes a number above 0.');
  if (time !== undefined && !(time > 0)) throw new UsageError('--time takes a number of minutes.');
  const asked = { count: count && Math.floor(count), points, time, difficulty, title, blueprint };
  return {
    paths,
    seed,
    options,
    types: list(types),
    fromHeadings: list(fromHeadings),
    versions: list(versions),
    ...given(asked),
  };
};
