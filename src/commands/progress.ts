import type { World } from './world.ts';

/** Tells how far long work is, 0 to 1. */
export interface Progress {
  readonly at: (fraction: number) => void;
  readonly stop: () => void;
}

/** Work shorter than this shows no bar, which would only flicker. */
const PATIENCE_MS = 400;

/** A bar on standard error when it is a terminal, else nothing. */
export async function progressBar(what: string, { stderr }: World): Promise<Progress> {
  if (!stderr.isTTY) return { at: () => {}, stop: () => {} };
  const { SingleBar, Presets } = (await import('cli-progress')).default;
  const bar = new SingleBar(
    {
      format: `${what} {bar} {percentage} %`,
      clearOnComplete: true,
      // A bar that is interrupted must leave the cursor as it was.
      hideCursor: false,
      stream: process.stderr,
    },
    Presets.shades_classic,
  );
  const begun = Date.now();
  let isShown = false;
  return {
    at: (fraction) => {
      if (!isShown && Date.now() - begun < PATIENCE_MS) return;
      if (!isShown) bar.start(100, 0);
      isShown = true;
      bar.update(Math.round(fraction * 100));
    },
    stop: () => {
      if (isShown) bar.stop();
    },
  };
}
