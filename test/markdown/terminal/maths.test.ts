import { describe, expect, it } from 'vitest';
import { mathsLines, mathsText } from '../../../src/markdown/terminal/maths.ts';

const TEX = String.raw;

/** In one line. */
const LINES: [tex: string, text: string][] = [
  // Letters, operators and blanks around them.
  [TEX`a+b=c`, 'a + b = c'],
  [TEX`-x + -y`, '−x + −y'],
  [TEX`\alpha \leq \Omega`, 'α ≤ Ω'],
  [TEX`\forall x \in \mathbb{N}: x \geq 0`, '∀x ∈ ℕ : x ≥ 0'],
  [TEX`x := 5`, 'x := 5'],
  [TEX`f\colon A \to B`, 'f:A → B'],
  [TEX`1{,}000 + 2,3`, '1,000 + 2, 3'],
  [TEX`a\,b\quad c\;d`, 'a b  c d'],
  [TEX`\{1, 2\} \cup \emptyset`, '{1, 2} ∪ ∅'],
  [TEX`10\%\,\$`, '10% $'],
  // Scripts.
  [TEX`x^2 + y_1^{2}`, 'x² + y₁²'],
  [TEX`x_{i,j}`, 'x_(i,j)'],
  [TEX`x^{a+b}`, 'xᵃ⁺ᵇ'],
  [TEX`a_q b`, 'a_q b'],
  [TEX`x^{2^3}`, 'x^(2³)'],
  [TEX`e^{-x^2}`, 'e^(−x²)'],
  [TEX`f'(x) + g''`, 'f′(x) + g′′'],
  [TEX`x_{\text{max}}`, 'xₘₐₓ'],
  [TEX`A^\top B^T 90^\circ`, 'A^⊤ Bᵀ90°'],
  [TEX`{}^{14}_{6}\mathrm{C}`, '₆¹⁴C'],
  [TEX`(a+b)^2`, '(a + b)²'],
  // Fractions and roots.
  [TEX`\frac{1}{2}mv^2`, '½mv²'],
  [TEX`\frac{a+b}{c}`, '(a + b)/c'],
  [TEX`\frac{-b \pm \sqrt{b^2-4ac}}{2a}`, '(−b ± √(b² − 4ac))/(2a)'],
  [TEX`a\frac{b}{c}d\frac{e}{f}`, 'a(b/c)d(e/f)'],
  [TEX`\frac{\partial f}{\partial x}`, '∂f/∂x'],
  [TEX`{a \over b}`, 'a/b'],
  [TEX`\sqrt{2}x \sqrt[3]{x+1} \sqrt[n]{y}`, '√2 x∛(x + 1) ⁿ√y'],
  [TEX`\sqrt{x}^2 + \frac{a}{b}^2`, '(√x)² + (a/b)²'],
  [TEX`\binom{n}{k}`, '(n choose k)'],
  [TEX`{n \choose k}`, '(n choose k)'],
  // Sums, integrals, limits, functions.
  [TEX`\sum_{i=1}^n i`, '∑ᵢ₌₁ⁿ i'],
  [TEX`\sum_{k \in S} k`, '∑_(k∈S) k'],
  [TEX`\int_0^1 f(x)\,dx`, '∫₀¹ f(x) dx'],
  [TEX`\lim_{x\to 0} \frac{\sin x}{x} = 1`, 'lim_(x→0) (sin x)/x = 1'],
  [TEX`\sin^2\theta + \log_2 n`, 'sin² θ + log₂ n'],
  [TEX`\operatorname{rank}(A)`, 'rank(A)'],
  [TEX`a \bmod b \pmod{n}`, 'a mod b (mod n)'],
  // Alphabets and accents.
  [TEX`\mathbb{R}^n \mathcal{L} \mathfrak{g} \mathbf{v}`, 'ℝⁿℒ𝔤𝐯'],
  [TEX`\mathrm{d}x`, 'dx'],
  [TEX`\hat{x} \vec v \overline{AB} \dot{q}`, 'x̂v⃗A̅B̅q̇'],
  [TEX`\textcolor{red}{x} + \color{blue} y`, 'x + y'],
  [TEX`\sqrt[constructor]{x}`, 'ᶜᵒⁿˢᵗʳᵘᶜᵗᵒʳ√x'],
  [TEX`\text{if } x > 0`, 'if x > 0'],
  [TEX`\not= \not\in`, '\u2260\u2209'],
  // Delimiters, matrices, cases.
  [TEX`\left(\frac{a}{b}\right)^2`, '(a/b)²'],
  [TEX`\left.\frac{a}{b}\right|_0`, 'a/b|₀'],
  [TEX`\big\| x \big\|`, '‖x‖'],
  [TEX`\langle x, y \rangle`, '⟨x, y⟩'],
  [TEX`\begin{bmatrix} a & b \\ c & d \end{bmatrix}`, '[a b; c d]'],
  [TEX`\begin{cases} x & y > 0 \\ -x & \text{else} \end{cases}`, '{x, y > 0; −x, else}'],
  [TEX`\begin{aligned} a &= b \\ &= c \end{aligned}`, 'a = b; = c'],
  // Chemistry.
  [TEX`\ce{2H2 + O2 -> 2H2O}`, '2H₂ + O₂ ⟶ 2H₂O'],
  [TEX`\ce{[Fe(CN)6]^{3-}} \ce{Na+}`, '[Fe(CN)₆]³⁻Na⁺'],
  [TEX`\ce{CuSO4 * 5H2O}`, 'CuSO₄⋅5H₂O'],
  // What is not known, or not whole, stays as it is written.
  [TEX`\foo{x} + 1`, TEX`\foo{x} + 1`],
  [TEX`\textcolor{red}{x} + \textdegree`, TEX`\textcolor{red}{x} + \textdegree`],
  [TEX`\begin{constructor}x\end{constructor}`, TEX`\begin{constructor}x\end{constructor}`],
  [TEX`\constructor + \toString{x}`, TEX`\constructor + \toString{x}`],
  [TEX`\begin{tikzcd} A \end{tikzcd}`, TEX`\begin{tikzcd} A \end{tikzcd}`],
  [TEX`\frac{1`, TEX`\frac{1`],
  [TEX`\left( x`, TEX`\left( x`],
  [TEX`\ce{A ->[H2O] B}`, TEX`\ce{A ->[H2O] B}`],
  ['a }', 'a }'],
  ['x^', 'x^'],
  ['a \\', 'a \\'],
  ['', ''],
];

