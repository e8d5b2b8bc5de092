import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type ReadFile, readFileContent } from './file-content.ts';
import { Failure } from './world.ts';

/** A file to read, named from the study folder. */
export interface Job {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

export type Outcome =
  | { readonly path: string; readonly read: ReadFile }
  /** Why a file cannot be read, as a sentence. */
  | { readonly path: string; readonly problem: string };

/** Below so many bytes, starting threads takes longer than reading. */
const WORTH_THREADS = 2_000_000;

/** Reads files, on all cores where there is much to read; in the order of the jobs. */
export async function readFiles(
  folder: string,
  jobs: readonly Job[],
  onProgress: (fraction: number) => void,
): Promise<Outcome[]> {
  const total = jobs.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  const finished = ({ size }: Job) => {
    done += size;
    onProgress(total === 0 ? 1 : done / total);
  };
  const worker = new URL('./scan-worker.js', import.meta.url);
  // From source there is no bundled worker to start.
  if (total < WORTH_THREADS || import.meta.url.endsWith('.ts'))
    return jobs.map((job) => {
      const outcome = readHere(folder, job.path);
      finished(job);
      return outcome;
    });
  return inThreads(worker, folder, jobs, finished);
}

function readHere(folder: string, path: string): Outcome {
  try {
    return { path, read: readFileContent(folder, path) };
  } catch (error) {
    if (error instanceof Failure) return { path, problem: error.message };
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return { path, problem: `${path} cannot be read (${code}).` };
  }
}

/** Each thread takes the next file when it is done with one. */
async function inThreads(
  script: URL,
  folder: string,
  jobs: readonly Job[],
  finished: (job: Job) => void,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let next = 0;
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(script, { workerData: { folder } });
      let at = -1;
      const give = () => {
        at = next;
        next += 1;
        const job = jobs[at];
        if (job === undefined) void worker.terminate().then(() => resolve());
        else worker.postMessage(job);
      };
      worker.on('message', (outcome: Outcome) => {
        outcomes[at] = outcome;
        finished(jobs[at]!);
        give();
      });
      worker.on('error', reject);
      give();
    });
  const threads = Math.min(availableParallelism(), jobs.length);
  await Promise.all(Array.from({ length: threads }, work));
  return outcomes;
}
