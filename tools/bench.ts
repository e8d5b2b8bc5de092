// Every benchmark, one after the other, each in a process of its own: `npm run bench`.
import { spawnSync } from 'node:child_process';

for (const name of ['bench-generate', 'bench-export', 'bench-study', 'bench-quiz']) {
  const script = new URL(`${name}.ts`, import.meta.url).pathname;
  const { status } = spawnSync(process.execPath, [...process.execArgv, script], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}
