import { describe, expect, it } from 'vitest';
import type { CardView } from '../../src/review/card-lines.ts';
import { folded } from '../../src/review/layout.ts';
import {
  asking,
  type Effect,
  KEYS,
  type Page,
  press,
  type Reviewing,
} from '../../src/review/reviewing.ts';
import { reviewingScreen, type View } from '../../src/review/reviewing-screen.ts';
import { beginSession } from '../../src/review/session.ts';
import { compareTyped } from '../../src/review/typed-answer.ts';
import { due, fresh, learning } from './cards.ts';
import { PAINT } from './paint.ts';

const PAGE: Page = { at: 0, lowest: 0, height: 10 };
const SESSION = beginSession(
  {
    learning: [learning(1, 1)],
    main: [due(2, 1), due(3, 1), fresh(4), fresh(5), fresh(6)],
  },
  5,
  { first: due(9, 1, { deck: 'History::Madrid' }) },
);
const EMPTY = beginSession({ learning: [], main: [] }, 5);

function play(keys: string, start = asking(SESSION, false), page = PAGE) {
  let state: Reviewing = start;
  const effects: Effect[] = [];
  for (const key of keys.split(' ').filter(Boolean)) {
    const step = press(state, key, page);
    state = step.state;
    if (step.effect) effects.push(step.effect);
  }
  return { state, effects };
}

const short = (effect: Effect) => Object.values(effect).join(' ');

/** Keys, the side that is up after them, and what they asked for. */
const KEYS_AND_EFFECTS = [
  ['space', 'answer', ''],
  ['return', 'answer', ''],
  ['space 1', 'answer', 'answer 1'],
  ['space 2', 'answer', 'answer 2'],
  ['space 3', 'answer', 'answer 3'],
  ['space 4', 'answer', 'answer 4'],
  ['space a', 'answer', 'answer 1'],
  ['space h', 'answer', 'answer 2'],
  ['space g', 'answer', 'answer 3'],
  ['space y', 'answer', 'answer 4'],
  ['space space', 'answer', 'answer 3'],
  ['space return', 'answer', 'answer 3'],
  ['3', 'question', ''],
  ['t', 'question', 'type'],
  ['space t', 'answer', ''],
  ['e', 'question', 'edit'],
  ['s', 'question', 'suspend card'],
  ['S', 'question', 'suspend note'],
  ['b', 'question', 'bury card'],
  ['space B', 'answer', 'bury note'],
  ['u u', 'question', 'undo, undo'],
  ['f 3', 'question', 'flag 3'],
  ['f 0', 'question', 'flag 0'],
  ['f 8', 'question', ''],
  ['f escape', 'question', ''],
  ['f q', 'question', ''],
  ['f ctrl-c', 'question', 'end 130'],
  ['? 3', 'question', ''],
  ['? q q', 'question', 'end 0'],
  ['q', 'question', 'end 0'],
  ['ctrl-d', 'question', 'end 0'],
  ['space ctrl-c', 'answer', 'end 130'],
  ['x', 'question', ''],
] as const;

