import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse as parseGift } from 'gift-pegjs';
import { describe, expect, it } from 'vitest';
import { validateXML, type XMLFileInfo } from 'xmllint-wasm';
import { FORMATS, type FormatName } from '../../src/quiz/formats.ts';
import { writeQuiz } from '../../src/quiz/write.ts';
import { unzipTexts } from '../../src/quiz/zip.ts';
import { context, quizOf } from './context.ts';
import { wildItem, wildText } from './wild.ts';

/** Every format that is read back when it is written: writeQuiz throws where items or key differ. */
const READ_BACK = [
  'moodle-xml',
  'gift',
  'qti12',
  'qti21',
  'html',
  'blackboard',
  'kahoot',
  'quizlet',
  'brightspace',
  'markdown',
] as const satisfies readonly FormatName[];

const wildSet = fc.tuple(wildText, fc.array(wildItem, { minLength: 1, maxLength: 5 }));

describe('formats', () => {
  it.each(READ_BACK)(
    '%s reads back to the same items and key, whatever the texts',
    async (name) => {
      await fc.assert(
        fc.asyncProperty(wildSet, async ([title, items]) => {
          const { files } = await writeQuiz(
            quizOf(items, title),
            name,
            context([{ name: '', items }]),
          );
          expect(files).toHaveLength(1);
        }),
        { numRuns: 60 },
      );
    },
  );

  it('writes GIFT that another parser reads', async () => {
    await fc.assert(
      fc.asyncProperty(wildSet, async ([title, items]) => {
        const { files } = await writeQuiz(quizOf(items, title), 'gift', context([]));
        const questions = parseGift(String(files[0]!.content)).filter(
          ({ type }) => type !== 'Category',
        );
        expect(questions.length).toBeGreaterThanOrEqual(items.length);
      }),
      { numRuns: 60 },
    );
  });

  it('writes XML that another parser takes', async () => {
    const texts: string[] = [];
    for (const [title, items] of fc.sample(wildSet, 25)) {
      const xml = (await writeQuiz(quizOf(items, title), 'moodle-xml', context([]))).files[0]!
        .content;
      texts.push(String(xml));
      for (const name of ['qti12', 'qti21'] as const) {
        const zip = (await writeQuiz(quizOf(items, title), name, context([]))).files[0]!.content;
        texts.push(...Object.values(unzipTexts(zip as Uint8Array)));
      }
    }
    const xml = texts.map((contents, at) => ({ fileName: `${at}.xml`, contents }));
    expect((await validateXML({ xml, schema: [] })).errors).toEqual([]);
    const broken = { fileName: 'broken.xml', contents: '<quiz><question></quiz>' };
    expect((await validateXML({ xml: [broken], schema: [] })).errors).not.toEqual([]);
  });

  it.each([
    ['qti12', 'qti12.rng', /^(quiz-\w+)\/\1\.xml$/],
    ['qti21', 'qti21.rng', /^(?:assessment|items\/item\d+)\.xml$/],
    ['qti21', 'manifest.rng', /^imsmanifest\.xml$/],
  ] as const)('writes %s that %s takes', async (name, schema, wanted) => {
    const xml: XMLFileInfo[] = [];
    for (const [at, [title, items]] of fc.sample(wildSet, 40).entries()) {
      const quiz = { ...quizOf(items, title), minutes: 20 };
      const zip = (await writeQuiz(quiz, name, context([]))).files[0]!.content;
      for (const [path, contents] of Object.entries(unzipTexts(zip as Uint8Array)))
        if (wanted.test(path)) xml.push({ fileName: `${at}-${path.replace('/', '-')}`, contents });
    }
    expect(xml.length).toBeGreaterThanOrEqual(40);
    const contents = readFileSync(new URL(`schemas/${schema}`, import.meta.url), 'utf8');
    const rules = { extension: 'relaxng', schema: [{ fileName: schema, contents }] } as const;
    const broken = xml[0]!.contents.toString().replace(/ident(?:ifier)?="/, '$&no name ');
    expect((await validateXML({ xml, ...rules })).errors).toEqual([]);
    expect((await validateXML({ xml: broken, ...rules })).errors).not.toEqual([]);
  });

  it('gives the same bytes for the same set', async () => {
    for (const [title, items] of fc.sample(wildSet, 5)) {
      for (const name of Object.keys(FORMATS) as FormatName[]) {
        const write = () => writeQuiz(quizOf(items, title), name, context([{ name: 'A', items }]));
        expect((await write()).files).toEqual((await write()).files);
      }
    }
  });
});
