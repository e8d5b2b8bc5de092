/**
 * Trains the language model: `npm run train -- <folder>`, the folder holding `{ewt,gum}-{train,dev,test}.conllu` and,
 * if there are any, `silver*.conllu`: see readSilver.
 * Writes src/language/model/english.bin; the same data give the same bytes.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { trainModel } from './train-model.ts';

const folder = process.argv[2] ?? process.env.DECKWRIGHT_TREEBANK;
const target = fileURLToPath(new URL('../src/language/model/english.bin', import.meta.url));

if (folder === undefined) {
  process.stderr.write(
    'Give the folder that holds {ewt,gum}-{train,dev,test}.conllu: npm run train -- <folder>\n',
  );
  process.exitCode = 2;
} else {
  const report = (line: string) => {
    const seconds = performance.now() / 1000;
    process.stderr.write(`${seconds.toFixed(0).padStart(5)} s  ${line}\n`);
  };
  const bytes = trainModel(folder, report);
  writeFileSync(target, bytes);
  report(`${target}: ${bytes.length} bytes`);
}
