import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Candidate } from '../../src/collection/candidates.ts';
import { Collection } from '../../src/collection/collection.ts';
import { openDatabase } from '../../src/collection/driver.ts';
import { STEPS } from '../../src/collection/schema.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deckwright-collection-'));
});
afterEach(() => {
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true });
});

const file = () => join(folder, '.deckwright/collection.db');
const deck = () => join(folder, 'part one/essay.deck.md');

const candidate = (guid: string): Candidate => ({
  guid,
  note: { kind: 'basic', front: `${guid}?`, back: 'yes', source: { sentence: `${guid}.` } },
});

async function using<T>(work: (collection: Collection) => T): Promise<T> {
  const collection = await Collection.open(folder);
  try {
    return work(collection);
  } finally {
    collection.close();
  }
}

const decisions = () =>
  using((collection) =>
    collection.remembered(deck()).map(({ guid, decision }) => [guid, decision]),
  );

/** Runs SQL on the collection's file with no Deckwright between. */
async function sql(statement: string) {
  mkdirSync(join(folder, '.deckwright'), { recursive: true });
  const db = await openDatabase(file());
  db.exec(statement);
  return db;
}

describe('a collection', () => {
  it('has what was decided when it is opened again', async () => {
    const a = candidate('a');
    await using((collection) => {
      collection.remember(deck(), [a, candidate('b'), candidate('c')], 1);
      collection.decide(deck(), [{ ...a, decision: 'accepted' }], 2);
      collection.decide(deck(), [{ ...candidate('c'), decision: 'rejected' }], 3);
    });
    expect(await using((collection) => collection.remembered())).toEqual([
      { ...candidate('b'), decision: null },
      { ...a, decision: 'accepted' },
      { ...candidate('c'), decision: 'rejected' },
    ]);
  });

  it('has notes of every kind, with a sentence or without', async () => {
    const all = (['basic', 'reversed', 'cloze'] as const).map((kind) => ({
      guid: kind,
      note: { kind, front: 'The {{c1::gap}}', back: '' },
    }));
    await using((collection) => collection.remember(deck(), all, 1));
    expect(await using((collection) => collection.remembered())).toEqual(
      all.map((one) => ({ ...one, decision: null })),
    );
  });

  it('keeps decks apart', async () => {
    await using((collection) => {
      collection.remember(deck(), [candidate('a')], 1);
      collection.remember(join(folder, 'other.deck.md'), [candidate('a')], 1);
      expect(collection.remembered(deck())).toHaveLength(1);
      expect(collection.remembered()).toHaveLength(2);
    });
  });

  it('forgets no decision when a deck is remembered again', async () => {
    await using((collection) => {
      collection.decide(deck(), [{ ...candidate('a'), decision: 'rejected' }], 1);
      collection.remember(deck(), [candidate('a')], 2);
    });
    expect(await decisions()).toEqual([['a', 'rejected']]);
  });

  it('takes decisions back', async () => {
    const a = candidate('a');
    await using((collection) => {
      collection.remember(deck(), [a], 1);
      const before = collection.remembered(deck());
      const changes = [
        { ...a, decision: 'edited' as const },
        { ...candidate('new'), decision: 'accepted' as const },
      ];
      collection.decide(deck(), changes, 2);
      collection.restore(deck(), ['a', 'new'], before, 3);
    });
    expect(await decisions()).toEqual([['a', null]]);
  });

  it('writes all of some decisions or none', async () => {
    const wrong = { ...candidate('b'), decision: 'perhaps' as 'accepted' };
    await using((collection) => {
      const changes = [{ ...candidate('a'), decision: 'accepted' as const }, wrong];
      expect(() => collection.decide(deck(), changes, 1)).toThrow(/CHECK constraint/);
    });
    expect(await decisions()).toEqual([]);
  });

  it('syncs every commit to the disk', async () => {
    await using((collection) => collection.remember(deck(), [candidate('a')], 1));
    const db = await openDatabase(file());
    expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(db.prepare('PRAGMA user_version').get()).toEqual({ user_version: STEPS.length });
    db.close();
  });

  it('is not started by looking whether it is there', async () => {
    expect(await Collection.openIfThere(folder)).toBeUndefined();
    expect(existsSync(join(folder, '.deckwright'))).toBe(false);
  });

  it('loses nothing that was decided when its program is killed', async () => {
    const writer = fileURLToPath(new URL('writer.ts', import.meta.url));
    for (const after of [1, 25, 60]) {
      const last = await killedAfter(writer, after);
      const kept = await using((collection) => collection.remembered(deck()));
      expect(kept.length).toBeGreaterThanOrEqual(last);
      expect(kept.every(({ decision }) => decision === 'rejected')).toBe(true);
      const db = await openDatabase(file());
      expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
      db.close();
    }
  });
});

