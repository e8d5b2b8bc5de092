import PDFDocument from 'pdfkit';
import type { WriteContext } from '../format.ts';
import { type Element, escapeHtml, type Node } from '../html.ts';
import type { Quiz } from '../item.ts';
import { type Drawn, mathsFor } from '../maths.ts';
import { type PrintedItem, type PrintedVersion, printedVersions, summaryOf } from '../printed.ts';
import { FontSet, type UsableFont } from './pdf-fonts.ts';
import { heightOf, type Line, layOut, type Measure, RIGHT_TO_LEFT } from './pdf-text.ts';

/** A4 in points, and what stays white around. */
const PAGE = { width: 595.28, height: 841.89 };
const MARGIN = { x: 54, top: 54, bottom: 60 };
const WIDTH = PAGE.width - 2 * MARGIN.x;
const BOTTOM = PAGE.height - MARGIN.bottom;
const SIZE = 10.5;
const NUMBER_WIDTH = 24;
const POINTS_WIDTH = 52;
const GAP = 13;

export async function writePdf(quiz: Quiz, context: WriteContext): Promise<Uint8Array> {
  const { faces, others, lacks } = context.fonts;
  const fonts = new FontSet(faces, others);
  const versions = printedVersions(quiz, context.versions);
  const maths = await mathsFor(versions.flatMap(({ items }) => items.flatMap(textsOf)));
  const paper = new Paper(quiz, fonts, context.now, (measure) => ({ ...measure, maths }));
  for (const version of versions) {
    paper.questions(version);
    paper.answerSheet(version);
    paper.key(version);
  }
  if (fonts.lacking.length > 0) lacks(fonts.lacking);
  return paper.finish();
}

function textsOf({ stem, options, lefts, rights, key, feedback }: PrintedItem): string[] {
  return [stem, key, feedback, ...[...options, ...lefts, ...rights].map(({ html }) => html)];
}

/** Something to put on a page as a whole. */
interface Block {
  readonly height: number;
  readonly draw: (y: number) => void;
}

class Paper {
  readonly #quiz: Quiz;
  readonly #doc: PDFKit.PDFDocument;
  readonly #chunks: Buffer[] = [];
  readonly #measure: Measure;
  readonly #ended: Promise<void>;
  readonly #registered = new Set<string>();
  /** What the foot of each page says before its number, and where the paper begins that the pages are counted in. */
  readonly #feet: { readonly label: string; readonly paper: number }[] = [];
  #papers = 0;
  #label = '';
  #y = 0;

