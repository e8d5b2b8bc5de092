import { describe, expect, it } from 'vitest';
import type { Item } from '../../src/quiz/item.ts';
import { writeQuiz } from '../../src/quiz/write.ts';
import { context, quizOf } from './context.ts';

const item: Item = {
  id: 'a1',
  kind: 'true-false',
  stem: 'Tambora is in Indonesia.',
  points: 1,
  origin: { notes: ['n'], feedback: '', headings: [], at: 0 },
  isTrue: true,
};

async function printed(...names: string[]): Promise<string> {
  const versions = names.map((name) => ({ name, items: [item] }));
  return String((await writeQuiz(quizOf([item]), 'print', context(versions))).files[0]!.content);
}

describe('HTML for paper', () => {
  it('counts the pages of each version and says which it is, on every page', async () => {
    const html = await printed('A', '"B" </style>');
    expect(html).toContain(
      '@page paper-1 { counter-increment: paper-1; @bottom-center { content: "Volcanoes · version A · page " counter(paper-1); } }',
    );
    expect(html).toContain(
      'content: "Volcanoes · version \\22 B\\22  \\3c \\2f style\\3e  · key · page "',
    );
    expect(
      html.match(/<section class="\w+" style="page: (?:paper|sheet|key)-[12]">/g),
    ).toHaveLength(6);
    expect(html.match(/<\/style>/g)).toHaveLength(1);
  });

  it('names no version where there is one only', async () => {
    expect(await printed('')).toContain('{ content: "Volcanoes · page " counter(paper-1); }');
  });
});
