import { Readable } from 'node:stream';
import type { World } from '../../src/commands/world.ts';
import { momentAt } from '../../src/schedule/days.ts';

/** A world of a test's own: what was written to it, and a clock that stands still. */
export function testWorld(time = Date.UTC(2026, 5, 1, 12), env: World['env'] = {}) {
  const written = { stdout: '', stderr: '' };
  const world: World = {
    stdin: Readable.from([]),
    stdout: { write: (text) => (written.stdout += text) },
    stderr: { write: (text) => (written.stderr += text) },
    env: { NO_COLOR: '1', ...env },
    now: () => Math.floor(time / 1000),
    moment: () => momentAt(time),
  };
  return { world, written };
}