  constructor(
    quiz: Quiz,
    fonts: FontSet,
    now: number,
    complete: (measure: Omit<Measure, 'maths'>) => Measure,
  ) {
    this.#quiz = quiz;
    const date = new Date(now * 1000);
    // The identifier of a PDF is made from what it says of itself: the same quiz gives the same bytes.
    this.#doc = new PDFDocument({
      size: [PAGE.width, PAGE.height],
      margin: 0,
      autoFirstPage: false,
      bufferPages: true,
      font: null as unknown as string,
      lang: quiz.language,
      displayTitle: true,
      pdfVersion: '1.7',
      info: {
        Title: quiz.title,
        Creator: 'Deckwright',
        Producer: 'Deckwright',
        CreationDate: date,
        ModDate: date,
      },
    });
    this.#doc.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
    this.#ended = new Promise((resolve) => this.#doc.on('end', resolve));
    this.#measure = complete({
      fonts,
      widthOf: (text, font, size) => this.#use(font).fontSize(size).widthOfString(text),
    });
  }

  async finish(): Promise<Uint8Array> {
    this.#feet.forEach(({ label, paper }, at) => {
      const first = this.#feet.findIndex((foot) => foot.paper === paper);
      const count = this.#feet.filter((foot) => foot.paper === paper).length;
      this.#doc.switchToPage(at);
      this.#write(
        `${label} · page ${at - first + 1} of ${count}`,
        MARGIN.x,
        PAGE.height - 36,
        WIDTH,
        8.5,
        'center',
      );
    });
    this.#doc.end();
    await this.#ended;
    return Buffer.concat(this.#chunks);
  }

  questions(version: PrintedVersion): void {
    this.#beginPaper(version, '');
    this.#heading(this.#quiz.title, version, 16);
    this.#advance(this.#line(summaryOf(this.#quiz), 9));
    this.#nameLine();
    for (const item of version.items) this.#place(this.#itemBlock(item), GAP);
  }

  /** A sheet to mark answers on, in two columns. */
  answerSheet(version: PrintedVersion): void {
    this.#beginPaper(version, 'answer sheet');
    this.#heading(`Answer sheet: ${this.#quiz.title}`, version, 14);
    this.#nameLine();
    const columns = 2;
    const rows = Math.ceil(version.items.length / columns);
    const rowHeight = Math.min(24, Math.max(17, (BOTTOM - this.#y) / rows));
    const fits = Math.max(1, Math.floor((BOTTOM - this.#y) / rowHeight));
    const perPage = Math.min(rows, fits) * columns;
    for (let from = 0; from < version.items.length; from += perPage) {
      if (from > 0) this.#beginPage();
      const page = version.items.slice(from, from + perPage);
      const half = Math.ceil(page.length / columns);
      page.forEach((item, at) => {
        const x = MARGIN.x + (at < half ? 0 : WIDTH / 2 + 10);
        this.#answerRow(item, x, this.#y + (at % half) * rowHeight);
      });
    }
  }

  key(version: PrintedVersion): void {
    this.#beginPaper(version, 'key');
    this.#heading(`Key: ${this.#quiz.title}`, version, 14);
    this.#y += 6;
    for (const item of version.items) this.#place(this.#keyRow(item), 0);
  }

  #beginPaper(version: PrintedVersion, what: string): void {
    this.#papers += 1;
    const parts = [
      this.#quiz.title,
      ...(version.name === '' ? [] : [`version ${version.name}`]),
      ...(what === '' ? [] : [what]),
    ];
    this.#label = parts.join(' · ');
    this.#beginPage();
  }

  #beginPage(): void {
    this.#doc.addPage();
    this.#feet.push({ label: this.#label, paper: this.#papers });
    this.#y = MARGIN.top;
  }

  /** On this page where it has room, else on the next: a block is never torn. */
  #place(block: Block, gap: number): void {
    if (this.#y + block.height > BOTTOM && this.#y > MARGIN.top) this.#beginPage();
    block.draw(this.#y);
    this.#y += block.height + gap;
  }

  #advance(block: Block): void {
    block.draw(this.#y);
    this.#y += block.height;
  }

  #heading(title: string, version: PrintedVersion, size: number): void {
    const boxWidth = version.name === '' ? 0 : 92;
    const lines = this.#lay(escapeHtml(title), WIDTH - boxWidth - 8, size, 'bold');
    if (version.name !== '') {
      this.#doc
        .lineWidth(1.2)
        .rect(PAGE.width - MARGIN.x - boxWidth, this.#y - 2, boxWidth, 22)
        .stroke();
      this.#write(
        `Version ${version.name}`,
        PAGE.width - MARGIN.x - boxWidth,
        this.#y + 2,
        boxWidth,
        12,
        'center',
        'bold',
      );
    }
    this.#advance({
      height: Math.max(heightOf(lines), version.name === '' ? 0 : 24) + 2,
      draw: (y) => this.#drawLines(lines, MARGIN.x, y),
    });
  }

  #nameLine(): void {
    const y = this.#y + 20;
    this.#write('Name', MARGIN.x, y - 10, 40, SIZE);
    this.#write('Date', MARGIN.x + WIDTH * 0.66, y - 10, 40, SIZE);
    this.#rule(MARGIN.x + 36, y + 3, WIDTH * 0.66 - 50);
    this.#rule(MARGIN.x + WIDTH * 0.66 + 32, y + 3, WIDTH * 0.34 - 32);
    this.#y = y + 22;
  }

  #itemBlock(item: PrintedItem): Block {
    const inner = WIDTH - NUMBER_WIDTH;
    const parts: Block[] = [this.#lines(item.stem, NUMBER_WIDTH, inner - POINTS_WIDTH, SIZE)];
    if (item.task !== '')
      parts.push(this.#lines(escapeHtml(item.task), NUMBER_WIDTH, inner, 9, 'italic', 1));
    for (const { letter, html } of item.options)
      parts.push(this.#lettered(`${letter}.`, html, NUMBER_WIDTH + 4, inner - 4));
    if (item.rights.length > 0) parts.push(this.#sides(item));
    else
      for (const { letter, html } of item.lefts)
        parts.push(this.#ruled(letter, html, NUMBER_WIDTH, inner));
    for (let line = 0; line < item.lines; line++)
      parts.push({
        height: 24,
        draw: (y) => this.#rule(MARGIN.x + NUMBER_WIDTH, y + 20, inner * 0.75),
      });
    const height = parts.reduce((sum, part) => sum + part.height, 0);
    return {
      height,
      draw: (top) => {
        this.#write(`${item.number}.`, MARGIN.x, top, NUMBER_WIDTH, SIZE, 'left', 'bold');
        const points = `${item.points} point${item.points === 1 ? '' : 's'}`;
        this.#write(
          points,
          PAGE.width - MARGIN.x - POINTS_WIDTH,
          top + 1,
          POINTS_WIDTH,
          8.5,
          'right',
        );
        let y = top;
        for (const part of parts) {
          part.draw(y);
          y += part.height;
        }
      },
    };
  }

  #lines(
    html: string,
    x: number,
    width: number,
    size: number,
    face: 'regular' | 'italic' = 'regular',
    gap = 3,
  ): Block {
    const lines = this.#lay(html, width, size, face);
    return { height: heightOf(lines) + gap, draw: (y) => this.#drawLines(lines, MARGIN.x + x, y) };
  }

  #lettered(letter: string, html: string, x: number, width: number): Block {
    const lines = this.#lay(html, width - 18, SIZE);
    return {
      height: heightOf(lines) + 2.5,
      draw: (y) => {
        this.#write(letter, MARGIN.x + x, y, 18, SIZE);
        this.#drawLines(lines, MARGIN.x + x + 18, y);
      },
    };
  }

  /** With a short line before it to write on. */
  #ruled(letter: string, html: string, x: number, width: number): Block {
    const block = this.#lettered(`${letter}.`, html, x + 34, width - 34);
    return {
      height: block.height + 3,
      draw: (y) => {
        this.#rule(MARGIN.x + x, y + SIZE + 1, 28);
        block.draw(y);
      },
    };
  }

  #sides({ lefts, rights }: PrintedItem): Block {
    const inner = WIDTH - NUMBER_WIDTH;
    const leftWidth = inner * 0.6;
    const left = lefts.map(({ letter, html }) =>
      this.#ruled(letter, html, NUMBER_WIDTH, leftWidth - 10),
    );
    const right = rights.map(({ letter, html }) =>
      this.#lettered(`${letter}.`, html, NUMBER_WIDTH + leftWidth, inner - leftWidth),
    );
    const total = (blocks: readonly Block[]) => blocks.reduce((sum, { height }) => sum + height, 0);
    return {
      height: Math.max(total(left), total(right)),
      draw: (top) => {
        for (const column of [left, right]) {
          let y = top;
          for (const block of column) {
            block.draw(y);
            y += block.height;
          }
        }
      },
    };
  }

  #answerRow(item: PrintedItem, x: number, y: number): void {
    this.#write(`${item.number}.`, x, y + 1, 22, SIZE, 'right', 'bold');
    if (item.bubbles.length === 0 && item.lefts.length === 0)
      this.#rule(x + 30, y + 13, WIDTH / 2 - 50);
    const share = Math.min(44, (WIDTH / 2 - 50) / item.lefts.length);
    item.lefts.forEach(({ letter }, at) => {
      this.#write(letter, x + 28 + at * share, y + 2, 12, 9, 'right');
      this.#rule(x + 43 + at * share, y + 13, share - 17);
    });
    item.bubbles.forEach((letter, at) => {
      const centre = x + 40 + at * 24;
      this.#doc
        .lineWidth(0.8)
        .circle(centre, y + 7, 7.5)
        .stroke();
      this.#write(letter, centre - 10, y + 2, 20, 7.5, 'center');
    });
  }

  #keyRow(item: PrintedItem): Block {
    const answer = this.#lay(item.key, WIDTH * 0.4 - 12, 9.5);
    const told = this.#lay(item.feedback, WIDTH * 0.6 - NUMBER_WIDTH - 4, 8, 'italic');
    const height = Math.max(heightOf(answer), heightOf(told)) + 7;
    return {
      height,
      draw: (y) => {
        this.#write(`${item.number}.`, MARGIN.x, y + 2, NUMBER_WIDTH - 4, 9.5, 'left', 'bold');
        this.#drawLines(answer, MARGIN.x + NUMBER_WIDTH, y + 2);
        this.#drawLines(told, MARGIN.x + NUMBER_WIDTH + WIDTH * 0.4, y + 2);
        this.#doc
          .lineWidth(0.3)
          .strokeColor('#999')
          .moveTo(MARGIN.x, y + height)
          .lineTo(MARGIN.x + WIDTH, y + height)
          .stroke()
          .strokeColor('black');
      },
    };
  }

  #line(text: string, size: number): Block {
    return this.#lines(escapeHtml(text), 0, WIDTH, size);
  }

  #lay(
    html: string,
    width: number,
    size: number,
    face: 'regular' | 'bold' | 'italic' = 'regular',
  ): Line[] {
    return layOut(html, width, { face, size }, this.#measure);
  }

  #write(
    text: string,
    x: number,
    y: number,
    width: number,
    size: number,
    align: 'left' | 'right' | 'center' = 'left',
    face: 'regular' | 'bold' = 'regular',
  ): void {
    const [line] = this.#lay(escapeHtml(text), 2000, size, face);
    if (line === undefined) return;
    const shift = align === 'left' ? 0 : (width - line.width) / (align === 'center' ? 2 : 1);
    this.#drawLines([line], x + shift, y);
  }

  #rule(x: number, y: number, width: number): void {
    this.#doc
      .lineWidth(0.6)
      .moveTo(x, y)
      .lineTo(x + width, y)
      .stroke();
  }

  #drawLines(lines: readonly Line[], x: number, top: number): void {
    let y = top;
    for (const { pieces, ascent, descent } of lines) {
      for (const piece of pieces) {
        if (piece.ink.kind === 'formula')
          this.#drawFormula(piece.ink.drawn, piece.ink.size, x + piece.x, y + ascent);
        else {
          const { text, font, size } = piece.ink;
          this.#use(font)
            .fontSize(size)
            .text(text, x + piece.x, y + ascent, {
              lineBreak: false,
              baseline: 'alphabetic',
              // Without features a text is set word by word, and words of these scripts would stand in reverse.
              ...(RIGHT_TO_LEFT.test(text) ? { features: [] } : {}),
            });
        }
      }
      y += ascent + descent;
    }
  }

  #drawFormula({ nodes }: Drawn, size: number, x: number, baseline: number): void {
    this.#doc
      .save()
      .translate(x, baseline)
      .scale(size / 1000);
    for (const node of nodes) this.#drawShape(node);
    this.#doc.restore();
  }

  #drawShape(node: Node): void {
    if (typeof node === 'string') return;
    this.#doc.save();
    for (const [, name, list] of (node.attributes.transform ?? '').matchAll(/(\w+)\(([^)]*)\)/g)) {
      const [a = 0, b] = list!.split(/[\s,]+/).map(Number);
      if (name === 'translate') this.#doc.translate(a, b ?? 0);
      if (name === 'scale') this.#doc.scale(a, b ?? a);
    }
    if (node.name === 'path' && node.attributes.d) this.#doc.path(node.attributes.d).fill();
    if (node.name === 'rect') this.#drawRect(node);
    for (const child of node.children) this.#drawShape(child);
    this.#doc.restore();
  }

  #drawRect({ attributes }: Element): void {
    const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) =>
      Number(attributes[name] ?? 0),
    );
    this.#doc.rect(x!, y!, width!, height!).fill();
  }

  #use(font: UsableFont): PDFKit.PDFDocument {
    if (!this.#registered.has(font.name)) {
      this.#doc.registerFont(font.name, font.bytes as unknown as string, font.member ?? '');
      this.#registered.add(font.name);
    }
    return this.#doc.font(font.name);
  }
}