/** In several lines. */
const STACKS: [tex: string, lines: string[]][] = [
  [TEX`\frac{-b \pm \sqrt{b^2-4ac}}{2a}`, ['−b ± √(b² − 4ac)', '────────────────', '       2a']],
  [
    TEX`\sum_{i=1}^n i = \frac{n(n+1)}{2}`,
    [' n      n(n + 1)', ' ∑  i = ────────', 'i=1        2'],
  ],
  [
    TEX`f(x) = \begin{cases} \frac{x}{y} & a \\ 3 & b \end{cases}`,
    ['       ⎧x', 'f(x) = ⎨─  a', '       ⎪y', '       ⎩3  b'],
  ],
  [TEX`\begin{pmatrix} a & bb \\ cc & d \end{pmatrix}^{-1}`, ['⎛a   bb⎞⁻¹', '⎝cc  d ⎠']],
  [TEX`\sqrt{\frac{a}{b}}`, ['  _', ' │a', ' │─', '√│b']],
  [TEX`\begin{aligned} a &= b \\ &= c + d \end{aligned}`, ['a = b', '  = c + d']],
  [TEX`2\frac{a}{b} + \frac{1}{2}`, ['  a', '2 ─ + ½', '  b']],
  [TEX`\lim_{x \to 0} f`, ['lim f', 'x→0']],
  [TEX`\int_0^1 x`, ['∫₀¹ x']],
];

describe('mathematics', () => {
  it.each(LINES)('%s is %s', (tex, text) => {
    expect(mathsText(tex)).toBe(text);
  });

  it.each(STACKS)('%s is stacked', (tex, lines) => {
    expect(mathsLines(tex)).toEqual(lines);
  });

  it('is not stacked where it is not known', () => {
    expect(mathsLines(TEX`\foo`)).toBeUndefined();
  });
});
