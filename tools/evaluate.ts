/**
 * Measures parser, references and notes, and draws sheets for judges:
 *
 *     npm run evaluate                                  the example essays of this repository
 *     npm run evaluate -- FOLDER                        all that lies in FOLDER/{treebank,essays,benchmarks}
 *     npm run evaluate -- [--treebank DIR] [--essays PATH]… [--xquad FILE]
 *     npm run evaluate -- --sheet [N] [--seed S] [--to DIR] TEXTS…      sheet.md, sheet.json, and key.json
 *     npm run evaluate -- --verdicts KEY VERDICTS…                      what judges found
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadModel } from '../src/language/model.ts';
import { findInputs, type Inputs } from './evaluate-inputs.ts';
import { evaluateLanguage } from './evaluate-language.ts';
import { measureNotes } from './evaluate-notes.ts';
import { measureReferences } from './evaluate-references.ts';
import { measureGeneration } from './evaluate-speed.ts';
import { type MeasuredText, readEssays } from './evaluate-texts.ts';
import { measureCoverage, readXquad } from './evaluate-xquad.ts';
import { drawSheet, formatSheet } from './judging-sheet.ts';
import { formatVerdicts, readVerdicts } from './judging-verdicts.ts';

const ROOT = join(import.meta.dirname, '..');

/** The whole report; parts that there is no data for are named. */
function report({ treebank, essays, xquad }: Inputs): string[] {
  const bytes = readFileSync(join(ROOT, 'src/language/model/english.bin'));
  const model = loadModel(bytes);
  const leftOut = (what: string, option: string) => [`${what}: left out, give ${option}`];
  const texts = readEssays(essays);
  const paragraphs = xquad === undefined ? [] : readXquad(xquad);
  return [
    ...(treebank === undefined
      ? leftOut('parser and references', '--treebank DIR')
      : [
          'parser',
          ...evaluateLanguage(bytes, treebank).map((line) => `  ${line}`),
          'references',
          ...measureReferences(model, treebank),
        ]),
    ...(texts.length === 0
      ? leftOut('notes from essays', '--essays PATH')
      : [
          `notes from ${texts.length} essays`,
          ...measureNotes(model, texts),
          measureGeneration(texts),
        ]),
    ...(paragraphs.length === 0
      ? leftOut('coverage of human questions', '--xquad FILE')
      : [
          `notes from ${paragraphs.length} paragraphs of ${basename(xquad ?? '')}`,
          ...measureNotes(
            model,
            paragraphs.map(({ text }) => text),
          ),
          ...measureCoverage(paragraphs),
        ]),
  ];
}

/** Writes sheet and key into a folder. */
function writeSheet({ essays, xquad }: Inputs, seed: number, count: number, to: string): string[] {
  const texts: MeasuredText[] = [
    ...readEssays(essays),
    ...(xquad === undefined ? [] : readXquad(xquad).map(({ text }) => text)),
  ];
  const { cards, key } = drawSheet(texts, seed, count);
  mkdirSync(to, { recursive: true });
  writeFileSync(join(to, 'sheet.md'), formatSheet(cards));
  writeFileSync(join(to, 'sheet.json'), `${JSON.stringify(cards, null, 1)}\n`);
  writeFileSync(join(to, 'key.json'), `${JSON.stringify(key, null, 1)}\n`);
  return [`${join(to, 'sheet.md')}, sheet.json and key.json: ${cards.length} cards, seed ${seed}`];
}

function mergeVerdicts([keyFile, ...files]: readonly string[]): string[] {
  if (keyFile === undefined || files.length === 0)
    throw new Error('Give the key and the files of verdicts: --verdicts key.json verdicts.json …');
  const judges = files.map((path) => ({
    name: basename(path),
    verdicts: readVerdicts(readFileSync(path, 'utf8'), path),
  }));
  return formatVerdicts(JSON.parse(readFileSync(keyFile, 'utf8')), judges);
}

function main(args: readonly string[]): string[] {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      treebank: { type: 'string' },
      essays: { type: 'string', multiple: true },
      xquad: { type: 'string' },
      sheet: { type: 'boolean' },
      seed: { type: 'string', default: '1' },
      to: { type: 'string', default: '.' },
      verdicts: { type: 'boolean' },
    },
  });
  if (values.verdicts) return mergeVerdicts(positionals);
  // A bare number is how many cards the sheet shall have.
  const isNumber = (text: string) => values.sheet && /^\d+$/.test(text);
  const paths = positionals.filter((text) => !isNumber(text));
  const inputs = findInputs({ ...values, paths }, join(ROOT, 'cards'));
  if (!values.sheet) return report(inputs);
  const count = Number(positionals.find(isNumber) ?? Number.POSITIVE_INFINITY);
  return writeSheet(inputs, Number(values.seed), count, values.to);
}

try {
  process.stdout.write(`${main(process.argv.slice(2)).join('\n')}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 2;
}
