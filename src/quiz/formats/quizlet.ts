import type { Format } from '../format.ts';
import { lineOf } from '../html.ts';
import { withBlanks } from '../stem.ts';
import { oneLine } from '../told.ts';

/** Quizlet's text to paste: a card a line, its sides parted by a tab. */
export const quizlet: Format = {
  name: 'Quizlet',
  abilities: { kinds: ['short'], manyGaps: false, extraRights: false, oneAnswer: true },
  write: ({ items }) => {
    const lines = items.map(
      (item) =>
        `${oneLine(lineOf(withBlanks(item.stem)))}\t${item.kind === 'short' ? oneLine(item.accepted[0] ?? '') : ''}`,
    );
    return [{ path: 'quizlet.txt', content: `${lines.join('\n')}\n` }];
  },
  read: ([file]) =>
    String(file!.content)
      .split('\n')
      .filter((line) => line.includes('\t'))
      .map((line) => {
        const [stem = '', answer = ''] = line.split('\t');
        return { kind: 'short', stem, accepted: [answer] };
      }),
};
