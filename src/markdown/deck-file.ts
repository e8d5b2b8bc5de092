import { Document as YamlDocument } from 'yaml';
import type { Deck, Note } from '../note.ts';
import { blocksOf } from './blocks.ts';
import { TAGS, tidySentence } from './field.ts';
import { FIELD_INDENT } from './line.ts';
import { readNote } from './notes.ts';
import { sourceText } from './source-text.ts';

/**
 * Writes a deck as Markdown that reads back to the same notes: kind, front, back and source sentence, with line ends
 * as `\n` and no white space around a field or on a blank line. A cloze note's front must have a numbered gap.
 */
export function writeDeck(deck: Deck): string {
  return [frontMatter(deck), ...deck.notes.map(writeNote)].join('\n');
}

/** Puts notes below what a deck file has, not a byte of which is changed; line ends are those of the deck. */
export function appendNotes(deckText: string, notes: readonly Note[]): string {
  if (notes.length === 0) return deckText;
  const gap =
    deckText === '' || /\n\r?\n$/.test(deckText) ? '' : deckText.endsWith('\n') ? '\n' : '\n\n';
  const added = gap + notes.map(writeNote).join('\n');
  return deckText + (deckText.includes('\r\n') ? added.replaceAll('\n', '\r\n') : added);
}

function frontMatter({ name, source, tags, cards }: Deck): string {
  const one = tidySentence;
  const yaml = new YamlDocument({
    deck: one(name),
    ...(source === undefined ? {} : { source: one(source) }),
    ...(cards === undefined ? {} : { cards: one(cards) }),
  });
  if (tags.length > 0) yaml.set('tags', yaml.createNode(tags.map(one), { flow: true }));
  return `---\n${yaml.toString({ lineWidth: 0, flowCollectionPadding: false })}---\n`;
}

function writeNote(note: Note): string {
  const sentence = tidySentence(note.source?.sentence ?? '');
  const front = tidyField(note.front);
  const back = tidyField(note.back);
  const quote = (sentence === '' ? '' : `\n> ${sentence}`) + tagsLine(note, front, back);
  if (note.kind !== 'cloze')
    return `${writeAnswered(note.kind, front, back, sentence, quote)}${quote}\n`;
  const cloze = shape(
    'C:',
    (lines) =>
      back === ''
        ? { kind: note.kind, text: lines + quote, front, back, sentence }
        : { ...WORST, kind: note.kind, text: `${lines}\n${ANSWER}`, front },
    front,
  );
  if (back === '') return `${cloze}${quote}\n`;
  const gap = '{{c1::gap}}';
  const extra = shape(
    'A:',
    (lines) => ({
      kind: note.kind,
      text: `C: ${gap}\n${lines}${quote}`,
      front: gap,
      back,
      sentence,
    }),
    back,
  );
  return `${cloze}\n${extra}${quote}\n`;
}

/** Also where there are none but the text ends in what looks like a line of them. */
function tagsLine({ tags = [], kind }: Note, front: string, back: string): string {
  if (tags.length > 0)
    return `\nTags: ${tags.map((tag) => tag.replace(/[\s,]+/g, '_')).join(', ')}`;
  const last = (kind === 'cloze' && back === '' ? front : back).split('\n').at(-1)!;
  return TAGS.test(last) ? '\nTags:' : '';
}

/** A note with a question and an answer; what asks both ways stands on one line where it can. */
function writeAnswered(
  kind: Exclude<Note['kind'], 'cloze'>,
  front: string,
  back: string,
  sentence: string,
  quote: string,
): string {
  const line = `${front} ::: ${back}`;
  const isLine = kind === 'reversed' && quote === '';
  if (isLine && readsBack({ kind, text: line, front, back, sentence })) return line;
  const between = kind === 'reversed' ? '\n??\n' : '\n';
  const question = shape(
    'Q:',
    (lines) => ({ ...WORST, kind, text: `${lines}${between}${ANSWER}`, front }),
    front,
  );
  const answer = shape(
    'A:',
    (lines) => ({ kind, text: `Q: q${between}${lines}${quote}`, front: 'q', back, sentence }),
    back,
  );
  return `${question}${between}${answer}`;
}

/** What may follow a front at the worst: it could close a comment that the front opens. */
const ANSWER = 'A: a\n-->';
const WORST = { back: 'a\n-->', sentence: '' };

/** A field as its note has it: line ends are `\n`, blank lines are empty, nothing stands around it. */
export function tidyField(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/^[ \t]+$/gm, '')
    .trim();
}

/** A note as it would be written, to be read back. */
interface Trial {
  readonly kind: Note['kind'];
  readonly text: string;
  readonly front: string;
  readonly back: string;
  readonly sentence: string;
}

/** What begins like a block reads better below its marker. */
const BLOCK = /^(?:[-*+>|#]|\d{1,9}[.)]|`{3}|~{3}|\$\$|<)/;

/**
 * A field in the first of its shapes that reads back in its note: beside its marker or below it, with further lines at
 * the margin or, where they would end the note there, in the column of the marker.
 */
function shape(marker: string, trial: (lines: string) => Trial, field: string): string {
  const lines = field.split('\n');
  const inColumn = lines.map((line) => (line === '' ? '' : ' '.repeat(FIELD_INDENT) + line));
  const beside = [`${marker} ${field}`, [`${marker} ${lines[0]}`, ...inColumn.slice(1)].join('\n')];
  const below = [`${marker}\n${field}`, [marker, ...inColumn].join('\n')];
  const shapes = BLOCK.test(field) ? [...below, ...beside] : [...beside, ...below];
  return shapes.find((shaped) => readsBack(trial(shaped))) ?? below[1]!;
}

/** Whether a note reads back, with another one and all that could close something below it. */
function readsBack({ kind, text, front, back, sentence }: Trial): boolean {
  const mark = text.length;
  const closers = [
    '`'.repeat(mark),
    '~'.repeat(mark),
    '$$',
    '--></pre></script></style></textarea>',
  ];
  const source = sourceText(`${text}\n\nQ: q\nA: a\n\n---\n\n${closers.join('\n\n')}\n`, '');
  const [read, next, ...more] = blocksOf(source, 0, []).flatMap((block) =>
    block.kind === 'note' ? (readNote(block, source, [], []) ?? []) : [],
  );
  return (
    read?.kind === kind &&
    read.front === front &&
    read.back === back &&
    (read.source?.sentence ?? '') === sentence &&
    next?.front === 'q' &&
    next.back === 'a' &&
    more.length === 0
  );
}
