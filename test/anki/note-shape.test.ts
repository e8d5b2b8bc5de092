import { expect, it } from 'vitest';
import type { AnkiNoteType } from '../../src/anki/anki-collection.ts';
import { NoteShapes } from '../../src/anki/note-shape.ts';
import { NOTE_TYPES } from '../../src/anki/note-types.ts';

const side = (question: string, answer: string) => ({ name: 'Card', question, answer });

function typeOf(said: Partial<AnkiNoteType>): AnkiNoteType {
  return {
    id: 1,
    name: 'T',
    isCloze: false,
    fields: ['F', 'B'],
    templates: [],
    style: '',
    modified: 0,
    ...said,
  };
}

const BACK = '{{FrontSide}}<hr id=answer>{{B}}';

const TABLE: [string, Partial<AnkiNoteType>, string[], object][] = [
  [
    'basic',
    { templates: [side('{{F}}', BACK)] },
    ['f', 'b'],
    { kind: 'basic', front: 'f', back: 'b', isKnown: true },
  ],
  [
    'basic, back first',
    { templates: [side('{{B}}', '{{F}}')] },
    ['f', 'b'],
    { front: 'b', back: 'f' },
  ],
  [
    'reversed',
    { templates: [side('{{F}}', BACK), side('{{B}}', '{{F}}')] },
    ['f', 'b'],
    { kind: 'reversed' },
  ],
  [
    'typed',
    { templates: [side('{{F}} {{type:B}}', '{{F}} {{type:B}}')] },
    ['f', 'b'],
    { kind: 'basic', cards: 'typed' },
  ],
  [
    'optional reverse, asked for',
    {
      fields: ['F', 'B', 'R'],
      templates: [side('{{F}}', BACK), side('{{#R}}{{B}}{{/R}}', '{{F}}')],
    },
    ['f', 'b', 'y'],
    { kind: 'reversed', cards: 'optional reverse', others: [] },
  ],
  [
    'optional reverse, not asked for',
    {
      fields: ['F', 'B', 'R'],
      templates: [side('{{F}}', BACK), side('{{#R}}{{B}}{{/R}}', '{{F}}')],
    },
    ['f', 'b', ''],
    { kind: 'basic', cards: 'optional reverse' },
  ],
  [
    'cloze',
    { isCloze: true, templates: [side('{{cloze:F}}', '{{cloze:F}}<br>{{B}}')] },
    ['{{c1::f}}', 'b'],
    { kind: 'cloze', front: '{{c1::f}}', back: 'b' },
  ],
  [
    'cloze without a gap',
    { isCloze: true, templates: [side('{{cloze:F}}', '')] },
    ['f', 'b'],
    { kind: 'basic', isKnown: false, others: [{ name: 'B', text: 'b' }] },
  ],
  [
    'shapes on a picture',
    { isCloze: true, templates: [side('{{cloze:F}}', '')] },
    ['{{c1::image-occlusion:rect:left=.1}}', '<img src="b.png">'],
    { kind: 'basic', isKnown: false, others: [{ name: 'B', text: '<img src="b.png">' }] },
  ],
  [
    'basic with one more field',
    { fields: ['F', 'B', 'X'], templates: [side('{{F}}', BACK)] },
    ['f', 'b', 'x'],
    { kind: 'basic', others: [{ name: 'X', text: 'x' }] },
  ],
  [
    'a question of two fields',
    { fields: ['F', 'B', 'X'], templates: [side('{{F}}{{X}}', BACK)] },
    ['f', '', '<br>'],
    { kind: 'basic', front: 'f', isKnown: false, others: [] },
  ],
  [
    'three cards',
    { templates: [side('{{F}}', BACK), side('{{B}}', '{{F}}'), side('{{F}}', BACK)] },
    ['f', 'b'],
    { isKnown: false, others: [{ name: 'B', text: 'b' }] },
  ],
  [
    'our own optional reverse',
    { id: NOTE_TYPES.optional.id },
    ['f', 'b', 'y', 's', 'p'],
    { kind: 'reversed', source: 's', cards: 'optional reverse', others: [] },
  ],
  [
    'our own list',
    { id: NOTE_TYPES.list.id },
    ['f', 'b', '2', 's', 'p'],
    { kind: 'basic', back: 'b', others: [] },
  ],
];

it.each(TABLE)('a note type that is %s', (_what, type, fields, shape) => {
  const whole = typeOf(type);
  const note = { id: 1, guid: 'g', noteType: whole.id, fields, tags: [], modified: 0 };
  expect(new NoteShapes(new Map([[whole.id, whole]])).read(note)).toMatchObject(shape);
});

it('a note whose type is missing has no shape', () => {
  const note = { id: 1, guid: 'g', noteType: 9, fields: [], tags: [], modified: 0 };
  expect(new NoteShapes(new Map()).read(note)).toBeUndefined();
});