describe('the keys', () => {
  it.each(KEYS_AND_EFFECTS)('%s', (keys, side, effects) => {
    const { state, effects: asked } = play(keys);
    expect(state.side).toBe(side);
    expect(asked.map(short).join(', ')).toBe(effects);
  });

  it.each([
    ['return', 'end 0'],
    ['q', 'end 0'],
    ['space', 'look'],
    ['u', 'undo'],
    ['3 e s b f 1', ''],
  ])('at the end: %s', (keys, effects) => {
    expect(play(keys, asking(EMPTY, false)).effects.map(short).join(', ')).toBe(effects);
  });

  it('say what they did not do, once', () => {
    expect(play('3').state.message).toMatch(/answer first/);
    expect(play('x').state.message).toMatch(/does nothing here/);
    expect(play('f x').state.message).toMatch(/stays as it was/);
    expect(play('x space').state.message).toBeUndefined();
  });

  it('scroll, no further than there is anything', () => {
    const page = { at: 4, lowest: 9, height: 10 };
    const at = (key: string) => play(key, undefined, page).state.scroll;
    expect(['up', 'down', 'pageup', 'pagedown', 'home', 'end'].map(at)).toEqual([3, 5, 0, 9, 0, 9]);
    expect(play('down space', undefined, page).state.scroll).toBeUndefined();
  });

  it('have each its own meaning', () => {
    const keys = KEYS.map(([key]) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

const CARD: CardView = {
  isCloze: false,
  question: (columns) =>
    folded('What did Spain do after the bombs in the trains of Madrid?', columns),
  answer: (columns) => folded('It withdrew its troops from Iraq.', columns),
  sentence:
    'Following the death of so many commuters, the Spanish government decided to withdraw its troops from Iraq.',
  where: 'madrid.deck.md:12 · After the attacks',
  isLeech: false,
  intervals: { 1: '<1m', 2: '6m', 3: '10m', 4: '1.2mo' },
};
const CLOZE: CardView = {
  ...CARD,
  isCloze: true,
  question: () => ['The bombs of […] killed 191 people.'],
  answer: () => ['The bombs of 11 March 2004 killed 191 people.'],
  extra: () => ['In Madrid.'],
  sentence: '',
};

function screen(
  keys: string,
  columns: number,
  view: Partial<View> = {},
  rows = 24,
  session = SESSION,
) {
  const { state } = play(keys, asking(session, false));
  const whole: View = { card: CARD, ending: [], ...view };
  return reviewingScreen(state, whole, { columns, rows, paint: PAINT });
}

const shown = (text: string) => text.replaceAll('\u00a0', ' ').split('\n');

describe('the screen', () => {
  it('asks, at 80 columns', () => {
    expect(shown(screen('', 80).text)).toMatchInlineSnapshot(`
      [
        "  History::Madrid                                     3 new  1 learning  3 due",
        "  ────────────────────────────────────────────────────────────────────────────",
        "",
        "  Q  What did Spain do after the bombs in the trains of Madrid?",
        "",
        "  space answer  e edit  u undo  s suspend  b bury  f flag  q quit  ? help",
        "",
      ]
    `);
  });

  it('answers, at 80 columns', () => {
    expect(shown(screen('space', 80).text)).toMatchInlineSnapshot(`
      [
        "  History::Madrid                                     3 new  1 learning  3 due",
        "  ────────────────────────────────────────────────────────────────────────────",
        "",
        "  Q  What did Spain do after the bombs in the trains of Madrid?",
        "",
        "  A  It withdrew its troops from Iraq.",
        "",
        "  >  Following the death of so many commuters, the Spanish government decided to",
        "  >  withdraw its troops from Iraq.",
        "     madrid.deck.md:12 · After the attacks",
        "",
        "  1 again <1m  2 hard 6m  3 good 10m  4 easy 1.2mo",
        "  e edit  u undo  s suspend  b bury  f flag  q quit  ? help",
        "",
      ]
    `);
  });

  it('asks, at 40 columns', () => {
    expect(shown(screen('', 40).text)).toMatchInlineSnapshot(`
      [
        "  History::Madrid            3 + 1 + 3",
        "  ────────────────────────────────────",
        "",
        "  Q  What did Spain do after the bombs",
        "     in the trains of Madrid?",
        "",
        "  space answer  e edit  u undo  q quit",
        "  ? help",
        "",
      ]
    `);
  });

  it('answers, at 40 columns', () => {
    expect(shown(screen('space', 40).text)).toMatchInlineSnapshot(`
      [
        "  History::Madrid            3 + 1 + 3",
        "  ────────────────────────────────────",
        "",
        "  Q  What did Spain do after the bombs",
        "     in the trains of Madrid?",
        "",
        "  A  It withdrew its troops from Iraq.",
        "",
        "  >  Following the death of so many",
        "  >  commuters, the Spanish government",
        "  >  decided to withdraw its troops from",
        "  >  Iraq.",
        "     madrid.deck.md:12 · After the",
        "     attacks",
        "",
        "  1 again <1m  2 hard 6m  3 good 10m",
        "  4 easy 1.2mo",
        "  e edit  u undo  q quit  ? help",
        "",
      ]
    `);
  });

  it('fills the gap of a cloze', () => {
    expect(shown(screen('', 60, { card: CLOZE }).text)).toContain(
      '  C  The bombs of […] killed 191 people.',
    );
    expect(shown(screen('space', 60, { card: CLOZE }).text).slice(3, 8)).toMatchInlineSnapshot(`
      [
        "  C  The bombs of 11 March 2004 killed 191 people.",
        "",
        "     In Madrid.",
        "",
        "     madrid.deck.md:12 · After the attacks",
      ]
    `);
  });

  it('shows what was typed beside what was expected', () => {
    const typed = (text: string) =>
      shown(
        screen('space', 60, { card: { ...CARD, typed: compareTyped(text, 'It withdrew.') } }).text,
      ).slice(8, 10);
    expect(typed('it wihdrew')).toEqual(['  ≠  it wihdrew', '  =  It withdrew.']);
    expect(typed('It withdrew.')).toEqual(['  =  You typed just that.', '']);
  });

  it('says what to type, and how to leave it', () => {
    expect(shown(screen('', 60, { isTyping: true }).text)).toContain(
      '  type, then return; escape for the keys',
    );
  });

  it('asks for a flag, and shows it', () => {
    expect(shown(screen('f', 60).text)).toContain('  a flag from 1 to 7, or 0 for none');
    const flag = beginSession({ learning: [], main: [] }, 5, { first: due(9, 1, { flag: 3 }) });
    expect(shown(screen('', 60, {}, 24, flag).text)[0]).toContain('A ⚑3');
  });

  it('tells of a leech, and what the last key did not do', () => {
    expect(screen('space', 60, { card: { ...CARD, isLeech: true } }).text).toContain('A leech');
    expect(screen('x', 60).text).toContain('That key does nothing here');
  });

  it('ends with what it is given', () => {
    const { text } = screen(
      '',
      80,
      { card: undefined, ending: ['That was all.'] } as never,
      24,
      EMPTY,
    );
    expect(shown(text)).toMatchInlineSnapshot(`
      [
        "                                                      0 new  0 learning  0 due",
        "  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━",
        "",
        "  That was all.",
        "",
        "  u undo  q quit  ? help",
        "",
      ]
    `);
  });

  it('has help on every key, at any width', () => {
    for (const columns of [40, 80]) {
      const help = shown(screen('?', columns, {}, 60).text);
      for (const [key] of KEYS)
        expect(help.some((line) => line.startsWith(`  ${key} `))).toBe(true);
      for (const line of help) expect([...line].length).toBeLessThanOrEqual(columns);
    }
  });

  it('lists what became of notes before the first card', () => {
    const state: Reviewing = { ...asking(SESSION, false), asks: 'report' };
    const view = { card: CARD, ending: [], report: ['Edited, history kept: 1', '  a', '  → b'] };
    const { text } = reviewingScreen(state, view, { columns: 40, rows: 24, paint: PAINT });
    expect(shown(text).slice(3, 8)).toEqual([
      '  Edited, history kept: 1',
      '    a',
      '    → b',
      '',
      '  any key begins',
    ]);
    expect(press(state, 'x', PAGE).state.asks).toBe('card');
  });

  describe('of a long card', () => {
    const LONG: CardView = {
      ...CARD,
      question: () => Array.from({ length: 12 }, (_, at) => `question ${at + 1}`),
      answer: () => Array.from({ length: 12 }, (_, at) => `answer ${at + 1}`),
    };
    const at = (keys: string) => {
      let state = asking(SESSION, false);
      let page = PAGE;
      let lines: string[] = [];
      for (const key of ['', ...keys.split(' ').filter(Boolean)]) {
        if (key !== '') state = press(state, key, page).state;
        const made = reviewingScreen(
          state,
          { card: LONG, ending: [] },
          { columns: 80, rows: 16, paint: PAINT },
        );
        page = made.page;
        lines = shown(made.text);
      }
      return lines;
    };

    it('shows its beginning, and that there is more', () => {
      expect(at('')[3]).toBe('  Q  question 1');
      expect(at('')).toContain('  ↓ lines 1–9 of 12');
    });

    it('scrolls to its end and no further', () => {
      expect(at('down')[3]).toBe('     question 2');
      expect(at('down')).toContain('  ↑↓ lines 2–10 of 12');
      expect(at('pagedown pagedown').join('\n')).toContain('question 12');
      expect(at('pagedown pagedown up')[3]).not.toBe(at('pagedown pagedown')[3]);
    });

    it('shows the answer as soon as it is up', () => {
      expect(at('space')[3]).toBe('  A  answer 1');
      expect(at('space home')[3]).toBe('  Q  question 1');
    });

    it('shows all of a short answer, and as much of the question as there is room for', () => {
      const card = { ...LONG, answer: () => ['answer 1', 'answer 2'], sentence: 'Source.' };
      const { state } = play('space');
      const view = { card, ending: [] };
      const { text } = reviewingScreen(state, view, { columns: 80, rows: 16, paint: PAINT });
      expect(shown(text).slice(3, 12)).toEqual([
        '     question 8',
        '     question 9',
        '     question 10',
        '     question 11',
        '     question 12',
        '',
        '  A  answer 1',
        '     answer 2',
        '  ↑↓ lines 8–15 of 18',
      ]);
    });

    it('leaves every line to be read', () => {
      const read = new Set<string>();
      for (let downs = 0; downs < 40; downs += 1)
        for (const line of at(`space home ${'down '.repeat(downs)}`)) read.add(line.slice(5));
      for (let n = 1; n <= 12; n += 1) {
        expect(read).toContain(`question ${n}`);
        expect(read).toContain(`answer ${n}`);
      }
    });
  });

  it.each([
    [20, 10],
    [40, 8],
    [80, 24],
    [200, 50],
    [1, 1],
  ])('keeps within %d columns and %d rows', (columns, rows) => {
    const wide = '日本語の文章 مرحبا بالعالم emoji 👩‍👩‍👧 e\u0301 ';
    const card: CardView = {
      ...CARD,
      question: (width) => folded(wide.repeat(9), width),
      sentence: wide.repeat(9),
      where: `${'x'.repeat(90)}.md:1`,
    };
    for (const keys of ['', 'space', '?', 'f', 'x']) {
      const lines = shown(screen(keys, columns, { card }, rows).text);
      if (rows >= 10) expect(lines.length).toBeLessThanOrEqual(rows);
    }
  });
});
