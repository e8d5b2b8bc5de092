import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import picocolors from 'picocolors';
import type { OutFile, Templates } from '../quiz/format.ts';
import { FORMAT_NAMES, type FormatName } from '../quiz/formats.ts';
import { KIND_NAMES, KINDS, type Quiz } from '../quiz/item.ts';
import { mathsFor } from '../quiz/maths.ts';
import { previewOf } from '../quiz/preview.ts';
import { toldOf } from '../quiz/told.ts';
import { versionsOf } from '../quiz/versions.ts';
import { ReadBackError, writeQuiz } from '../quiz/write.ts';
import { counted } from './counted.ts';
import { diagnosticsAsJson, formatDiagnostics, isColoured } from './diagnostics.ts';
import { readIfThere, save } from './files.ts';
import { packageFile } from './package-files.ts';
import { fontsFor } from './quiz-fonts.ts';
import { type MadeSet, makeSet, type SetOptions } from './quiz-plan.ts';
import { type ExitCode, Failure, type World } from './world.ts';

export interface QuizOptions extends SetOptions {
  readonly formats: readonly string[];
  readonly out?: string;
  readonly templates?: string;
  readonly fonts: readonly string[];
  readonly preview: boolean;
  readonly check: boolean;
  readonly json: boolean;
}

/** A set of quiz items from decks and essays, printed, checked or written. */
export async function quiz(options: QuizOptions, world: World): Promise<ExitCode> {
  const formats = readFormats(options);
  const made = await makeSet(options, world);
  world.stderr.write(formatDiagnostics(made.diagnostics, isColoured(world.stderr, world.env)));
  const isEmpty = made.quiz.items.length === 0;
  if (isEmpty && !options.check) throw new Failure(emptiness(made));
  const written =
    options.check || options.preview || options.out === undefined
      ? []
      : await writeAll(made, formats, options, world);
  if (options.json) world.stdout.write(`${JSON.stringify(asJson(made, written), null, 2)}\n`);
  else {
    if (options.preview || (!options.check && options.out === undefined))
      world.stdout.write(
        previewOf(made.quiz, picocolors.createColors(isColoured(world.stdout, world.env))),
      );
    world.stdout.write(summary(made, options));
    for (const { path, notices } of written)
      world.stdout.write(`${path}\n${notices.map((notice) => `  ${notice}\n`).join('')}`);
  }
  return made.findings.length > 0 || isEmpty ? 1 : 0;
}

function readFormats({ formats, out, preview, check }: QuizOptions): FormatName[] {
  const wrong = formats.find((name) => !FORMAT_NAMES.includes(name as FormatName));
  if (wrong !== undefined)
    throw new Failure(`There is no format ${wrong}; there are ${FORMAT_NAMES.join(', ')}.`, 2);
  if (formats.length > 0 && out === undefined && !preview && !check)
    throw new Failure('Say where to write with -o FOLDER, or use --preview to see the set.', 2);
  if (out !== undefined && formats.length === 0 && !preview && !check)
    throw new Failure(
      `Say what to write with --format, one or more of ${FORMAT_NAMES.join(',')}.`,
      2,
    );
  return [...new Set(formats)] as FormatName[];
}

interface WrittenFile {
  readonly path: string;
  readonly notices: readonly string[];
}

/** Every format is made before the first is saved: nothing is half-written. */
async function writeAll(
  made: MadeSet,
  formats: readonly FormatName[],
  options: QuizOptions,
  world: World,
): Promise<WrittenFile[]> {
  const { quiz: set, versions, seed } = made;
  const folder = options.out!;
  const htmls = set.items.flatMap((item) => [
    item.stem,
    JSON.stringify(toldOf(item)),
    ...('options' in item ? item.options.map(({ html }) => html) : []),
  ]);
  const maths = await mathsFor(htmls);
  const lacking = new Set<string>();
  const context = {
    templates: readTemplates(options.templates),
    versions: versionsOf(set.items, versions, seed),
    now: fixedDate(world) ?? 0,
    maths,
    fonts: fontsFor(set, formats, options.fonts, (characters) => {
      for (const character of characters) lacking.add(character);
    }),
  };
  const ready: { file: OutFile; notices: readonly string[] }[] = [];
  for (const name of formats) {
    const { files, notices } = await readBack(() => writeQuiz(set, name, context));
    ready.push(
      ...files.map((file, at) => ({
        file,
        notices: at === 0 ? [...notices, ...lackingNotice(name, lacking)] : [],
      })),
    );
  }
  makeFolder(folder);
  return ready.map(({ file, notices }) => {
    const path = join(folder, file.path);
    save(path, file.content);
    return { path, notices };
  });
}

