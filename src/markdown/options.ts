/** A field whose text ends in a task list: what stands before it, and its entries. */
export interface Tasks {
  readonly before: string;
  readonly tasks: readonly Task[];
  /** What stands below the list. */
  readonly after: string;
}

export interface Task {
  /** Markdown. */
  readonly text: string;
  readonly isDone: boolean;
}

const TASK = /^ {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]+\[([ xX])\][ \t]+(\S.*)$/;
const FENCE = /^ {0,3}(?:`{3,}|~{3,})/;

/** Finds the first list of `- [x]` and `- [ ]` in a field's Markdown; undefined where it has fewer than two. */
export function readTasks(markdown: string): Tasks | undefined {
  const lines = markdown.split('\n');
  const isInCode = fenced(lines);
  const start = lines.findIndex((line, at) => !isInCode[at] && TASK.test(line));
  if (start < 0) return undefined;
  const tasks: { text: string; isDone: boolean }[] = [];
  let at = start;
  for (; at < lines.length; at++) {
    const line = lines[at]!;
    const match = TASK.exec(line);
    if (match) tasks.push({ text: match[2]!, isDone: match[1] !== ' ' });
    else if (/^(?: {2,}|\t)\S/.test(line)) tasks.at(-1)!.text += `\n${line.trim()}`;
    else if (line.trim() !== '' || !TASK.test(lines[at + 1] ?? '')) break;
  }
  const before = lines.slice(0, start).join('\n').trim();
  return tasks.length < 2 ? undefined : { before, tasks, after: lines.slice(at).join('\n').trim() };
}

function fenced(lines: readonly string[]): boolean[] {
  let isOpen = false;
  return lines.map((line) => {
    if (!FENCE.test(line)) return isOpen;
    isOpen = !isOpen;
    return true;
  });
}
