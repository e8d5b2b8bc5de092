/** Measures the language model: `npm run evaluate [folder]`, the folder holding `{ewt,gum}-{train,dev,test}.conllu`. */
import { readFileSync } from 'node:fs';
import { evaluateLanguage } from './evaluate-language.ts';

const folder = process.argv[2] ?? process.env.DECKWRIGHT_TREEBANK;

if (folder === undefined) {
  process.stderr.write(
    'Give the folder that holds {ewt,gum}-{dev,test}.conllu: npm run evaluate -- <folder>, or set DECKWRIGHT_TREEBANK.\n',
  );
  process.exitCode = 2;
} else {
  const bytes = readFileSync(new URL('../src/language/model/english.bin', import.meta.url));
  process.stdout.write(`${evaluateLanguage(bytes, folder).join('\n')}\n`);
}
