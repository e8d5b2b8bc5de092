import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The command as users have it, bundled; test/build.ts makes it before the tests. */
export const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in a folder. */
export function deckwright(cwd: string, ...args: string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', NODE_EXTRA_CA_CERTS: '' },
  });
  return { code: status, stdout, stderr };
}
