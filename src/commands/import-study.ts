import { relative, resolve, sep } from 'node:path';
import type { AnkiCollection, StoredCard } from '../anki/anki-collection.ts';
import { Study, type StudyCard } from '../collection/study.ts';
import { studyFolderAbove } from '../collection/study-folder.ts';
import { dayOf } from '../schedule/days.ts';
import { DEFAULT_SETTINGS } from '../schedule/settings.ts';
import type { DeckFile } from './import-decks.ts';
import { type CardHistory, HistoryReader, settingsOf } from './import-history.ts';
import type { Losses } from './import-notes.ts';
import { scanStudy } from './scan-study.ts';
import type { World } from './world.ts';

/** What the collection took over. */
export interface Taken {
  readonly cards: number;
  readonly reviews: number;
}

/**
 * Makes the folder of the decks a study folder, unless it is in one, and takes over who the notes are, how well their
 * cards are known and how their decks are studied.
 */
export async function takeHistory(
  out: string,
  collection: AnkiCollection,
  files: readonly DeckFile[],
  losses: Losses,
  world: World,
): Promise<Taken> {
  const study = await Study.open(studyFolderAbove(out) ?? out);
  try {
    await scanStudy(study, world);
    return study.together(() => {
      losses.add(
        'notes whose identity another note has: Anki will take them for new ones',
        study.identify(adoptions(study, out, files)),
      );
      takeSettings(study, collection, files);
      return takeReviews(study, collection, losses, world);
    });
  } finally {
    study.close();
  }
}

function* byNote(study: Study): Generator<StudyCard> {
  let last = -1;
  for (const card of study.cards()) {
    if (card.note !== last && !card.isGone) yield card;
    last = card.note;
  }
}

function adoptions(study: Study, out: string, files: readonly DeckFile[]) {
  const ids = new Map<string, number>();
  for (const { file, line, note } of byNote(study)) ids.set(`${file}:${line}`, note);
  return files.flatMap(({ path, notes }) => {
    const file = relative(study.folder, resolve(out, path)).split(sep).join('/');
    return notes.flatMap(({ line, stored }) => {
      const note = ids.get(`${file}:${line}`);
      return note === undefined ? [] : [{ note, guid: stored.guid, changed: stored.modified }];
    });
  });
}

/** What a deck is studied with here that is not as in every deck. */
function takeSettings(
  study: Study,
  { decks, presets }: AnkiCollection,
  files: readonly DeckFile[],
): void {
  const names = new Set(files.map(({ name }) => name));
  for (const { name, preset } of decks.values()) {
    const known = presets.get(preset);
    if (known === undefined || !names.has(name)) continue;
    const schedule = Object.fromEntries(
      Object.entries(settingsOf(known)).filter(
        ([key, value]) =>
          JSON.stringify(value) !==
          JSON.stringify(DEFAULT_SETTINGS[key as keyof typeof DEFAULT_SETTINGS]),
      ),
    );
    const before = study.overridesOf(name);
    study.setOverrides(name, {
      ...before,
      ...(Object.keys(schedule).length > 0
        ? { schedule: { ...before.schedule, ...schedule } }
        : {}),
      ...(known.newPerDay === 20 ? {} : { newPerDay: known.newPerDay }),
      ...(known.reviewsPerDay === 200 ? {} : { reviewsPerDay: known.reviewsPerDay }),
      ...(known.leechAfter === 8 || known.leechAfter < 1 ? {} : { leechAfter: known.leechAfter }),
    });
  }
}

function takeReviews(
  study: Study,
  collection: AnkiCollection,
  losses: Losses,
  world: World,
): Taken {
  const here = new Map<string, StudyCard>();
  for (const card of study.cards())
    if (!card.isGone) here.set(`${card.guid}:${card.ordinal}`, card);
  const guids = new Map(collection.notes.map(({ id, guid }) => [id, guid]));
  const pairs = collection.cards.flatMap((stored) => {
    const card = here.get(`${guids.get(stored.note)}:${stored.ord}`);
    return card === undefined ? [] : [{ stored, card }];
  });
  const reader = new HistoryReader(collection, world.moment().time);
  losses.add('cards that no note here asks for', collection.cards.length - pairs.length);
  losses.add(
    'rows of the log for cards that are not here',
    reader.strangers(new Set(pairs.map(({ stored }) => stored.id))),
  );
  let reviews = 0;
  for (const { stored, card } of pairs) {
    const history = reader.read(stored, losses);
    reviews += take(study, card, stored, history, world);
  }
  return { cards: pairs.length, reviews };
}

function take(
  study: Study,
  card: StudyCard,
  stored: StoredCard,
  { reviews, isSuspended, isBuried, flag }: CardHistory,
  world: World,
): number {
  const moment = world.moment();
  const fresh = study.importReviews(card.id, reviews, { isSuspended, flag });
  const { status } = card;
  if (reviews.length === 0 && isSuspended && !status.isSuspended)
    study.act('suspend', [card.id], moment);
  if (reviews.length === 0 && flag !== status.flag) study.act('flag', [card.id], moment, flag);
  if (isBuried && stored.queue < -1 && status.buriedUntil === 0)
    study.act('bury', [card.id], moment, dayOf(moment) + 1);
  return fresh;
}
