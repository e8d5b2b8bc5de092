/** What is measured: folders and files told apart by what they hold. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface Inputs {
  /** The folder with `{ewt,gum}-{dev,test}.conllu`. */
  readonly treebank?: string;
  /** Markdown files and folders of them. */
  readonly essays: readonly string[];
  /** A file in the format of SQuAD 1.1. */
  readonly xquad?: string;
}

/** Options as they were given; `paths` may be any of the three, or a folder with `treebank/`, `essays/`, `benchmarks/`. */
export interface InputOptions {
  readonly treebank?: string | undefined;
  readonly essays?: readonly string[] | undefined;
  readonly xquad?: string | undefined;
  readonly paths: readonly string[];
}

/**
 * Finds what there is to measure; with nothing given the example essays of this repository.
 * @throws Error with a sentence where a path is not there.
 */
export function findInputs(options: InputOptions, examples: string): Inputs {
  const given = [options.treebank, ...(options.essays ?? []), options.xquad, ...options.paths];
  for (const path of given)
    if (path !== undefined && !existsSync(path)) throw new Error(`${path} is not there.`);
  const found = options.paths.map(inputsAt);
  const treebank = options.treebank ?? found.find((one) => one.treebank)?.treebank;
  const xquad = options.xquad ?? found.find((one) => one.xquad)?.xquad;
  const essays = [...(options.essays ?? []), ...found.flatMap((one) => one.essays)];
  const isNothing = given.every((path) => path === undefined);
  return {
    ...(treebank === undefined ? {} : { treebank }),
    ...(xquad === undefined ? {} : { xquad }),
    essays: isNothing ? [examples] : essays,
  };
}

function inputsAt(path: string): Inputs {
  if (!statSync(path).isDirectory())
    return /\.json$/i.test(path) ? { essays: [], xquad: path } : { essays: [path] };
  const names = readdirSync(path);
  if (names.some((name) => name.endsWith('.conllu'))) return { treebank: path, essays: [] };
  if (!names.some((name) => /^(treebank|essays|benchmarks)$/.test(name))) return { essays: [path] };
  const benchmarks = join(path, 'benchmarks');
  const benchmark = existsSync(benchmarks)
    ? readdirSync(benchmarks).find((name) => name.endsWith('.json'))
    : undefined;
  return {
    ...(names.includes('treebank') ? { treebank: join(path, 'treebank') } : {}),
    ...(benchmark === undefined ? {} : { xquad: join(benchmarks, benchmark) }),
    essays: names.includes('essays') ? [join(path, 'essays')] : [],
  };
}
