import type { Filter } from '../collection/queue.ts';
import { pathInStudy } from './study.ts';

/** Which cards are meant, on the command line. */
export interface CardFilterOptions {
  readonly paths?: readonly string[];
  readonly deck?: string;
  readonly tag?: readonly string[];
}

/** Throws a Failure for a path outside the study folder. */
export function filterOf({ paths = [], deck, tag }: CardFilterOptions, folder: string): Filter {
  const files = paths.map((path) => pathInStudy(folder, path)).filter((path) => path !== '');
  return {
    ...(deck === undefined ? {} : { deck }),
    ...(tag === undefined ? {} : { tags: tag }),
    // The study folder itself is all of it.
    ...(files.length === 0 || files.length < paths.length ? {} : { files }),
  };
}
