import { describe, expect, it } from 'vitest';
import type { FormatName } from '../../src/quiz/formats.ts';
import type { Item } from '../../src/quiz/item.ts';
import { writeQuiz } from '../../src/quiz/write.ts';
import { unzipTexts } from '../../src/quiz/zip.ts';
import { context, quizOf } from './context.ts';

/** What importers do that no description of their formats says: read in their sources, or told by those who use them. */

const shared = {
  id: 'a1',
  points: 1,
  origin: { notes: ['n'], feedback: '', headings: ['C++ <vector> [1] \\'], at: 0 },
};
const short: Item = { ...shared, kind: 'short', stem: 'Which?', accepted: ['=1+1', '-40 °C'] };
const gap = (...gaps: string[]): Item => ({
  ...shared,
  kind: 'gap',
  stem: gaps.map(() => '\uFFFC').join(' and '),
  gaps: gaps.map((text) => [text]),
});
const numeric: Item = {
  ...shared,
  kind: 'numeric',
  stem: 'How cold?',
  value: -3.5,
  tolerance: 0.1,
  shown: '-3.5',
};
const choice: Item = {
  ...shared,
  kind: 'choice',
  stem: '=1+1 in <em>C</em>',
  options: [
    { html: '&lt;b&gt; &amp;amp;', isRight: true },
    { html: '-5 or less', isRight: false },
  ],
  isSingle: true,
  isOrdered: false,
};

async function contentOf(name: FormatName, items: readonly Item[], title?: string) {
  return (await writeQuiz(quizOf(items, title), name, context([]))).files[0]!.content;
}

async function textOf(name: FormatName, items: readonly Item[], title?: string) {
  return String(await contentOf(name, items, title));
}

describe('Moodle', () => {
  it('takes a backslash from before a brace or a hash in the answer of a gap', async () => {
    const xml = await textOf('moodle-xml', [gap('\\(\\{a\\}\\)')]);
    expect(xml).toContain('=&#92;&#40;&#92;&#123;a&#92;&#92;&#125;&#92;&#41;}');
  });

  it('gives each gap its marks, in whole numbers', async () => {
    const ofTwo = { ...gap('a', 'b'), points: 4 };
    expect(await textOf('moodle-xml', [ofTwo])).toContain('{2:SHORTANSWER:=a} and {2:');
    expect(await textOf('moodle-xml', [gap('a', 'b')])).toContain('{1:SHORTANSWER:=a} and {1:');
  });

  it.each([
    ['Peace\n and/or war', 'Peace and//or war'],
    ['/etc/', ' //etc// '],
  ])('makes a category of the title %j', async (title, category) => {
    expect(await textOf('moodle-xml', [short], title)).toContain(
      `<text>$course$/top/${category}</text>`,
    );
    expect(await textOf('gift', [short], title)).toContain(`$CATEGORY: $course$/top/${category}\n`);
  });

  it('keeps the lines of code in GIFT, each question in a block without an empty line', async () => {
    const html = '<p>What does it print?</p>\n\n<pre><code>if x:\n    f()\n\n0\n</code></pre>';
    const gift = await textOf('gift', [{ ...short, stem: html }]);
    expect(gift).toContain('<pre><code>if x\\:\\n    f()\\n\\n0\\n</code></pre>{');
    expect(gift.trimEnd().split(/\n\s*\n/)).toHaveLength(2);
  });

  it('finds the tags and the name of a question of GIFT', async () => {
    const gift = await textOf('gift', [short]);
    expect(gift).toContain('// [id:a1] [tag:C++ vector 1]\n');
    expect(gift).toContain('::1. Which?::');
  });
});

describe('Canvas', () => {
  it('finds the settings of a quiz in the folder of its identifier, one for each title', async () => {
    const paths = async (title: string) =>
      Object.keys(unzipTexts((await contentOf('qti12', [short], title)) as Uint8Array));
    const [monday, tuesday] = [await paths('Monday'), await paths('Tuesday')];
    const [, id] = /^(quiz-\w+)\//.exec(monday[1]!)!;
    expect(monday).toEqual(['imsmanifest.xml', `${id}/${id}.xml`, `${id}/assessment_meta.xml`]);
    expect(tuesday[1]).not.toBe(monday[1]);
  });

  it('names files after an item, and takes the bounds of a number as they are written', async () => {
    const zip = await contentOf('qti12', [{ ...numeric, id: 'a/b c' }]);
    const xml = Object.values(unzipTexts(zip as Uint8Array)).join('');
    expect(xml).toContain('<item ident="a-2fb-20c"');
    expect(xml).toContain('<vargte respident="response1">-3.6</vargte>');
    expect(xml).toContain('<varlte respident="response1">-3.4</varlte>');
    const exact = await contentOf('qti12', [{ ...numeric, value: 9007199254740991, tolerance: 0 }]);
    const numbers = Object.values(unzipTexts(exact as Uint8Array))
      .join('')
      .match(/>9\d+</g);
    expect(numbers).toEqual(Array(3).fill('>9007199254740991<'));
  });
});

describe('Blackboard', () => {
  it('is told what is typed as it is typed, and what is read as HTML', async () => {
    const lines = (await textOf('blackboard', [short, numeric, gap('=2', 'b'), choice])).split(
      '\r\n',
    );
    expect(lines[0]).toBe('FIB\tWhich?\t=1+1\t-40 °C');
    expect(lines[1]).toBe('NUM\tHow cold?\t-3.5\t0.1');
    expect(lines[2]).toBe('FIB_PLUS\t[b1] and [b2]\tb1\t=2\t\tb2\tb');
    expect(lines[3]).toBe(
      'MC\t\u200B=1+1 in C\t&lt;b> &amp;amp;\tcorrect\t\u200B-5 or less\tincorrect',
    );
  });
});

describe('Brightspace', () => {
  it('reads lines of five fields after a byte order mark', async () => {
    const lines = (await textOf('brightspace', [short, choice])).split('\r\n');
    expect(lines[0]).toBe('\uFEFFNewQuestion,SA,,,');
    expect(lines.filter((line) => line.startsWith('Answer'))).toEqual([
      'Answer,100,=1+1,,',
      'Answer,100,-40 °C,,',
    ]);
    expect(lines).toContain(',,,,');
    expect(lines).toContain('QuestionText,\u200B=1+1 in C,,,');
    expect(lines).toContain('Option,0,\u200B-5 or less,,');
  });
});