/** Kills a writer once it has told so many decisions, and says how many it told in all. */
function killedAfter(writer: string, count: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', writer, folder, deck()], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let told = '';
    child.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      if (told.split('\n').length > count) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', (_code, signal) =>
      signal === 'SIGKILL'
        ? resolve(told.split('\n').length - 1)
        : reject(new Error(`the writer ended by itself: ${told}`)),
    );
  });
}

describe('a collection that cannot be used says why', () => {
  const problem = () =>
    Collection.open(folder).then(
      (collection) => {
        collection.close();
        return 'none';
      },
      (error: Error & { exitCode?: number }) => `${error.exitCode} ${error.message}`,
    );

  it('is of a newer version, and stays as it is', async () => {
    const newer = STEPS.length + 1;
    (await sql(`CREATE TABLE later (id); PRAGMA user_version = ${newer}`)).close();
    expect(await problem()).toMatch(
      /^1 The collection .*collection\.db was written by a newer version of Deckwright; update Deckwright/,
    );
    const db = await openDatabase(file());
    expect(db.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'later' }]);
    expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'delete' });
    db.close();
  });

  it('is no database', async () => {
    mkdirSync(join(folder, '.deckwright'));
    writeFileSync(file(), 'not a database, but long enough to be taken for one'.repeat(100));
    expect(await problem()).toMatch(
      /^1 The collection .* is not a collection of Deckwright, or is damaged; /,
    );
  });

  it('is damaged', async () => {
    await using((collection) => {
      const many = Array.from({ length: 500 }, (_, at) => candidate(`n${at}`));
      collection.remember(deck(), many, 1);
    });
    (await sql('PRAGMA wal_checkpoint(TRUNCATE)')).close();
    const bytes = readFileSync(file());
    bytes.fill(0x5a, 4096, bytes.length);
    writeFileSync(file(), bytes);
    await expect(using((collection) => collection.remembered())).rejects.toThrow(
      /^The collection .* is damaged; bring back a copy of it/,
    );
  });

  it('is in use', async () => {
    await using(() => {});
    const db = await sql('BEGIN EXCLUSIVE');
    const collection = await Collection.open(folder, 50);
    expect(() => collection.remember(deck(), [candidate('a')], 1)).toThrow(
      /^The collection .* is in use by another program; close that and try again\.$/,
    );
    db.exec('ROLLBACK');
    db.close();
    collection.remember(deck(), [candidate('a')], 1);
    collection.close();
  });

  it('cannot have its folder', async () => {
    writeFileSync(join(folder, '.deckwright'), '');
    expect(await problem()).toMatch(
      /^1 The collection .* cannot be written: a file stands in the place/,
    );
  });

  // Nothing is closed to root.
  it.skipIf(process.getuid?.() === 0)('stands in a folder that may not be written', async () => {
    chmodSync(folder, 0o555);
    expect(await problem()).toMatch(
      /^1 The collection .* cannot be written: writing is not permitted/,
    );
  });
});

describe('a collection of an earlier version', () => {
  it('is brought up to this one, from a copy that stays beside it', async () => {
    const old = await sql(
      `${STEPS[0]}; PRAGMA user_version = 1;
       INSERT INTO candidate VALUES (1, 'part one/essay.deck.md', 'a', 'basic', 'a?', 'yes', '', 'rejected', 7)`,
    );
    old.close();
    expect(await decisions()).toEqual([['a', 'rejected']]);
    const version = (path: string) =>
      openDatabase(path).then((db) => {
        const found = db.prepare('PRAGMA user_version').get();
        const kept = db.prepare('SELECT guid FROM candidate').all();
        db.close();
        return [{ ...found }, kept.map((row) => ({ ...row }))];
      });
    const kept = [{ guid: 'a' }];
    expect(await version(file())).toEqual([{ user_version: STEPS.length }, kept]);
    expect(await version(`${file()}.before-${STEPS.length}`)).toEqual([{ user_version: 1 }, kept]);
  });
});
