import { type Element, type Node, readHtml } from './html.ts';

/** Formulas between `\(` and `\)` or `\[` and `\]` in the text of a field. */
const FORMULA = /\\\(([\s\S]+?)\\\)|\\\[([\s\S]+?)\\\]/g;

/** A formula as shapes: in units of a thousandth of an em, y upwards. */
export interface Drawn {
  readonly width: number;
  /** Above and below the baseline. */
  readonly ascent: number;
  readonly descent: number;
  /** MathJax's own SVG, as nodes. */
  readonly nodes: readonly Node[];
}

/** TeX in other forms. */
export interface Maths {
  /**
   * A field's HTML with its formulas as SVG, which looks the same in every browser, with or without a font for
   * mathematics, and as MathML for screen readers beside it.
   */
  readonly shown: (html: string) => string;
  /** The rules of style that the formulas shown so far need: a policy of a page may allow no style in elements. */
  readonly style: () => string;
  /** A formula as shapes to draw; undefined where it cannot be read. */
  readonly draw: (tex: string, isDisplay: boolean) => Drawn | undefined;
}

export function hasMaths(html: string): boolean {
  return html.search(FORMULA) >= 0;
}

/** Parts of a text: plain, or a formula. */
export function formulasIn(
  text: string,
): ({ text: string } | { tex: string; isDisplay: boolean })[] {
  const parts: ({ text: string } | { tex: string; isDisplay: boolean })[] = [];
  let done = 0;
  for (const match of text.matchAll(FORMULA)) {
    if (match.index > done) parts.push({ text: text.slice(done, match.index) });
    parts.push({ tex: (match[1] ?? match[2])!, isDisplay: match[2] !== undefined });
    done = match.index + match[0].length;
  }
  if (done < text.length) parts.push({ text: text.slice(done) });
  return parts;
}

export const NO_MATHS: Maths = { shown: (html) => html, style: () => '', draw: () => undefined };

const STYLE = `.maths{display:inline-block;white-space:nowrap}.maths.display{display:block;text-align:center;margin:.5em 0}.maths .told{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}`;

/** MathJax, loaded only where one of the texts has a formula. */
export async function mathsFor(htmls: readonly string[]): Promise<Maths> {
  if (!htmls.some(hasMaths)) return NO_MATHS;
  const { startMathjax } = await import('./mathjax.ts');
  const { toMathml, toSvg } = startMathjax();
  const drawn = new Map<string, Drawn | undefined>();
  const shifts = new Map<string, string>();
  const classFor = (shift: string) => {
    if (!shifts.has(shift)) shifts.set(shift, `shift${shifts.size}`);
    return shifts.get(shift)!;
  };
  const show = (tex: string, isDisplay: boolean) => {
    const [mathml, container] = [toMathml(tex, isDisplay), toSvg(tex, isDisplay)];
    const svg = /<svg[\s\S]*<\/svg>/.exec(container ?? '')?.[0];
    if (mathml === undefined || svg === undefined) return undefined;
    const placed = svg
      .replace(
        / style="vertical-align: ([^;"]+);?"/,
        (_, shift: string) => ` class="${classFor(shift)}"`,
      )
      .replace('role="img"', 'aria-hidden="true"');
    return `<span class="maths${isDisplay ? ' display' : ''}">${placed}<span class="told">${mathml}</span></span>`;
  };
  return {
    shown: (html) =>
      html.replace(FORMULA, (whole, inline: string | undefined, display: string | undefined) => {
        const tex = readHtml(inline ?? display ?? '')
          .filter((node) => typeof node === 'string')
          .join('');
        return show(tex, display !== undefined) ?? whole;
      }),
    style: () =>
      STYLE + [...shifts].map(([shift, name]) => `.${name}{vertical-align:${shift}}`).join(''),
    draw: (tex, isDisplay) => {
      const key = `${isDisplay}${tex}`;
      if (!drawn.has(key)) drawn.set(key, drawnFrom(toSvg(tex, isDisplay)));
      return drawn.get(key);
    },
  };
}

function drawnFrom(svg: string | undefined): Drawn | undefined {
  if (svg === undefined) return undefined;
  const element = find(readHtml(svg));
  const [, y = 0, width = 0, height = 0] = (element?.attributes.viewBox ?? '')
    .split(' ')
    .map(Number);
  return element && { width, ascent: -y, descent: height + y, nodes: element.children };
}

function find(nodes: readonly Node[]): Element | undefined {
  for (const node of nodes) {
    if (typeof node === 'string') continue;
    const found = node.name === 'svg' ? node : find(node.children);
    if (found) return found;
  }
  return undefined;
}
