import { parentPort, workerData } from 'node:worker_threads';
import { readFileContent } from './file-content.ts';
import type { Job, Outcome } from './scan-files.ts';

const { folder } = workerData as { folder: string };

parentPort!.on('message', ({ path }: Job) => {
  parentPort!.postMessage(outcome(path));
});

function outcome(path: string): Outcome {
  try {
    return { path, read: readFileContent(folder, path) };
  } catch (error) {
    return { path, problem: (error as Error).message };
  }
}
