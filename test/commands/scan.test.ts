import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Study } from '../../src/collection/study.ts';
import { scanStudy } from '../../src/commands/scan-study.ts';
import type { World } from '../../src/commands/world.ts';
import { deckwright } from './cli.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deckwright-scan-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

const scan = (...args: string[]) => deckwright(folder, 'scan', '--json', ...args);
const report = () => JSON.parse(scan().stdout);
const fronts = (notes: readonly { front: string }[]) => notes.map(({ front }) => front);

describe('scan', () => {
  it('tells what is new, edited, moved, gone and there again', () => {
    write('a.md', 'Q: Who discovered penicillin?\nA: Alexander Fleming\n\nQ: Who?\nA: Me\n');
    expect(fronts(report().fresh)).toEqual(['Who discovered penicillin?', 'Who?']);
    write('a.md', 'Q: Who was it who discovered penicillin?\nA: Alexander Fleming\n');
    const second = report();
    expect(second.edited).toMatchObject([
      {
        before: { front: 'Who discovered penicillin?', line: 1 },
        after: { front: 'Who was it who discovered penicillin?' },
      },
    ]);
    expect(second.gone).toMatchObject([{ front: 'Who?', file: 'a.md', reviews: 0 }]);
    rmSync(join(folder, 'a.md'));
    write('in/b.md', 'Q: Who was it who discovered penicillin?\nA: Alexander Fleming\n');
    expect(report().moved).toMatchObject([
      { before: { file: 'a.md' }, after: { file: 'in/b.md', line: 1 } },
    ]);
    write('a.md', 'Who? :: Me\n');
    const fourth = report();
    expect(fronts(fourth.back)).toEqual(['Who?']);
    expect(fourth.notes).toBe(2);
  });

  it('reads a file only when it was written since, and takes no note of its time alone', () => {
    write('a.md', 'a :: b\n');
    expect(report().read).toBe(1);
    expect(report().read).toBe(0);
    utimesSync(join(folder, 'a.md'), 1e9, 1e9);
    expect(report()).toMatchObject({ read: 0, edited: [], notes: 1 });
    expect(report().read).toBe(0);
  });

  it('keeps the notes of a file that cannot be read, and says so', () => {
    write('a.md', 'a :: b\n');
    scan();
    writeFileSync(join(folder, 'a.md'), Buffer.from([0xff, 0xfe, 0x00, 0x41]));
    const { code, stdout } = scan();
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ gone: [], notes: 1 });
    expect(JSON.parse(stdout).problems[0]).toContain('a.md is');
  });

  it('has the notes that an essay and its deck share once, whichever is written last', () => {
    write('essay.md', '# Essay\n\na :: b\n');
    scan();
    const deck = '---\ndeck: Essay\nsource: essay.md\n---\n\na :: b\n\nc :: d\n';
    write('essay.deck.md', deck);
    const { moved, fresh, notes } = report();
    expect(moved).toMatchObject([
      { before: { file: 'essay.md' }, after: { file: 'essay.deck.md' } },
    ]);
    expect([fronts(fresh), notes]).toEqual([['c'], 2]);
    write('essay.md', '# Essay\n\na :: b\n\nMore prose.\n');
    expect(report()).toMatchObject({ fresh: [], gone: [], notes: 2 });
    write('essay.deck.md', deck.replace('a :: b\n', ''));
    expect(report()).toMatchObject({
      moved: [{ before: { file: 'essay.deck.md' }, after: { file: 'essay.md' } }],
      gone: [],
      notes: 2,
    });
  });

  it('finds the study folder above, as asked for, and by DECKWRIGHT_STUDY', () => {
    write('in/side/a.md', 'a :: b\n');
    expect(report().notes).toBe(1);
    const inside = join(folder, 'in/side');
    expect(JSON.parse(deckwright(inside, 'scan', '--json').stdout).notes).toBe(1);
    expect(readdirSync(inside)).toEqual(['a.md']);
    const elsewhere = deckwright(tmpdir(), 'scan', '--json', '--study', folder);
    expect(JSON.parse(elsewhere.stdout).notes).toBe(1);
    const { code, stderr } = deckwright(folder, 'scan', '--study', 'nowhere');
    expect([code, stderr]).toEqual([1, expect.stringContaining('There is no study folder')]);
  });

  it('says once that a folder becomes a study folder, with the line for .gitignore', () => {
    write('a.md', 'a :: b\n');
    expect(scan().stderr).toContain('add the line .deckwright/ to .gitignore');
    expect(scan().stderr).toBe('');
  });
});

/** Facts whose history is told apart by how often they were answered. */
const FACTS = [
  ['Who discovered penicillin in a London hospital?', 'Alexander Fleming'],
  ['In which year did the western empire of Rome end?', 'In 476'],
  ['What does a ribosome build from amino acids?', 'Proteins'],
  ['Why did the emperor Diocletian divide his realm?', 'It had grown too large for one ruler'],
  ['Which metal is liquid at room temperature?', 'Mercury'],
  ['Where do monarch butterflies spend the winter?', 'In the mountains of Mexico'],
  ['The {{c1::mitochondrion}} releases the energy of sugar.', ''],
  ['Marie Curie found {{c1::polonium}} and {{c2::radium}} in pitchblende.', ''],
] as const;

