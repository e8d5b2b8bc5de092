import { readFile, realpath } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import picocolors from 'picocolors';
import type { StudyCard } from '../collection/study.ts';
import { hasHyperlinks, imageProtocol } from '../markdown/terminal/abilities.ts';
import { prepare } from '../markdown/terminal/prepare.ts';
import { toTerminal } from '../markdown/terminal.ts';
import type { Lines } from '../review/card-lines.ts';
import type { Paint } from '../review/layout.ts';
import { type Faces, facesOf } from './card-faces.ts';
import type { World } from './world.ts';

/** A card's texts for a terminal. */
export interface Rendered extends Readonly<Record<'question' | 'answer' | 'extra', Lines>> {
  readonly isCloze: boolean;
  readonly hasExtra: boolean;
  /** The source sentence, on one line and without markup; '' where there is none. */
  readonly sentence: () => string;
  /** What is to be typed, on one line and without markup; undefined where the answer is longer or has none. */
  readonly expected: () => string | undefined;
}

export interface RenderOptions {
  readonly paint: Paint;
  readonly env: World['env'];
  /** The study folder. */
  readonly folder: string;
  /** Whether images can be drawn where the terminal knows how. */
  readonly hasImages: boolean;
}

/** Renders a card for a terminal: its images and the highlighter for its code are loaded, where it has any. */
export async function renderCard(card: StudyCard, options: RenderOptions): Promise<Rendered> {
  const { paint, env, folder, hasImages } = options;
  const faces = facesOf(card);
  const file = join(folder, card.file);
  const protocol = hasImages ? imageProtocol(env) : undefined;
  const prepared = await prepare(
    textsOf(faces).join('\n\n'),
    protocol && { protocol, read: (address) => readBeside(address, file, folder) },
  );
  const hasLinks = hasHyperlinks(env);
  const lines = (markdown: string): Lines =>
    remembered((columns) =>
      toTerminal(markdown, {
        columns,
        paint,
        hasLinks,
        prepared,
        resolve: (address) => beside(address, file),
      }).split('\n'),
    );
  return {
    isCloze: faces.isCloze,
    hasExtra: faces.extra !== '',
    question: lines(faces.question),
    answer: lines(faces.answer),
    extra: lines(faces.extra),
    sentence: once(() => plainLine(card.sentence) ?? card.sentence),
    expected: once(() => plainLine(faces.expected) || undefined),
  };
}

function textsOf({ question, answer, extra }: Faces): string[] {
  return [question, answer, extra];
}

function beside(address: string, file: string): string | undefined {
  const base = pathToFileURL(file);
  return URL.canParse(address, base) ? new URL(address, base).href : undefined;
}

/** A file that a card names, below its study folder; a deck is not to have others read. */
async function readBeside(
  address: string,
  file: string,
  folder: string,
): Promise<Uint8Array | undefined> {
  if (/^[a-z][a-z\d+.-]*:/i.test(address)) return undefined;
  try {
    const path = await realpath(join(dirname(file), decodeURI(address)));
    const inside = relative(await realpath(folder), path);
    return inside === '..' || inside.startsWith(`..${sep}`) ? undefined : await readFile(path);
  } catch {
    return undefined;
  }
}

const COLOURED = picocolors.createColors(true);

/** Markdown on one line without markup; undefined where it has several. */
function plainLine(markdown: string): string | undefined {
  // Without colours what they say would be said by signs.
  const options = { columns: 5000, paint: COLOURED, hasLinks: true };
  const text = stripVTControlCharacters(toTerminal(markdown, options)).trim();
  return text.includes('\n') ? undefined : text.replace(/\s+/g, ' ');
}

/** What only some cards need is worked out when it is needed. */
function once<T>(work: () => T): () => T {
  let done: { readonly value: T } | undefined;
  return () => {
    done ??= { value: work() };
    return done.value;
  };
}

/** A screen is drawn again at every key, mostly of the same width. */
function remembered(lines: Lines): Lines {
  let last: { readonly columns: number; readonly lines: readonly string[] } | undefined;
  return (columns) => {
    if (last?.columns !== columns) last = { columns, lines: lines(columns) };
    return last.lines;
  };
}
