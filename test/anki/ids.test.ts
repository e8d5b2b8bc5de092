import { expect, it } from 'vitest';
import { claim, freshId } from '../../src/anki/ids.ts';
import { WRITTEN } from './samples.ts';

it('an id follows from the key and the time, and lies in the day before', () => {
  const id = freshId('a', WRITTEN, new Set());
  expect(id).toBe(freshId('a', WRITTEN, new Set()));
  expect(id).not.toBe(freshId('b', WRITTEN, new Set()));
  expect(id).toBeLessThanOrEqual(WRITTEN * 1000);
  expect(id).toBeGreaterThan((WRITTEN - 86_400) * 1000);
});

it('an id in use gives way to the next one below', () => {
  const taken = new Set([100, 99]);
  expect([claim(100, taken), claim(100, taken)]).toEqual([98, 97]);
  const id = freshId('a', WRITTEN, new Set());
  expect(freshId('a', WRITTEN, new Set([id]))).toBe(id - 1);
});
