// A study folder with a history, for other programs to be held against:
// `npx tsx tools/make-study.ts FOLDER TIMEZONE HOUR [NOTES]` makes notes and has a learner who studies every day at that
// hour by the clock of that time zone answer them for sixty days. FOLDER/expected.json says how each card stands then.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Study } from '../src/collection/study.ts';
import { scanStudy } from '../src/commands/scan-study.ts';
import { dateOf, dayOf, momentAt } from '../src/schedule/days.ts';
import type { Rating } from '../src/schedule/memory.ts';
import { Scheduler } from '../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS } from '../src/schedule/settings.ts';
import { Random } from './train-random.ts';

const DAYS = 60;
const DAY = 86_400_000;

const [folder = '', zone = 'UTC', hour = '20', notes = '60'] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'study.deck.md'), deckText(Number(notes)));

const output = { write: () => true };
const world = {
  stdin: process.stdin,
  stdout: output,
  stderr: output,
  env: {},
  now: () => Math.floor(Date.now() / 1000),
  moment: () => momentAt(Date.now(), zone),
};
const study = await Study.open(folder);
await scanStudy(study, world);
const random = new Random(7);
const scheduler = new Scheduler({ ...DEFAULT_SETTINGS, desiredRetention: 0.88 });
study.setOverrides('Study::Check', { schedule: { desiredRetention: 0.88 } });

/** When the learner sits down, on the day so many days ago. */
function evening(daysAgo: number): number {
  const moment = momentAt(Date.now() - daysAgo * DAY, zone);
  const midnight = Math.floor((moment.time + moment.offset * 60_000) / DAY) * DAY;
  return midnight - moment.offset * 60_000 + Number(hour) * 3_600_000;
}

const ids = [...study.cards()].map(({ id }) => id);
for (let daysAgo = DAYS; daysAgo >= 1; daysAgo -= 1) {
  let time = evening(daysAgo);
  for (const [at, id] of ids.entries()) {
    const { memory } = study.card(id)!;
    const moment = momentAt(time, zone);
    if (memory.state === 'new' ? at > (DAYS - daysAgo) * 3 : memory.dueDay > dayOf(moment))
      continue;
    const drawn = random.next();
    const rating: Rating = drawn < 0.12 ? 1 : drawn < 0.22 ? 2 : drawn < 0.9 ? 3 : 4;
    const given = { card: id, rating, took: 3000 + at, moment, leechAfter: 0 };
    study.answer({ ...given, settings: scheduler.settings }, (known, seed) =>
      scheduler.next(known, rating, moment, seed),
    );
    time += 20_000 + Math.floor(drawn * 5000);
  }
}
const last = momentAt(evening(1) + 7_200_000, zone);
study.act('suspend', ids.slice(0, 2), last);
study.act('flag', ids.slice(2, 4), last, 3);
study.act('reset', ids.slice(4, 5), last);
const expected = [...study.cards()].map(({ guid, ordinal, memory, status }) => ({
  guid,
  ordinal,
  ...memory,
  ...status,
  dueDate: memory.state === 'new' ? null : dateOf(memory.dueDay),
}));
study.close();
writeFileSync(join(folder, 'expected.json'), JSON.stringify(expected, null, 1));

function deckText(count: number): string {
  const all = Array.from({ length: count }, (_, at) => {
    if (at % 5 === 4) return `C: The {{number ${at}}} and the {{letter ${at}}} are hidden.\n`;
    if (at % 5 === 3) return `word ${at} ::: its meaning ${at}\n`;
    return `Q: What is $x_{${at}}$, the *question* ${at}?\nA: The answer ${at}\n`;
  });
  return `---\ndeck: Study::Check\n---\n\n${all.join('\n')}`;
}
