import { describe, expect, it } from 'vitest';
import { beginCurating, type Curating, type Effect, press } from '../../src/review/curating.ts';
import { curatingScreen } from '../../src/review/curating-screen.ts';
import { PAINT } from './paint.ts';

const CANDIDATES = ['one', 'two', 'three'].map((name) => ({
  kind: 'basic' as const,
  front: `What is ${name}?`,
  back: `It is ${name}.`,
  sentence: `This is ${name}.`,
}));

function play(keys: readonly string[]): { state: Curating; effects: Effect[] } {
  let state = beginCurating(CANDIDATES, 2);
  const effects: Effect[] = [];
  for (const key of keys) {
    const step = press(state, key);
    state = step.state;
    if (step.effect) effects.push(step.effect);
  }
  return { state, effects };
}

const screen = (state: Curating, columns = 60, rows = 24) =>
  curatingScreen(state, { deck: 'essay.deck.md', columns, rows, paint: PAINT });

const short = (effect: Effect) =>
  effect.kind === 'end'
    ? `end ${effect.exitCode}`
    : `${effect.kind} ${effect.at}${effect.kind === 'edit' ? ` ${effect.where}` : ''}`;

/** Keys, the verdicts that stand after them, and what they asked for. */
const SESSIONS = [
  ['a', 'accepted', 'accept 0'],
  ['r', 'rejected', 'reject 0'],
  ['s', 'skipped', ''],
  ['e', 'edited', 'edit 0 here'],
  ['E', 'edited', 'edit 0 in the editor'],
  ['a r s', 'accepted rejected skipped', 'accept 0, reject 1'],
  ['a u', '', 'accept 0, undo 0'],
  ['a r u u', '', 'accept 0, reject 1, undo 1, undo 0'],
  ['s u', '', ''],
  ['u', '', ''],
  ['q', '', 'end 0'],
  ['ctrl-d', '', 'end 0'],
  ['a ctrl-c', 'accepted', 'accept 0, end 130'],
  ['? r', '', ''],
  ['? ctrl-c', '', 'end 130'],
  ['x', '', ''],
  ['a a a a', 'accepted accepted accepted', 'accept 0, accept 1, accept 2'],
  ['a a a u', 'accepted accepted', 'accept 0, accept 1, accept 2, undo 2'],
  ['s s s return', 'skipped skipped skipped', 'end 0'],
  ['return', '', ''],
] as const;

describe('a session', () => {
  it.each(SESSIONS)('of the keys %s', (keys, verdicts, effects) => {
    const { state, effects: asked } = play(keys.split(' '));
    expect(state.verdicts.join(' ')).toBe(verdicts);
    expect(asked.map(short).join(', ')).toBe(effects);
  });

  it('says what a key did not do, once', () => {
    expect(play(['u']).state.message).toMatch(/nothing to undo/);
    expect(play(['x']).state.message).toMatch(/does nothing here/);
    expect(play(['x', 's']).state.message).toBeUndefined();
  });
});

describe('the screen', () => {
  it('shows a candidate next to its sentence and how far it is', () => {
    expect(screen(play(['a']).state)).toBe(
      [
        '  essay.deck.md                                       4 of 5',
        '',
        '  Q  What is two?',
        '',
        '  A  It is two.',
        '',
        '  >  This is two.',
        '',
        '  a\u00a0accept  e\u00a0edit  E\u00a0editor  r\u00a0reject  s\u00a0skip  u\u00a0undo',
        '  q\u00a0quit  ?\u00a0help',
        '',
      ].join('\n'),
    );
  });

  it('tells at the end what was decided', () => {
    expect(screen(play(['a', 's', 'a']).state)).toContain(
      'That was the last one: 2 accepted, 1 skipped.',
    );
  });

  it('lists every key', () => {
    const help = screen(play(['?']).state);
    for (const key of 'aeErsuq?') expect(help).toMatch(new RegExp(`\n  [${key}]  \\w`));
  });

  it.each([
    [20, 10],
    [40, 6],
    [200, 50],
    [1, 1],
  ])('keeps a long note within %d columns and %d rows', (columns, rows) => {
    const long = { ...CANDIDATES[0]!, back: 'Une très longue réponse 日本語 '.repeat(40) };
    const lines = screen(beginCurating([long], 0), columns, rows).split('\n');
    if (rows >= 10) expect(lines.length).toBeLessThanOrEqual(rows);
    if (rows >= 10) expect(lines.join('\n')).toContain(rows < 20 ? 'E shows all' : 'réponse');
    if (columns >= 20)
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns + 2);
  });

  it('sends nothing of a deck to the terminal as control', () => {
    const hostile = { ...CANDIDATES[0]!, front: 'a\x1b]0;title\x07b\x9bc' };
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(screen(beginCurating([hostile], 0))).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
  });
});
