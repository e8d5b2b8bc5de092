import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Study } from '../../src/collection/study.ts';
import { momentAt } from '../../src/schedule/days.ts';
import { replay, schedulersBy } from '../../src/schedule/replay.ts';
import { Scheduler } from '../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS } from '../../src/schedule/settings.ts';
import { deckwright } from '../commands/cli.ts';

const PARAMETERS = DEFAULT_SETTINGS.parameters.map((value, at) => (at < 4 ? value * 3 : value));
const SETTINGS = { ...DEFAULT_SETTINGS, parameters: PARAMETERS };

let folder = '';
let study: Study;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'deckwright-adopt-'));
  writeFileSync(join(folder, 'a.deck.md'), '---\ndeck: A\n---\n\nQ: One?\nA: 1\n\nQ: Two?\nA: 2\n');
  expect(deckwright(folder, 'scan', '--study', folder).code).toBe(0);
  study = await Study.open(folder);
  for (const { id } of [...study.cardStates()]) answer(id);
});
afterEach(() => {
  study.close();
  rmSync(folder, { recursive: true });
});

function answer(card: number): void {
  const scheduler = new Scheduler(DEFAULT_SETTINGS);
  const moment = momentAt(Date.now());
  study.answer(
    { card, rating: 3, took: 1000, moment, settings: DEFAULT_SETTINGS, leechAfter: 8 },
    (memory, seed) => scheduler.next(memory, 3, moment, seed),
  );
}

const doubled = () =>
  new Map(
    [...study.cardStates()].map(({ id, memory }) => [
      id,
      { ...memory, stability: PARAMETERS[2]!, difficulty: memory.difficulty },
    ]),
  );

const adopt = (memories: ReturnType<typeof doubled>) =>
  study.adopt(
    'A',
    { newPerDay: 7, schedule: { parameters: PARAMETERS } },
    [{ settings: SETTINGS, memories }],
    momentAt(Date.now()),
  );

describe('adopting parameters', () => {
  it('sets them and writes what follows from them, so that the log still tells it', () => {
    expect(adopt(doubled())).toBe(0);
    expect(study.overridesOf('A')).toEqual({ newPerDay: 7, schedule: { parameters: PARAMETERS } });
    const schedulerOf = schedulersBy((id) => study.scheduleWithId(id));
    for (const { id, guid, ordinal, memory } of study.cardStates()) {
      expect(memory.stability).toBe(PARAMETERS[2]);
      expect(replay([...study.steps(id)], schedulerOf, `${guid}:${ordinal}`)).toEqual(memory);
    }
  });

  it('leaves alone a card that was answered since', () => {
    const memories = doubled();
    const [first, second] = [...study.cardStates()];
    answer(first!.id);
    const [answered] = [...study.cardStates()];
    expect(adopt(memories)).toBe(1);
    const [now, other] = [...study.cardStates()];
    expect(now).toEqual(answered);
    expect(other!.memory).toEqual(memories.get(second!.id));
  });

  it('is all or nothing', () => {
    const before = [...study.cardStates()];
    const memories = doubled();
    const [id] = memories.keys();
    const broken = new Map([...memories, [id! + 999, memories.get(id!)!]]);
    expect(() => adopt(broken)).toThrow();
    expect([...study.cardStates()]).toEqual(before);
    expect(study.overridesOf('A')).toEqual({});
  });
});
