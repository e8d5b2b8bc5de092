import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Which stage may import which: `types` for type-only imports, `values` for anything. note.ts is open to all. */
const ARROWS: Record<string, { values?: string[]; types?: string[] }> = {
  'cli.ts': { values: ['cli', 'commands'] },
  cli: { values: ['commands'] },
  commands: {
    values: [
      'markdown',
      'language',
      'questions',
      'collection',
      'schedule',
      'review',
      'anki',
      'quiz',
    ],
  },
  'note.ts': {},
  markdown: {},
  language: {},
  questions: { types: ['language', 'markdown'] },
  collection: { types: ['schedule'] },
  schedule: {},
  review: { types: ['schedule'] },
  anki: {},
  quiz: {},
};

/** One owner folder for each outside package. */
const OWNERS: Record<string, RegExp> = {
  'cli.ts': /^yargs(\/|$)/,
  cli: /^yargs$/,
  commands: /^(cli-progress|picocolors|yargs)$/,
  markdown:
    /^(unified|remark-.*|rehype-.*|mdast.*|hast.*|micromark.*|unist.*|vfile.*|yaml|string-width|lowlight|pngjs|jpeg-js)$/,
  questions: /^world-countries/,
  collection: /^@photostructure\/sqlite$/,
  review: /^(string-width|wrap-ansi)$/,
  schedule: /^(ts-fsrs|@open-spaced-repetition\/binding)$/,
  anki: /^(anki-apkg-export|sql\.js|fzstd|yazl)(\/|$)/,
  quiz: /^(mustache|saxes|fflate|pdfkit|fontkit|bidi-js|linebreak|mathjax-full)(\/|$)/,
};

interface Import {
  file: string;
  room: string;
  target: string;
  typeOnly: boolean;
}

function importsIn(folder: string): Import[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .flatMap((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      const pattern =
        /(?:^|\n)\s*(import|export)\s+(type\s)?[^;'"]*?from\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|(?:^|\n)\s*import\s+'([^']+)'/g;
      return [...text.matchAll(pattern)].map((match) => ({
        file: name,
        room: name.split('/')[0] ?? name,
        target: match[3] ?? match[4] ?? match[5] ?? '',
        typeOnly: match[2] !== undefined,
      }));
    });
}

/** Every import that goes against the table, as a sentence. */
function violations(imports: Import[]): string[] {
  return imports.flatMap(({ file, room, target, typeOnly }) => {
    if (!target.startsWith('.')) {
      const bare = target.replace(/^node:/, '');
      if (builtinModules.includes(bare))
        return target.startsWith('node:') ? [] : [`${file} imports ${target} without node:`];
      return OWNERS[room]?.test(target)
        ? []
        : [`${file} imports ${target}, which ${room} does not own`];
    }
    const goal = relative('.', join(dirname(file), target)).split('/')[0] ?? '';
    if (goal === room || goal === 'note.ts') return [];
    const allowed = [
      ...(ARROWS[room]?.values ?? []),
      ...(typeOnly ? (ARROWS[room]?.types ?? []) : []),
    ];
    return allowed.includes(goal) ? [] : [`${file} imports ${typeOnly ? 'types of ' : ''}${goal}`];
  });
}

describe('arrows', () => {
  it('go only where the design lets them', () => {
    const imports = importsIn('src');
    expect(imports.length).toBeGreaterThan(5);
    expect(violations(imports)).toEqual([]);
  });

  it('are reported when they go against it', () => {
    const wrong = [
      { file: 'anki/a.ts', room: 'anki', target: '../markdown/b.ts', typeOnly: true },
      { file: 'questions/a.ts', room: 'questions', target: '../language/b.ts', typeOnly: false },
      { file: 'language/a.ts', room: 'language', target: 'yargs', typeOnly: false },
      { file: 'note.ts', room: 'note.ts', target: './anki/a.ts', typeOnly: true },
    ];
    expect(violations(wrong)).toHaveLength(wrong.length);
    expect(
      violations([
        { file: 'questions/a.ts', room: 'questions', target: '../language/b.ts', typeOnly: true },
      ]),
    ).toEqual([]);
  });

  it('leave no file unaccounted for', () => {
    for (const room of readdirSync('src')) expect(ARROWS, `src/${room}`).toHaveProperty([room]);
  });
});
