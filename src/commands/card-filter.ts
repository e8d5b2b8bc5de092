import { existsSync } from 'node:fs';
import type { Filter } from '../collection/queue.ts';
import { pathInStudy } from './study.ts';
import { Failure } from './world.ts';

/** Which cards are meant, on the command line. */
export interface CardFilterOptions {
  readonly paths?: readonly string[];
  readonly deck?: string;
  readonly tag?: readonly string[];
}

/** Throws a Failure for a path that is not there or not in the study folder. */
export function filterOf({ paths = [], deck, tag }: CardFilterOptions, folder: string): Filter {
  const nowhere = paths.find((path) => !existsSync(path));
  if (nowhere !== undefined)
    throw new Failure(`There is no file or folder ${nowhere}; check the path.`);
  const files = paths.map((path) => pathInStudy(folder, path)).filter((path) => path !== '');
  return {
    ...(deck === undefined ? {} : { deck }),
    ...(tag === undefined ? {} : { tags: tag }),
    // The study folder itself is all of it.
    ...(files.length === 0 || files.length < paths.length ? {} : { files }),
  };
}