async function readBack<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof ReadBackError)
      throw new Failure(
        `Nothing was written, because the file would not say what the set says (${error.message}). Please report this with the deck.`,
        1,
        { cause: error },
      );
    throw error;
  }
}

function lackingNotice(name: FormatName, lacking: ReadonlySet<string>): string[] {
  if (name !== 'pdf' || lacking.size === 0) return [];
  const shown = [...lacking].slice(0, 12).join('');
  return [
    `No font has ${lacking.size > 12 ? `${shown} and ${lacking.size - 12} more characters` : shown}, which are boxes in the PDF; name a font file that has them with --font, or print the HTML.`,
  ];
}

function fixedDate({ env }: World): number | undefined {
  const text = env.SOURCE_DATE_EPOCH;
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

export const TEMPLATE_NAMES = [
  'page.mustache',
  'page.css',
  'page.js',
  'print.mustache',
  'print.css',
  'markdown.mustache',
] as const;

/** The templates that come with Deckwright, and over them those of a folder. */
export function readTemplates(folder?: string): Templates {
  if (folder !== undefined && !existsSync(folder))
    throw new Failure(
      `There is no folder ${folder}; --templates takes a folder with files like page.mustache.`,
      2,
    );
  return Object.fromEntries(
    TEMPLATE_NAMES.map((name) => {
      const own = folder === undefined ? undefined : readIfThere(join(folder, name));
      return [name, new TextDecoder().decode(own ?? packageFile(`templates/quiz/${name}`))];
    }),
  );
}

function makeFolder(folder: string): void {
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new Failure(
      `${folder} is a file; name a folder with -o, since each format is a file of its own.`,
      2,
    );
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new Failure(
      `The folder ${folder} cannot be made (${(cause as NodeJS.ErrnoException).code}); choose another with -o.`,
      1,
      { cause },
    );
  }
}

function emptiness({ unusable, notes }: MadeSet): string {
  return unusable.length === 0
    ? 'No note is under such a heading or of such a difficulty; ask for others.'
    : `None of the ${counted(notes, 'note')} gives an item of the kinds asked for (${counted(unusable.length, 'note')} looked at); allow more kinds with --types, or write options under a question as - [x] and - [ ].`;
}

function summary(made: MadeSet, { check }: QuizOptions): string {
  const { quiz: set, findings, unusable, notes, wanted } = made;
  const counts = KINDS.flatMap((kind) => {
    const count = set.items.filter((item) => item.kind === kind).length;
    return count === 0 ? [] : [`${count} ${KIND_NAMES[kind]}`];
  });
  const lines = [
    `${set.title}: ${counted(set.items.length, 'item')} from ${counted(notes, 'note')} (${counts.join(', ')})`,
  ];
  if (set.items.length < wanted && unusable.length > 0)
    lines.push(
      `${wanted} were asked for; ${counted(unusable.length, 'note')} gave no item that keeps the rules beside the others.`,
    );
  for (const { rule, message } of findings) lines.push(`rule broken: ${rule}: ${message}`);
  if (check && findings.length === 0) lines.push('Every rule is kept.');
  return `${lines.join('\n')}\n`;
}

function asJson(
  { quiz: set, findings, unusable, diagnostics, seed }: MadeSet,
  written: readonly WrittenFile[],
) {
  return {
    title: set.title,
    seed,
    items: set.items.map((item) => ({
      id: item.id,
      ...toldOf(item),
      points: item.points,
      ...originAsJson(item),
    })),
    findings,
    unusable: unusable.map(({ id }) => id),
    files: written,
    diagnostics: diagnosticsAsJson(diagnostics),
  };
}

function originAsJson({ origin }: Quiz['items'][number]) {
  return {
    notes: origin.notes,
    source: origin.feedback,
    headings: origin.headings,
    difficulty: origin.difficulty ?? null,
  };
}
