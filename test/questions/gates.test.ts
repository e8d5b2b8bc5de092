import { describe, expect, it } from 'vitest';
import { candidatesFrom } from './from-text.ts';

/** A text whose last sentence must not be asked about, and the gate that says so. */
const DROPPED: readonly (readonly [gate: string, text: string])[] = [
  ['not a statement', 'Did Napoleon really invade Russia in 1812?'],
  ['first or second person', 'In 1812 my grandfather joined the army of Napoleon.'],
  ['condition', 'Napoleon invades Russia in 1812 if the Tsar trades with Britain.'],
  ['counterfactual', 'Napoleon would have conquered Russia in 1812.'],
  ['opinion', 'Napoleon should invade Russia in 1812.'],
  ['pronoun', 'He invaded Russia in 1812.'],
  ['demonstrative', 'Napoleon lost this battle in 1812.'],
  ['contextual word', 'Napoleon lost another battle in 1812.'],
  ['vague question', 'The group attacked Moscow in 1812.'],
];

describe('gates', () => {
  it.each(DROPPED)('%s: %s', (gate, text) => {
    const dropped = candidatesFrom(text).map(({ droppedBy }) => droppedBy);
    expect(dropped).toContain(gate);
    expect(dropped).not.toContain(undefined);
  });

  it('let a plain statement pass', () => {
    const cards = candidatesFrom('Napoleon invaded Russia in 1812.').filter(
      ({ droppedBy }) => droppedBy === undefined,
    );
    expect(cards.map(({ question }) => question)).toContain('When did Napoleon invade Russia?');
  });
});
