import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GAP_MARK, type Item } from '../../src/quiz/item.ts';
import { mathsFor } from '../../src/quiz/maths.ts';
import { writeQuiz } from '../../src/quiz/write.ts';
import { context, quizOf } from './context.ts';

/** Where systems keep Chromium; CHROMIUM names another. */
const CHROMIUM = [
  process.env.CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
].find((path) => path !== '' && existsSync(path));

const base = (id: string, stem: string) => ({
  id,
  stem,
  points: 1,
  origin: {
    notes: [id],
    feedback: `The sentence of ${id}.`,
    headings: ['Volcanoes', 'Indonesia'],
    at: 0,
  },
});

/** One item of each kind. */
const ITEMS: readonly Item[] = [
  {
    ...base('c', 'In which year did Tambora erupt, if \\(x^2 = 4\\)?'),
    kind: 'choice',
    isSingle: true,
    isOrdered: true,
    options: ['1812', '1815', '1821'].map((html) => ({ html, isRight: html === '1815' })),
  },
  {
    ...base('m', 'Which of these are gases?'),
    kind: 'choice',
    isSingle: false,
    isOrdered: false,
    options: ['argon', 'iron', 'xenon'].map((html) => ({ html, isRight: html !== 'iron' })),
  },
  { ...base('t', 'Tambora is in Indonesia.'), kind: 'true-false', isTrue: true },
  {
    ...base('s', 'Which gas smells of matches?'),
    kind: 'short',
    accepted: ['Sulphur dioxide', 'SO2'],
  },
  {
    ...base('g', `The ${GAP_MARK} of 1815 was in ${GAP_MARK}.`),
    kind: 'gap',
    gaps: [['eruption'], ['Indonesia']],
  },
  {
    ...base('n', 'How many people died?'),
    kind: 'numeric',
    value: 71000,
    tolerance: 1000,
    shown: '71,000',
  },
  {
    ...base('p', 'Match each volcano with its year.'),
    kind: 'matching',
    pairs: [
      { left: 'Tambora', right: '1815' },
      { left: 'Laki', right: '1783' },
      { left: 'Krakatoa', right: '1883' },
    ],
    extra: ['1902'],
  },
  {
    ...base('o', 'Put these in order, the earliest first.'),
    kind: 'ordering',
    entries: ['Laki', 'Tambora', 'Krakatoa'],
  },
];

let folder = '';
let browser: Browser | undefined;
let address = '';

beforeAll(async () => {
  if (CHROMIUM === undefined) return;
  folder = mkdtempSync(join(tmpdir(), 'deckwright-page-'));
  const maths = await mathsFor(ITEMS.map(({ stem }) => stem));
  const { files } = await writeQuiz(quizOf(ITEMS), 'html', { ...context([]), maths });
  writeFileSync(join(folder, 'quiz.html'), files[0]!.content);
  address = pathToFileURL(join(folder, 'quiz.html')).href;
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  if (folder !== '') rmSync(folder, { recursive: true });
});

