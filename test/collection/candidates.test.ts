import { describe, expect, it } from 'vitest';
import { type Candidate, Memory } from '../../src/collection/candidates.ts';

const candidate = (guid: string, front: string, back: string, sentence?: string): Candidate => ({
  guid,
  note: { kind: 'basic', front, back, ...(sentence === undefined ? {} : { source: { sentence } }) },
});
const KNOWN = candidate('1', 'When did it end?', 'In 1945', 'It ended in 1945.');

describe('a memory recalls a candidate', () => {
  it.each([
    ['by its GUID', candidate('1', 'x', 'y', 'z'), true],
    [
      'whose question is worded anew',
      candidate('2', 'In which year?', 'In 1945', 'It ended in 1945.'),
      true,
    ],
    [
      'whose answer is worded anew',
      candidate('2', 'When did it end?', '1945', 'It ended in 1945.'),
      true,
    ],
    [
      'whose sentence was edited',
      candidate('2', 'When did it end?', 'In 1945', 'It then ended.'),
      true,
    ],
    ['that lost its sentence', candidate('2', 'When did it end?', 'In 1945'), true],
    [
      'that is spaced otherwise',
      candidate('2', 'When  did it end? ', 'x', 'It ended\nin 1945.'),
      true,
    ],
    [
      'but not one with the sentence alone',
      candidate('2', 'What ended?', 'It', 'It ended in 1945.'),
      false,
    ],
    [
      'but not one with the answer alone',
      candidate('2', 'When did he go?', 'In 1945', 'He went.'),
      false,
    ],
    [
      'but not one with the question alone',
      candidate('2', 'When did it end?', 'In 1918', 'So it did.'),
      false,
    ],
    [
      'but not one of another kind',
      { guid: '2', note: { ...KNOWN.note, kind: 'cloze' as const } },
      false,
    ],
  ])('%s', (_what, other, isFound) => {
    const memory = new Memory([{ ...KNOWN, decision: 'rejected' }]);
    expect(memory.recall(other)?.guid).toBe(isFound ? '1' : undefined);
  });

  it('and takes its own decision before that of one like it', () => {
    const twin = candidate('2', 'What year was it?', 'In 1945', 'It ended in 1945.');
    const memory = new Memory([
      { ...twin, decision: 'accepted' },
      { ...KNOWN, decision: 'rejected' },
    ]);
    expect(memory.recall(twin)?.decision).toBe('accepted');
    expect(memory.recall(KNOWN)?.decision).toBe('rejected');
    expect(
      memory.recall(candidate('3', 'Say when.', 'In 1945', 'It ended in 1945.'))?.decision,
    ).toBe('rejected');
  });

  it('takes no two notes without a sentence for one because they lack it', () => {
    const memory = new Memory([{ ...candidate('1', 'a', 'b'), decision: null }]);
    expect(memory.recall(candidate('2', 'a', 'c'))).toBeUndefined();
    expect(memory.recall(candidate('2', 'c', 'b'))).toBeUndefined();
  });
});
