import { Study } from '../../src/collection/study.ts';
import type { Rating } from '../../src/schedule/memory.ts';
import { Scheduler } from '../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS } from '../../src/schedule/settings.ts';

/** Answers the cards of a study folder over and over and tells so: `answerer.ts FOLDER TIMES`. */
const [folder, times] = process.argv.slice(2) as [string, string];
const study = await Study.open(folder);
const scheduler = new Scheduler(DEFAULT_SETTINGS);
for (let at = 0; at < Number(times); at += 1) {
  const moment = { time: Date.now(), offset: 0 };
  const rating = ((at % 4) + 1) as Rating;
  const { step } = study.answer(
    {
      card: (at % 3) + 1,
      rating,
      took: 1,
      moment,
      settings: scheduler.settings,
      leechAfter: 0,
    },
    (memory, seed) => scheduler.next(memory, rating, moment, seed),
  );
  process.stdout.write(`${step}\n`);
}
study.close();