/** A page without a network, and everything that it asks for or complains of. */
async function open(
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<{ page: Page; asked: string[]; said: string[] }> {
  const inside = await browser!.newContext({ offline: true, ...options });
  const page = await inside.newPage();
  const asked: string[] = [];
  const said: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  await page.goto(address);
  return { page, asked, said };
}

async function answerAll(page: Page): Promise<void> {
  await page.check('input[name="q1"][value="1"]');
  await page.check('input[name="q2"][value="0"]');
  await page.check('input[name="q2"][value="2"]');
  await page.check('input[name="q3"][value="true"]');
  await page.fill('input[name="q4"]', 'so2');
  await page.fill('input[name="q5-1"]', 'Eruption');
  await page.fill('input[name="q5-2"]', ' indonesia. ');
  await page.fill('input[name="q6"]', '70,500');
  for (const [at, year] of ['1815', '1783', '1883'].entries())
    await page.selectOption(`select[name="q7-${at}"]`, { label: year });
  for (const label of ['Laki', 'Tambora', 'Krakatoa']) {
    const place = ['Laki', 'Tambora', 'Krakatoa'].indexOf(label) + 1;
    await page.locator('#item-8').getByLabel(label).selectOption(String(place));
  }
}

const reason = 'no Chromium is installed; set CHROMIUM to its path';
if (CHROMIUM === undefined) process.stderr.write(`test/quiz/page.test.ts is skipped: ${reason}.\n`);

describe.skipIf(CHROMIUM === undefined)('the quiz page in Chromium', () => {
  it('is taken by mouse, scored, and shows the sentence that each answer is from', async () => {
    const { page, asked, said } = await open();
    await answerAll(page);
    await page.click('#check');
    expect(await page.textContent('#score')).toBe('8 of 8 points (100 %)');
    expect(await page.locator('.item[data-result="right"]').count()).toBe(8);
    expect(await page.textContent('#item-1 blockquote')).toBe('The sentence of c.');
    expect(await page.isVisible('#study')).toBe(false);
    expect(asked).toEqual([address]);
    expect(said).toEqual([]);
  });

  it('tells what was wrong, what is right and what to study, and can be taken again', async () => {
    const { page } = await open();
    await answerAll(page);
    await page.check('input[name="q1"][value="0"]');
    await page.fill('input[name="q5-2"]', 'Iceland');
    await page.click('#check');
    expect(await page.textContent('#score')).toBe('6.5 of 8 points (81 %)');
    expect(await page.textContent('#item-1 .feedback')).toContain('The answer: 1815');
    expect(await page.textContent('#item-5 .verdict')).toBe('✗ Partly right.');
    expect(await page.locator('#study-list a').allTextContents()).toEqual([
      'Question 1: Volcanoes › Indonesia',
      'Question 5: Volcanoes › Indonesia',
    ]);
    await page.click('#again');
    expect(await page.isChecked('input[name="q1"][value="0"]')).toBe(false);
    expect(await page.isVisible('#result')).toBe(false);
  });

  it('is taken by keyboard alone, and says what is left before it scores', async () => {
    const { page } = await open();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    expect(await page.isChecked('input[name="q1"][value="1"]')).toBe(true);
    for (let presses = 0; presses < 40; presses++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate('document.activeElement.id === "check"')) break;
    }
    await page.keyboard.press('Enter');
    expect(await page.textContent('#status')).toContain('7 of 8 questions have no answer yet');
    await page.focus('#check');
    await page.keyboard.press('Enter');
    expect(await page.textContent('#score')).toBe('1 of 8 points (13 %)');
    expect(await page.evaluate('document.activeElement.id')).toBe('result');
  });

  it('has a policy that lets nothing else run', async () => {
    const { page, said } = await open();
    const policy = await page.getAttribute('meta[http-equiv="Content-Security-Policy"]', 'content');
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+';/,
    );
    await page.evaluate(
      `const script = document.createElement('script'); script.textContent = 'window.ran = true'; document.body.append(script)`,
    );
    expect(await page.evaluate('window.ran')).toBeUndefined();
    expect(said.join()).toMatch(/Content Security Policy/);
  });

  it.each(['light', 'dark'] as const)(
    'has nothing serious that axe finds, before and after, in %s',
    async (colorScheme) => {
      // The policy of the page would not let axe in.
      const { page } = await open({
        bypassCSP: true,
        colorScheme,
        viewport: { width: 390, height: 800 },
      });
      const axe = readFileSync(
        createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
        'utf8',
      );
      await page.evaluate(axe);
      const serious = async () => {
        const { violations } = (await page.evaluate('axe.run()')) as {
          violations: { id: string; impact: string; nodes: { html: string }[] }[];
        };
        return violations
          .filter(({ impact }) => /serious|critical/.test(impact))
          .map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`);
      };
      expect(await serious()).toEqual([]);
      await page.click('#check');
      await page.click('#check');
      expect(await serious()).toEqual([]);
    },
  );

  it('fits a phone and paper', async () => {
    const { page } = await open({ viewport: { width: 320, height: 640 } });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    await page.emulateMedia({ media: 'print' });
    expect(await page.isVisible('#check')).toBe(false);
    expect(
      await page.evaluate('getComputedStyle(document.querySelector(".item")).breakInside'),
    ).toBe('avoid');
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
  });

  it('shows mathematics without a script', async () => {
    const { page } = await open({ javaScriptEnabled: false });
    expect(await page.locator('#item-1 math msup').count()).toBe(1);
    expect(await page.isVisible('noscript')).toBe(true);
  });
});
