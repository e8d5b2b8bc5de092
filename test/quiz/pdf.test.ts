import { describe, expect, it } from 'vitest';
import { readMaterial } from '../../src/commands/quiz-material.ts';
import { compose } from '../../src/quiz/compose.ts';
import { lineOf } from '../../src/quiz/html.ts';
import { GAP_MARK, type Item, KINDS } from '../../src/quiz/item.ts';
import { printedVersions } from '../../src/quiz/printed.ts';
import { versionsOf } from '../../src/quiz/versions.ts';
import { writeQuiz } from '../../src/quiz/write.ts';
import { context, quizOf } from './context.ts';

/** The text of each page, its pieces from top to bottom and left to right, as another program reads it. */
async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await getDocument({
    data: new Uint8Array(bytes),
    useSystemFonts: false,
    verbosity: 0,
  }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' '),
    );
  }
  await document.destroy();
  return pages;
}

/** Without spaces: a PDF has no words. */
const dense = (text: string) => text.replace(/\s+/g, '').replaceAll(GAP_MARK, '');

const material = (await readMaterial(['cards'], [])).material;
const { items } = compose(material, [
  { count: 20, kinds: KINDS, optionCount: 4, seed: '1', latestYear: 2026 },
]);
const versions = versionsOf(items, ['A', 'B', 'C'], '1');

describe('the PDF', async () => {
  const { files } = await writeQuiz(quizOf(items, 'Two essays'), 'pdf', context(versions));
  const pages = await pagesOf(files[0]!.content as Uint8Array);
  const pagesWith = (text: string) => pages.filter((page) => page.includes(text));

  it.each(['A', 'B', 'C'])(
    'has version %s, its answer sheet and its key, each on pages of their own that are counted',
    (name) => {
      const questions = pagesWith(`version ${name} · page`);
      expect(questions.length).toBeGreaterThan(1);
      questions.forEach((page, at) => {
        expect(page).toContain(
          `Two essays · version ${name} · page ${at + 1} of ${questions.length}`,
        );
      });
      expect(pagesWith(`version ${name} · answer sheet · page 1 of 1`)).toHaveLength(1);
      expect(pagesWith(`version ${name} · key · page 1 of 1`)).toHaveLength(1);
      expect(questions[0]).toMatch(/Name\s.*Date/);
    },
  );

  it.each(['A', 'B', 'C'])(
    'has every item of version %s whole on one page, and its answer in the key',
    (name) => {
      const printed = printedVersions({ items }, versions).find(
        (version) => version.name === name,
      )!;
      const questions = pagesWith(`version ${name} · page`).map(dense);
      const [key] = pagesWith(`version ${name} · key`).map(dense);
      for (const item of printed.items) {
        const whole = [lineOf(item.stem), ...item.options.map(({ html }) => lineOf(html))].map(
          dense,
        );
        expect(questions.filter((page) => whole.every((part) => page.includes(part)))).toHaveLength(
          1,
        );
        expect(key).toContain(`${item.number}.${dense(lineOf(item.key))}`);
      }
    },
  );

  it('breaks no item over two pages, however long the items are', async () => {
    const base = { points: 1, origin: { notes: [], feedback: '', headings: [], at: 0 } };
    const long = Array.from(
      { length: 14 },
      (_, at): Item => ({
        ...base,
        id: String(at),
        kind: 'choice',
        stem: `Begin${at} ${'word '.repeat(90 + 40 * (at % 5))} end?`,
        isSingle: true,
        isOrdered: false,
        options: [0, 1, 2].map((option) => ({
          html: `Option${at}${'abc'[option]} ${'long '.repeat(30)}`,
          isRight: option === 0,
        })),
      }),
    );
    const made = await writeQuiz(quizOf(long), 'pdf', context([{ name: '', items: long }]));
    const all = await pagesOf(made.files[0]!.content as Uint8Array);
    const questions = all.filter((page) => page.includes('Volcanoes · page'));
    expect(questions.length).toBeGreaterThan(3);
    for (let at = 0; at < long.length; at++) {
      const first = questions.findIndex((page) => page.includes(`Begin${at} `));
      expect(questions.findIndex((page) => page.includes(`Option${at}c `))).toBe(first);
    }
  });

  it('sets Greek, Cyrillic, Hebrew and Arabic, and says which characters no font has', async () => {
    const base = {
      points: 1,
      kind: 'true-false',
      isTrue: true,
      origin: { notes: [], feedback: '', headings: [], at: 0 },
    } as const;
    const texts = ['Ελληνικά', 'Привет', 'שלום', 'مرحبا', 'x → y ≤ ∑', '漢字'];
    const some = texts.map((stem, at): Item => ({ ...base, id: String(at), stem }));
    const plain = context([{ name: '', items: some }]);
    const lacking: string[] = [];
    const made = await writeQuiz(quizOf(some), 'pdf', {
      ...plain,
      fonts: { ...plain.fonts, lacks: (characters) => lacking.push(...characters) },
    });
    const [page] = await pagesOf(made.files[0]!.content as Uint8Array);
    for (const text of ['Ελληνικά', 'Привет', 'x → y ≤ ∑']) expect(page).toContain(text);
    expect(lacking).toEqual(['漢', '字']);
  });
});
