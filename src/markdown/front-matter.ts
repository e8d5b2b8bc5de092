import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Diagnostic } from '../note.ts';
import type { FrontMatter } from './document.ts';
import { parseHead } from './parse.ts';
import { lineAt, placeAt, placeOfLine, problem, type SourceText } from './source-text.ts';

/** What the front matter says, and the first line, from 0, that is not of it. */
export interface Head {
  readonly frontMatter: FrontMatter;
  readonly body: number;
}

type Values = Map<string, string | string[]>;

const NONE: Head = { frontMatter: { tags: [] }, body: 0 };
const LINE_END = /\r\n|\n|\r/;
const FENCE = /^(?:---|\+\+\+)[ \t]*$/;
const KEY = /^[\w.-]+[ \t]*[:=](?:[ \t]|$)/;
const ASSIGNMENT = /^([\w.-]+)[ \t]*=[ \t]*(.*)$/;

/** Reads the front matter of a file: YAML, or TOML in its simple values, as hashcards writes it even between `---`. */
export function readFrontMatter(source: SourceText, problems: Diagnostic[]): Head {
  const fence = lineAt(source, 0).trimEnd();
  if (!FENCE.test(fence)) return NONE;
  const close = closeOf(source, fence);
  if (close === undefined) return unclosed(source, fence, problems);
  const from = source.starts[1]!;
  const node = parseHead(source.text.slice(0, source.starts[close + 1])).children[0] as
    | { type: string; value?: string }
    | undefined;
  if (node?.type !== 'yaml' && node?.type !== 'toml') return NONE;
  const text = source.text.slice(from, source.starts[close]);
  if (!text.split(LINE_END).some((line) => KEY.test(line)) && text.trim() !== '') return NONE;
  const values = isToml(text) ? readToml(text) : readYaml(text, from, source, problems);
  return { frontMatter: pick(values), body: close + 1 };
}

function closeOf(source: SourceText, fence: string): number | undefined {
  for (let line = 1; line < source.starts.length; line += 1)
    if (lineAt(source, line).trimEnd() === fence) return line;
  return undefined;
}

/** Leaves out the lines that look like front matter, so that the rest of the file is still read. */
function unclosed(source: SourceText, fence: string, problems: Diagnostic[]): Head {
  let body = 1;
  while (KEY.test(lineAt(source, body)) || /^[ \t]+\S|^- /.test(lineAt(source, body))) body += 1;
  if (body === 1) return NONE;
  problems.push(
    problem(
      'error',
      placeOfLine(source, 0),
      'unclosed-front-matter',
      `The front matter is never closed; write ${fence} on a line of its own below it.`,
    ),
  );
  return { frontMatter: { tags: [] }, body };
}

function isToml(text: string): boolean {
  return text
    .split(LINE_END)
    .every((line) => line.trim() === '' || line.startsWith('#') || ASSIGNMENT.test(line));
}

function readToml(text: string): Values {
  const values: Values = new Map();
  for (const line of text.split(LINE_END)) {
    const match = ASSIGNMENT.exec(line.trim());
    if (!match) continue;
    const key = match[1] === 'name' ? 'deck' : match[1]!;
    const list = /^\[(.*)\]$/.exec(match[2]!);
    if (list)
      values.set(
        key,
        [...list[1]!.matchAll(/"([^"]*)"|'([^']*)'/g)].map((m) => m[1] ?? m[2]!),
      );
    else values.set(key, match[2]!.replace(/^(["'])(.*)\1$/, '$2'));
  }
  return values;
}

function readYaml(text: string, from: number, source: SourceText, problems: Diagnostic[]): Values {
  const values: Values = new Map();
  const yaml = parseDocument(text.replace(/\r(?!\n)/g, '\n'), {
    prettyErrors: false,
    logLevel: 'silent',
  });
  const [error] = yaml.errors;
  if (error)
    problems.push(
      problem(
        'error',
        placeAt(source, from + error.pos[0], from + error.pos[1]),
        'front-matter-not-yaml',
        `The front matter is not YAML here (${lowerFirst(error.message)}); write key: value, with the value in quotes where it has signs of YAML.`,
      ),
    );
  if (!isMap(yaml.contents)) return values;
  for (const { key, value } of yaml.contents.items) {
    const name = isScalar(key) ? String(key.value) : '';
    if (isSeq(value))
      values.set(
        name,
        value.items.flatMap((item) => scalarText(item) ?? []),
      );
    else values.set(name, scalarText(value) ?? []);
  }
  return values;
}

/** A scalar as it was written: the year 1990 and the date 2006-02-23 stay what they look like. */
function scalarText(node: unknown): string | undefined {
  if (!isScalar(node) || node.value === null) return undefined;
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, '');
}

function pick(values: Values): FrontMatter {
  const one = <Key extends string>(key: Key): { [key in Key]?: string } => {
    const value = values.get(key);
    const text = Array.isArray(value) ? value.join(', ') : value?.trim();
    return (text ? { [key]: text } : {}) as { [key in Key]?: string };
  };
  const tags = values.get('tags') ?? [];
  return {
    ...one('deck'),
    ...one('source'),
    tags: (Array.isArray(tags) ? tags : tags.split(/[\s,]+/))
      .map((tag) => tag.trim().replace(/^#/, ''))
      .filter((tag) => tag !== ''),
    ...one('cards'),
    ...one('title'),
    ...one('author'),
    ...one('date'),
  };
}
