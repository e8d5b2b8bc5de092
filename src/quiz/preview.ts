import type { Told } from './format.ts';
import { lineOf } from './html.ts';
import type { Item, Quiz } from './item.ts';
import { summaryOf } from './printed.ts';
import { letter } from './set-rules.ts';
import { oneLine, toldOf } from './told.ts';

/** Paints that a terminal may have; each is the text itself where it has none. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly green: (text: string) => string;
}

/** A set with its key, to be read in a terminal. */
export function previewOf(quiz: Quiz, paint: Paint): string {
  const items = quiz.items.map((item, at) => `${itemText(item, at, paint)}\n`);
  return `${paint.bold(oneLine(quiz.title))}\n${summaryOf(quiz)}\n\n${items.join('\n')}`;
}

function itemText(item: Item, at: number, paint: Paint): string {
  const told = toldOf(item);
  const source = lineOf(item.origin.feedback);
  return [
    `${paint.bold(`${at + 1}.`)} ${told.stem}`,
    ...answerLines(told, paint).map((line) => `   ${line}`),
    ...(source === '' ? [] : [paint.dim(`   > ${source}`)]),
  ].join('\n');
}

function answerLines(told: Told, paint: Paint): string[] {
  const key = (text: string) => paint.green(text);
  switch (told.kind) {
    case 'choice':
      return told.options.map(({ text, isRight }, at) =>
        isRight ? key(`${letter(at)} * ${text}`) : `${letter(at)}   ${text}`,
      );
    case 'true-false':
      return [key(`* ${told.isTrue ? 'True' : 'False'}`)];
    case 'short':
      return [key(`= ${told.accepted.slice(0, 3).join(' / ')}`)];
    case 'gap':
      return told.gaps.map((accepted) => key(`_ ${accepted.join(' / ')}`));
    case 'numeric':
      return [key(`= ${told.value}${told.tolerance > 0 ? ` ± ${told.tolerance}` : ''}`)];
    case 'matching':
      return [
        ...told.pairs.map(({ left, right }) => `${left} ${key(`→ ${right}`)}`),
        ...told.extra.map((right) => paint.dim(`(nothing) → ${right}`)),
      ];
    case 'ordering':
      return told.entries.map((entry, at) => key(`${at + 1}. ${entry}`));
  }
}
