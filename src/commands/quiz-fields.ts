import { gapsIn } from '../markdown/gaps.ts';
import { toHtml } from '../markdown/html.ts';
import { readTasks } from '../markdown/options.ts';
import type { Note } from '../note.ts';
import { textOf } from '../quiz/html.ts';
import { GAP_MARK } from '../quiz/item.ts';
import type { QuizNote } from '../quiz/material.ts';

/** Text in which nothing can be markup: most fields, and much faster. */
const NO_MARKUP = /^(?![-+]|\d+[.)]|.*www\.)[\p{L}\p{M}\p{N} ,.;'’“”"?()%–—\uFFFC-]*$/u;

/** A field as sanitised HTML. */
export function fieldHtml(markdown: string): string {
  return NO_MARKUP.test(markdown) ? markdown.trim() : toHtml(markdown);
}

/** What a note asks and answers, with the options that are written under it. */
export function fieldsOf(
  note: Note,
): Pick<QuizNote, 'kind' | 'question' | 'answer' | 'gaps' | 'options'> {
  if (note.kind === 'cloze') return clozeFields(note);
  const asked = readTasks(note.front);
  const answered = asked === undefined ? readTasks(note.back) : undefined;
  const tasks = asked ?? answered;
  const question = asked === undefined ? note.front : [asked.before, asked.after].join('\n\n');
  const answer =
    answered === undefined ? note.back : [answered.before, answered.after].join('\n\n');
  return {
    kind: 'basic',
    question: fieldHtml(question.trim()),
    answer: fieldHtml(answer.trim()),
    gaps: [],
    options: (tasks?.tasks ?? []).map(({ text, isDone }) => ({
      html: fieldHtml(text),
      isRight: isDone,
    })),
  };
}

/** More gaps than this in one sentence leave nothing to go by; the others are shown. */
const MOST_GAPS = 3;

function clozeFields(
  note: Note,
): Pick<QuizNote, 'kind' | 'question' | 'answer' | 'gaps' | 'options'> {
  const outer: ReturnType<typeof gapsIn>[number][] = [];
  for (const gap of gapsIn(note.front)) if (gap.start >= (outer.at(-1)?.end ?? 0)) outer.push(gap);
  let text = '';
  let done = 0;
  const gaps: string[] = [];
  for (const [index, gap] of outer.entries()) {
    const hidden = gap.hidden.replace(/\{\{c\d+::|\}\}/g, '');
    text += note.front.slice(done, gap.start) + (index < MOST_GAPS ? GAP_MARK : hidden);
    if (index < MOST_GAPS) gaps.push(textOf(fieldHtml(hidden)));
    done = gap.end;
  }
  text += note.front.slice(done);
  return {
    kind: 'cloze',
    question: fieldHtml(text),
    answer: fieldHtml(note.back),
    gaps,
    options: [],
  };
}
