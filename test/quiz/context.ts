import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readTemplates } from '../../src/commands/quiz.ts';
import type { FontFile, WriteContext } from '../../src/quiz/format.ts';
import type { Item, Quiz } from '../../src/quiz/item.ts';
import { NO_MATHS } from '../../src/quiz/maths.ts';

const font = (name: string): FontFile => {
  const path = createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`);
  return { path, bytes: readFileSync(path) };
};

export const context = (versions: WriteContext['versions']): WriteContext => ({
  templates: readTemplates(),
  versions,
  now: 0,
  maths: NO_MATHS,
  fonts: {
    faces: {
      regular: font('DejaVuSansCondensed'),
      bold: font('DejaVuSansCondensed-Bold'),
      italic: font('DejaVuSansCondensed-Oblique'),
      mono: font('DejaVuSansMono'),
    },
    others: [],
    lacks: () => {},
  },
});

export const quizOf = (items: readonly Item[], title = 'Volcanoes'): Quiz => ({
  title,
  items,
  language: 'en',
});
