import { Collection } from '../../src/collection/collection.ts';

/** Decides on one candidate after another and tells so, until it is killed: `writer.ts FOLDER DECK`. */
const [folder, deck] = process.argv.slice(2) as [string, string];
const collection = await Collection.open(folder);
const known = collection.remembered(deck).length;
for (let at = known; ; at += 1) {
  const note = { kind: 'basic' as const, front: `${at}?`, back: 'yes' };
  collection.decide(deck, [{ guid: String(at), note, decision: 'rejected' }], at);
  process.stdout.write(`${at}\n`);
}
