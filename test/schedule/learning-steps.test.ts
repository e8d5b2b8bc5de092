import { describe, expect, it } from 'vitest';
import { secondsOf, stepAfter } from '../../src/schedule/learning-steps.ts';
import { NEW } from '../../src/schedule/memory.ts';
import { DEFAULT_SETTINGS } from '../../src/schedule/settings.ts';

const DAY = 86_400;

describe('learning steps', () => {
  it.each([
    ['30s', 30],
    ['1m', 60],
    ['1.5m', 90],
    ['2h', 7200],
    ['3d', 3 * DAY],
    ['0m', undefined],
    ['10', undefined],
    ['10 m', undefined],
    ['-1m', undefined],
    ['1w', undefined],
    ['', undefined],
  ])('reads %j', (step, seconds) => {
    expect(secondsOf(step)).toBe(seconds);
  });

  // Anki, rslib/src/scheduler/states/steps.rs, test `delay_secs`: steps, remaining, again, hard, good.
  it.each([
    [['10m'], 1, 600, 900, undefined],
    [['3d'], 1, 3 * DAY, 4 * DAY, undefined],
    [['1m', '10m'], 2, 60, 330, 600],
    [['1m', '10m'], 1, 60, 600, undefined],
    [['1m', '10m', '100m'], 3, 60, 330, 600],
    [['1m', '10m', '100m'], 2, 60, 600, 6000],
    [['1m', '10m', '100m'], 1, 60, 6000, undefined],
  ])('%j with %i left are as in Anki', (steps, remaining, again, hard, good) => {
    const at = steps.length - remaining;
    for (const state of ['learning', 'relearning'] as const) {
      const memory = { ...NEW, state, learningSteps: at };
      const settings =
        state === 'learning'
          ? { ...DEFAULT_SETTINGS, learningSteps: steps, relearningSteps: [] }
          : { ...DEFAULT_SETTINGS, learningSteps: [], relearningSteps: steps };
      const after = ([1, 2, 3, 4] as const).map((rating) => stepAfter(memory, rating, settings));
      expect(after.map((step) => step?.seconds)).toEqual([again, hard, good, undefined]);
      expect(after.map((step) => step?.next)).toEqual([
        0,
        at,
        good === undefined ? undefined : at + 1,
        undefined,
      ]);
    }
  });

  it('rounds hard to days beyond one, as `rounding_days` in Anki', () => {
    const settings = { ...DEFAULT_SETTINGS, learningSteps: ['1d', '2d'] };
    expect(stepAfter(NEW, 2, settings)).toEqual({ seconds: 2 * DAY, next: 0 });
  });

  it('goes on where steps were taken out of the settings since', () => {
    const memory = { ...NEW, state: 'learning' as const, learningSteps: 4 };
    expect(stepAfter(memory, 2, DEFAULT_SETTINGS)).toEqual({ seconds: 600, next: 1 });
    expect(stepAfter(memory, 3, DEFAULT_SETTINGS)).toBeUndefined();
  });

  it('are none for what was remembered in review, nor where there are none', () => {
    const review = { ...NEW, state: 'review' as const };
    expect(([2, 3, 4] as const).map((one) => stepAfter(review, one, DEFAULT_SETTINGS))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    const without = { ...DEFAULT_SETTINGS, learningSteps: [], relearningSteps: [] };
    for (const rating of [1, 2, 3, 4] as const) {
      expect(stepAfter(NEW, rating, without)).toBeUndefined();
      expect(stepAfter(review, rating, without)).toBeUndefined();
    }
  });
});
