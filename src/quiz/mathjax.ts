import { liteAdaptor } from 'mathjax-full/js/adaptors/liteAdaptor.js';
import { STATE } from 'mathjax-full/js/core/MathItem.js';
import type { MmlNode } from 'mathjax-full/js/core/MmlTree/MmlNode.js';
import { SerializedMmlVisitor } from 'mathjax-full/js/core/MmlTree/SerializedMmlVisitor.js';
import { RegisterHTMLHandler } from 'mathjax-full/js/handlers/html.js';
import { TeX } from 'mathjax-full/js/input/tex.js';
import 'mathjax-full/js/input/tex/ams/AmsConfiguration.js';
import 'mathjax-full/js/input/tex/base/BaseConfiguration.js';
import 'mathjax-full/js/input/tex/boldsymbol/BoldsymbolConfiguration.js';
import 'mathjax-full/js/input/tex/mhchem/MhchemConfiguration.js';
import 'mathjax-full/js/input/tex/newcommand/NewcommandConfiguration.js';
import { mathjax } from 'mathjax-full/js/mathjax.js';
import { SVG } from 'mathjax-full/js/output/svg.js';

const PACKAGES = ['base', 'ams', 'boldsymbol', 'mhchem', 'newcommand'];

/** TeX → MathML and SVG by MathJax 3; undefined for what is no TeX. */
export function startMathjax() {
  const adaptor = liteAdaptor();
  RegisterHTMLHandler(adaptor);
  const visitor = new SerializedMmlVisitor();
  const toTree = mathjax.document('', { InputJax: new TeX({ packages: PACKAGES }) });
  const toShapes = mathjax.document('', {
    InputJax: new TeX({ packages: PACKAGES }),
    OutputJax: new SVG({ fontCache: 'none' }),
  });
  const unlessWrong = (text: string) => (text.includes('merror') ? undefined : text);
  return {
    toMathml: (tex: string, display: boolean) =>
      unlessWrong(
        visitor
          .visitTree(toTree.convert(tex, { display, end: STATE.CONVERT }) as MmlNode)
          .replace(/>\s+</g, '><'),
      ),
    toSvg: (tex: string, display: boolean) =>
      unlessWrong(adaptor.outerHTML(toShapes.convert(tex, { display }))),
  };
}