interface Fact {
  readonly front: string;
  readonly back: string;
  readonly reps: number;
  file: string;
}

type Edit = { readonly kind: string; readonly at: number; readonly to: number };

const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom(
    'reword',
    'add to front',
    'answer',
    'reorder',
    'rename file',
    'rename deck',
    'move',
    'split',
    'merge',
    'gap',
    'write otherwise',
    'remove and restore',
  ),
  at: fc.nat(),
  to: fc.nat(),
});

const world = { stderr: { write: () => {}, isTTY: false }, env: {} } as unknown as World;

/** A folder of decks as somebody edits it. */
class Desk {
  facts: Fact[] = FACTS.map(([front, back], at) => ({
    front,
    back,
    reps: at + 1,
    file: at % 2 === 0 ? 'a.md' : 'b.md',
  }));
  #decks: Record<string, string> = {};
  #isOnLines = false;
  #hidden: Fact | undefined;
  #saved: ReadonlySet<Fact> = new Set();

  apply({ kind, at, to }: Edit): void {
    const index = at % this.facts.length;
    const fact = this.facts[index]!;
    const change = (part: Partial<Fact>) => {
      if (fact !== this.#hidden) this.facts[index] = { ...fact, ...part };
    };
    const inFirst = this.facts.filter(({ file }) => file === this.facts[0]!.file);
    const other = `${'abcdef'[to % 6]}.md`;
    const word = ['really', 'once', 'then', 'exactly'][to % 4];
    const edits: Record<string, () => void> = {
      reword: () => change({ front: fact.front.replace(/\b(the|a) /, `$1 ${word} `) }),
      'add to front': () => change({ front: `To be exact: ${fact.front}` }),
      answer: () => change({ back: fact.back && `${fact.back}, it is said` }),
      reorder: () => this.facts.push(...this.facts.splice(0, to % this.facts.length)),
      'rename file': () => {
        for (const one of inFirst) one.file = other;
      },
      'rename deck': () => {
        this.#decks[fact.file] = `Deck ${to}`;
      },
      move: () => change({ file: other }),
      split: () => {
        for (const [position, one] of inFirst.entries()) if (position % 2 === 0) one.file = other;
      },
      merge: () => {
        for (const one of this.facts) one.file = 'a.md';
      },
      gap: () =>
        change(
          fact.back === '' ? { front: fact.front.replace(/^(The|Marie|To)/, '{{c9::$1}}') } : {},
        ),
      'write otherwise': () => {
        this.#isOnLines = !this.#isOnLines;
      },
      // What comes back must be what went.
      'remove and restore': () => {
        if (this.#saved.has(fact)) this.#hidden = fact;
      },
    };
    edits[kind]!();
  }

  /** Writes the files; a fact that was removed comes back with the next call. */
  save(): void {
    for (const name of readdirSync(folder)) if (name.endsWith('.md')) rmSync(join(folder, name));
    const shown = this.facts.filter((fact) => fact !== this.#hidden);
    this.#hidden = undefined;
    this.#saved = new Set(shown);
    for (const file of new Set(shown.map((fact) => fact.file))) {
      const notes = shown.filter((fact) => fact.file === file).map((fact) => this.#written(fact));
      write(file, `---\ndeck: ${this.#decks[file] ?? 'Deck'}\n---\n\n${notes.join('\n\n')}\n`);
    }
  }

  #written({ front, back }: Fact): string {
    if (back === '') return `C: ${front}`;
    return this.#isOnLines ? `${front} :: ${back}` : `Q: ${front}\nA: ${back}`;
  }
}

describe('over real edits', () => {
  it('every note keeps its history, and none gets that of another', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(edit, { minLength: 1, maxLength: 2 }), { maxLength: 8 }),
        async (rounds) => {
          rmSync(folder, { recursive: true });
          mkdirSync(folder);
          const desk = new Desk();
          desk.save();
          const study = await Study.open(folder);
          await scanStudy(study, world);
          for (const card of [...study.cards()]) {
            const { reps } = desk.facts.find(({ front }) => front === card.front)!;
            const after = { ...card.memory, state: 'review' as const, reps };
            study.importReviews(card.id, [{ time: 1, offset: 0, rating: 3, took: 1, after }]);
          }
          for (const round of rounds) {
            for (const one of round) desk.apply(one);
            desk.save();
            await scanStudy(study, world);
            desk.save();
            await scanStudy(study, world);
            const live = [...study.cards()].filter(({ isGone }) => !isGone);
            for (const { front, back, reps } of desk.facts) {
              const plain = (text: string) => text.replace(/\{\{c\d::(.*?)\}\}/g, '$1');
              const cards = live.filter((card) => plain(card.front) === plain(front));
              const wanted = /c2/.test(FACTS[reps - 1]![0]) ? 2 : 1;
              expect(cards.filter(({ memory }) => memory.reps === reps)).toHaveLength(wanted);
              expect(cards.every(({ memory }) => [0, reps].includes(memory.reps))).toBe(true);
              expect(cards[0]!.back).toBe(back);
            }
          }
          study.close();
        },
      ),
      { numRuns: 40 },
    );
  });
});
