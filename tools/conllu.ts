/** Reads CoNLL-U, the file format of Universal Dependencies treebanks (universaldependencies.org/format.html). */

/** A syntactic word of a treebank; `head` counts from 0, -1 is the root. */
export interface GoldToken {
  readonly form: string;
  readonly lemma: string;
  readonly upos: string;
  readonly xpos: string;
  readonly head: number;
  readonly deprel: string;
  /** The entity type of the mention that this token heads, or '' (GUM only). */
  readonly entity: string;
  /** How sure a parser was of the arc and a tagger of the tags, 0 to 1: `Conf=` and `TagConf=`; 1 in a treebank. */
  readonly arcSureness: number;
  readonly tagSureness: number;
  /** UTF-16 range in the text of the document. */
  readonly start: number;
  readonly end: number;
}

/** A stretch of a sentence that speaks of an entity. */
export interface GoldMention {
  /** Same id in one document, same entity. */
  readonly entity: string;
  readonly type: string;
  /** Its first and last token, and the one whose head lies outside. */
  readonly from: number;
  readonly to: number;
  readonly head: number;
}

export interface GoldSentence {
  readonly tokens: readonly GoldToken[];
  /** Mentions of entities, inner ones before those around them (GUM only). */
  readonly mentions: readonly GoldMention[];
  /** The document opens a paragraph with this sentence. */
  readonly opensParagraph: boolean;
}

export interface GoldDocument {
  /** The raw text: sentences follow each other by a blank, paragraphs by an empty line. */
  readonly text: string;
  readonly sentences: readonly GoldSentence[];
}

type Columns = readonly string[];

/** Documents of one CoNLL-U file, with offsets into a raw text that is put together from the forms. */
export function readConllu(source: string): GoldDocument[] {
  const documents: GoldDocument[] = [];
  let text = '';
  let sentences: GoldSentence[] = [];
  const close = () => {
    if (sentences.length > 0) documents.push({ text, sentences });
    text = '';
    sentences = [];
  };
  for (const block of source.split(/\r?\n\r?\n/)) {
    const lines = block.split(/\r?\n/).filter((line) => line !== '');
    const rows = lines.filter((line) => !line.startsWith('#')).map((line) => line.split('\t'));
    if (rows.length === 0) continue;
    if (lines.some((line) => line.startsWith('# newdoc'))) close();
    const opensParagraph = lines.some((line) => line.startsWith('# newpar'));
    if (text !== '') text += opensParagraph ? '\n\n' : ' ';
    const ranges = layOut(rows, text.length);
    text += ranges.text;
    const words = rows.filter(([id = '']) => /^\d+$/.test(id));
    const mentions = readMentions(words);
    sentences.push({ tokens: readTokens(words, mentions, ranges.at), mentions, opensParagraph });
  }
  close();
  return documents;
}

/** The surface of a sentence and where each word stands in it; the words of a multiword token share out its characters. */
function layOut(rows: readonly Columns[], offset: number) {
  const at = new Map<number, [number, number]>();
  let text = '';
  let lastInside = 0;
  for (const [id = '', form = '', , , , , , , , misc = ''] of rows) {
    const multiword = /^\d+-(\d+)$/.exec(id);
    const space = misc.includes('SpaceAfter=No') ? '' : ' ';
    if (multiword) {
      const end = offset + text.length + form.length;
      lastInside = Number(multiword[1]);
      at.set(-lastInside, [offset + text.length, end]);
      text += form + space;
    } else if (Number(id) <= lastInside) {
      const whole = at.get(-lastInside)!;
      const start = at.get(Number(id) - 1)?.[1] ?? whole[0];
      const from = Number(id) > 1 && start >= whole[0] ? start : whole[0];
      at.set(Number(id), [from, from + form.length]);
    } else if (/^\d+$/.test(id)) {
      at.set(Number(id), [offset + text.length, offset + text.length + form.length]);
      text += form + space;
    }
  }
  return { text: text.trimEnd(), at };
}

function readTokens(
  words: readonly Columns[],
  mentions: readonly GoldMention[],
  at: Map<number, [number, number]>,
): GoldToken[] {
  // The widest mention of a head comes last and has the word.
  const entities = new Map(mentions.map(({ head, type }) => [head, type]));
  return words.map((columns, index) => {
    const [id, form = '', lemma = '', upos = '', xpos = '', , head = '0', deprel = ''] = columns;
    const [start, end] = at.get(Number(id)) ?? [0, 0];
    const entity = entities.get(index) ?? '';
    const [arcSureness, tagSureness] = [sureness(columns, 'Conf'), sureness(columns, 'TagConf')];
    return {
      ...{ form, lemma, upos, xpos, head: Number(head) - 1, deprel, entity, start, end },
      ...{ arcSureness, tagSureness },
    };
  });
}

function sureness(columns: Columns, name: string): number {
  const value = columns[9]?.split('|').find((one) => one.startsWith(`${name}=`));
  return value === undefined ? 1 : Number(value.slice(name.length + 1));
}

/** The mentions of a sentence, from GUM's brackets: `Entity=(1-person-…(2-place-…)` and `Entity=1)`. */
function readMentions(words: readonly Columns[]): GoldMention[] {
  const mentions: GoldMention[] = [];
  const open: { entity: string; type: string; from: number }[] = [];
  words.forEach((columns, to) => {
    const value = /(?:^|\|)Entity=([^|]*)/.exec(columns[9] ?? '')?.[1] ?? '';
    for (const [, opened, closed] of value.matchAll(/\(([^()]+)|([^()]*)\)/g)) {
      if (opened !== undefined) {
        const [entity = '', type = ''] = opened.split('-');
        open.push({ entity, type, from: to });
        continue;
      }
      const place =
        closed === '' ? open.length - 1 : open.findLastIndex(({ entity }) => entity === closed);
      const [mention] = place < 0 ? [] : open.splice(place, 1);
      if (mention) mentions.push({ ...mention, to, head: headOf(words, mention.from, to) });
    }
  });
  return mentions;
}

/** The word of a span whose head lies outside it. */
function headOf(words: readonly Columns[], from: number, to: number): number {
  for (let index = from; index <= to; index++) {
    const head = Number(words[index]?.[6]) - 1;
    if (head < from || head > to) return index;
  }
  return to;
}
