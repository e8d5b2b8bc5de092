import { describe, expect, it } from 'vitest';
import { readTasks } from '../../src/markdown/options.ts';

describe('options under a question', () => {
  it('are a task list, with what stands around it', () => {
    expect(readTasks('Which?\n\n- [ ] a\n- [x] b\n  more of b\n- [X] c\n\nBecause.')).toEqual({
      before: 'Which?',
      tasks: [
        { text: 'a', isDone: false },
        { text: 'b\nmore of b', isDone: true },
        { text: 'c', isDone: true },
      ],
      after: 'Because.',
    });
  });

  it.each([['- a\n- b'], ['- [x] only one'], ['```\n- [x] a\n- [ ] b\n```'], ['[x] a\n[ ] b']])(
    'are not %j',
    (text) => {
      expect(readTasks(text)).toBeUndefined();
    },
  );
});
