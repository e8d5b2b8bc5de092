import picocolors from 'picocolors';
import type { ScanReport } from '../collection/notes.ts';
import type { Filter } from '../collection/queue.ts';
import type { Study } from '../collection/study.ts';
import type { Order } from '../review/queue.ts';
import { leftIn, type Session } from '../review/session.ts';
import { summaryOf } from '../review/summary.ts';
import { type CardFilterOptions, filterOf } from './card-filter.ts';
import { counted } from './counted.ts';
import { isColoured } from './diagnostics.ts';
import { NoteInFile } from './edit-in-file.ts';
import { ReviewDesk } from './review-desk.ts';
import { playPlainly } from './review-plain.ts';
import { playReview } from './review-session.ts';
import { formatReport } from './scan.ts';
import { scanStudy, tellProblems } from './scan-study.ts';
import { openStudy, type StudyOptions } from './study.ts';
import { type ExitCode, Failure, type World } from './world.ts';

export interface ReviewOptions extends StudyOptions, CardFilterOptions {
  readonly paths?: readonly string[];
  readonly order: Order;
  readonly seed?: number;
  readonly limit?: number;
  readonly new?: number;
  readonly retention?: number;
  readonly type: boolean;
  readonly plain: boolean;
}

/** A session with what is due, on a terminal or in plain lines. */
export async function review(options: ReviewOptions, world: World): Promise<ExitCode> {
  const isTerminal = Boolean(world.stdin.isTTY && world.stdout.isTTY);
  // One that cannot be drawn on, as in an editor.
  const plain = options.plain || (isTerminal && world.env.TERM === 'dumb');
  if (!plain && !isTerminal)
    throw new Failure(
      'Reviewing needs a terminal, and this is none; --plain reads ratings from standard input, a line each.',
      2,
    );
  const study = await openStudy(options, world);
  try {
    const scan = await scanStudy(study, world);
    tellProblems(scan, world);
    return await reviewIn(study, scan.report, { ...options, plain }, world);
  } finally {
    study.close();
  }
}

async function reviewIn(
  study: Study,
  report: ScanReport,
  options: ReviewOptions,
  world: World,
): Promise<ExitCode> {
  const { order, seed, limit, new: fresh, retention, type, plain } = options;
  const filter = filterOf(options, study.folder);
  const desk = new ReviewDesk(
    study,
    {
      filter,
      order,
      ...(seed === undefined ? {} : { seed }),
      ...(limit === undefined ? {} : { most: limit }),
      ...(fresh === undefined ? {} : { fresh }),
      ...(retention === undefined ? {} : { retention }),
    },
    world.moment,
  );
  const session = desk.begin();
  const told = formatReport({ ...report, moved: [] }, isColoured(world.stdout, world.env));
  if (session.current === undefined) {
    mustHaveCards(study, filter);
    world.stdout.write(`${told}${lines(['Nothing is due now.', ...desk.ending(session)])}`);
    return 0;
  }
  if (plain) world.stdout.write(told === '' ? '' : `${told}\n`);
  const play = {
    desk,
    session,
    editor: new NoteInFile(study, world),
    isTyped: type,
    rendering: {
      paint: picocolors.createColors(!plain && isColoured(world.stdout, world.env)),
      env: world.env,
      folder: study.folder,
      hasImages: !plain,
    },
    ...(plain ? {} : greeting(report, told)),
  };
  const played = await (plain ? playPlainly : playReview)(play, world);
  world.stdout.write(lines([...(plain ? [''] : []), ...farewell(desk, played.session)]));
  return played.exitCode;
}

/** Of notes that are only new a line is enough; what became of others is to be read first. */
function greeting({ fresh, edited, gone, back, unclear }: ScanReport, told: string) {
  if ([edited, gone, back, unclear].some(({ length }) => length > 0))
    return { report: told.trimEnd().split('\n') };
  return fresh.length === 0
    ? {}
    : { message: `${counted(fresh.length, 'note')} found that are new.` };
}

function mustHaveCards(study: Study, filter: Filter): void {
  const has = (one: Filter) =>
    study.countsByDeck(one, { day: 0, begins: 0, now: 0 }).some(({ total }) => total > 0);
  if (has(filter)) return;
  throw new Failure(
    has({})
      ? 'No cards are meant by these decks, tags and paths; deckwright due lists the decks.'
      : `There are no cards in ${study.folder} yet; write some in a Markdown file, or have some made with deckwright generate.`,
  );
}

function farewell(desk: ReviewDesk, session: Session): string[] {
  if (session.current === undefined) return desk.ending(session);
  const left = Object.values(leftIn(session)).reduce((sum, count) => sum + count, 0);
  return [...summaryOf(session), `${counted(left, 'card')} left for today.`];
}

function lines(sentences: readonly string[]): string {
  return sentences.map((sentence) => `${sentence}\n`).join('');
}
