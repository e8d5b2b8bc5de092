import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Builds the command once, so that the tests run what users run. */
export default function build(): void {
  execFileSync(process.execPath, ['build.js'], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
  });
}
