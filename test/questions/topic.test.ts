import { expect, it } from 'vitest';
import { questionOf } from '../../src/questions/candidates.ts';
import { candidatesFrom } from './from-text.ts';

/** The questions that an essay with this title is asked. */
const asked = (title: string, text: string) =>
  candidatesFrom(text, title)
    .filter(({ droppedBy }) => droppedBy === undefined)
    .map(questionOf);

const CORALS =
  'Corals live in warm seas. Corals need light. Most corals grow a few centimetres a year. ';

it.each([
  // What the text is about, where the question does not say it.
  [
    'Corals',
    'In 1998 warm water destroyed large tropical reefs.',
    'Corals: when did warm water destroy large tropical reefs?',
  ],
  // Of a long title the words that the essay repeats.
  [
    'Why coral bleaching matters to all of us',
    'Coral bleaching is rare. Heat brings coral bleaching. Divers fear coral bleaching. In 1998 warm water destroyed large tropical reefs.',
    'Coral bleaching: when did warm water destroy large tropical reefs?',
  ],
  // One of its words alone may mislead.
  [
    'Why corals matter to all of us',
    'In 1998 warm water destroyed large tropical reefs.',
    'When did warm water destroy large tropical reefs?',
  ],
  // What a version is of.
  [
    'Corals',
    'A radio version by Rayner Heppenstall was broadcast in London in January 1947.',
    'Corals: when was a radio version by Rayner Heppenstall broadcast in London?',
  ],
  // Without its date a share says nothing.
  [
    'Corals',
    'As of 2008, 40% of all reefs of Australia had lost their corals to warm water.',
    'What percentage of all reefs of Australia had lost their corals to warm water as of 2008?',
  ],
  // Not where a whole life is told of.
  [
    'Corals',
    'Charles Galton Darwin was born in December 1887.',
    'When was Charles Galton Darwin born?',
  ],
  // Not where the question speaks of it, or names two things.
  [
    'Corals',
    'In 1998 warm water destroyed large tropical corals.',
    'When did warm water destroy large tropical corals?',
  ],
  [
    'Corals',
    'In 1842 Charles Darwin explained atolls in London.',
    'When did Charles Darwin explain atolls in London?',
  ],
  // A heading of the book that the essay is from is nothing it is about.
  [
    'Biology 2e',
    'In 1998 warm water destroyed large tropical reefs.',
    'When did warm water destroy large tropical reefs?',
  ],
])('%s: %s', (title, sentence, question) => {
  expect(asked(title, CORALS + sentence)).toContain(question);
});
