/** What TeX's commands look like, as data. Names as in the LaTeX companion's and KaTeX's lists of supported functions. */

/** `ordinary` stands close; `binary` and `relation` have blanks around; `function` has one after; `big` takes limits. */
export type Kind =
  | 'ordinary'
  | 'binary'
  | 'relation'
  | 'punctuation'
  | 'open'
  | 'close'
  | 'function'
  | 'big'
  | 'space';

export interface Sign {
  readonly kind: Kind;
  readonly text: string;
}

/** `name sign name sign …` → a map. */
function table(kind: Kind, text: string): [string, Sign][] {
  const words = text.trim().split(/\s+/);
  return words.flatMap((name, at) =>
    at % 2 === 0 ? [[name, { kind, text: words[at + 1]! }] as [string, Sign]] : [],
  );
}

const ORDINARY = `
alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ
varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ
phi ϕ varphi φ chi χ psi ψ omega ω digamma ϝ
Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
infty ∞ partial ∂ nabla ∇ forall ∀ exists ∃ nexists ∄ emptyset ∅ varnothing ∅ complement ∁
ell ℓ hbar ℏ hslash ℏ imath ı jmath ȷ Re ℜ Im ℑ wp ℘ aleph ℵ beth ℶ gimel ℷ mho ℧ eth ð
angle ∠ measuredangle ∡ sphericalangle ∢ triangle △ square □ Box □ Diamond ◇ lozenge ◊ blacksquare ■
bigstar ★ clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ flat ♭ natural ♮ sharp ♯
top ⊤ bot ⊥ neg ¬ lnot ¬ prime ′ backprime ‵ degree ° dagger † ddagger ‡ checkmark ✓
ldots … dots … cdots ⋯ dotsc … dotsb ⋯ dotsm ⋯ dotsi ⋯ dotso … vdots ⋮ ddots ⋱ colon :
N ℕ R ℝ Z ℤ Q ℚ C ℂ pounds £ euro € yen ¥ copyright © S § P ¶ AA Å aa å ae æ oe œ o ø ss ß
surd √ blacktriangle ▲ therefore ∴ because ∵ QED ∎ qed ∎ varGamma Γ % % $ $ # # & & _ _
backslash \\ | ‖ vert | Vert ‖ lvert | rvert | lVert ‖ rVert ‖ mid ∣
`;

const BINARY = `
pm ± mp ∓ times × div ÷ cdot ⋅ ast ∗ star ⋆ circ ∘ bullet ∙ cap ∩ cup ∪ uplus ⊎ sqcap ⊓ sqcup ⊔
vee ∨ lor ∨ wedge ∧ land ∧ setminus ∖ smallsetminus ∖ wr ≀ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙
amalg ⨿ triangleleft ◁ triangleright ▷ bigtriangleup △ bigtriangledown ▽ ltimes ⋉ rtimes ⋊ bmod mod
dotplus ∔ boxplus ⊞ boxtimes ⊠ veebar ⊻ barwedge ⊼ diamond ⋄ intercal ⊺
`;

const RELATION = `
lt < gt > leq ≤ le ≤ geq ≥ ge ≥ leqslant ⩽ geqslant ⩾ neq ≠ ne ≠ ll ≪ gg ≫ equiv ≡ sim ∼
simeq ≃ approx ≈ approxeq ≊ cong ≅ propto ∝ varpropto ∝ asymp ≍ doteq ≐ triangleq ≜ coloneqq ≔ models ⊨
perp ⊥ parallel ∥ nparallel ∦ nmid ∤ in ∈ notin ∉ ni ∋ owns ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇
subsetneq ⊊ supsetneq ⊋ nsubseteq ⊈ nsupseteq ⊉ sqsubset ⊏ sqsupset ⊐ sqsubseteq ⊑ sqsupseteq ⊒
prec ≺ succ ≻ preceq ⪯ succeq ⪰ vdash ⊢ dashv ⊣ vDash ⊨ Vdash ⊩ nless ≮ ngtr ≯ nleq ≰ ngeq ≱
lesssim ≲ gtrsim ≳ lessgtr ≶ bowtie ⋈ smile ⌣ frown ⌢ trianglelefteq ⊴ trianglerighteq ⊵
to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔
longrightarrow ⟶ longleftarrow ⟵ longleftrightarrow ⟷ Longrightarrow ⟹ Longleftarrow ⟸ Longleftrightarrow ⟺
implies ⟹ impliedby ⟸ iff ⟺ mapsto ↦ longmapsto ⟼ hookrightarrow ↪ hookleftarrow ↩ uparrow ↑ downarrow ↓
updownarrow ↕ Uparrow ⇑ Downarrow ⇓ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ rightharpoonup ⇀
rightharpoondown ⇁ leftharpoonup ↼ leftharpoondown ↽ rightleftharpoons ⇌ leftrightharpoons ⇋ rightleftarrows ⇄
leadsto ⇝ rightsquigarrow ⇝ twoheadrightarrow ↠ rightarrowtail ↣ nrightarrow ↛ nleftarrow ↚ nRightarrow ⇏
curvearrowright ↷ circlearrowright ↻
`;

const BIG = `
sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ oiint ∯ bigcup ⋃ bigcap ⋂ bigsqcup ⨆ bigvee ⋁ bigwedge ⋀
bigoplus ⨁ bigotimes ⨂ bigodot ⨀ biguplus ⨄ lim lim max max min min sup sup inf inf limsup limsup liminf liminf
argmax argmax argmin argmin det det gcd gcd Pr Pr
`;

const FUNCTION = `
sin sin cos cos tan tan cot cot sec sec csc csc arcsin arcsin arccos arccos arctan arctan arccot arccot sinh sinh
cosh cosh tanh tanh coth coth sech sech csch csch log log ln ln lg lg exp exp arg arg deg deg dim dim ker ker hom hom
sgn sgn tr tr rank rank diag diag lcm lcm mod mod Tr Tr erf erf
`;

const OPEN = '{ { lbrace { lbrack [ langle ⟨ lceil ⌈ lfloor ⌊ lgroup ⟮ llbracket ⟦ ulcorner ⌜';
const CLOSE = '} } rbrace } rbrack ] rangle ⟩ rceil ⌉ rfloor ⌋ rgroup ⟯ rrbracket ⟧ urcorner ⌝';

/** `\\name`, without its backslash. */
export const COMMANDS: ReadonlyMap<string, Sign> = new Map([
  ...table('ordinary', ORDINARY),
  ...table('binary', BINARY),
  ...table('relation', RELATION),
  ...table('big', BIG),
  ...table('function', FUNCTION),
  ...table('open', OPEN),
  ...table('close', CLOSE),
  ...[' ', ',', ':', ';', '>', 'thinspace', 'medspace', 'enspace', 'space', 'thickspace'].map(
    (name) => [name, { kind: 'space', text: ' ' }] as [string, Sign],
  ),
  ['quad', { kind: 'space', text: '  ' }],
  ['qquad', { kind: 'space', text: '    ' }],
  ['!', { kind: 'space', text: '' }],
]);

/** Signs that stand for themselves; all others are ordinary. */
export const CHARACTERS: ReadonlyMap<string, Sign> = new Map([
  ...table('binary', '+ + - − − − * ∗ ± ± × × · · ÷ ÷'),
  ...table('relation', '= = < < > > : : ≤ ≤ ≥ ≥ ≠ ≠ ≈ ≈ ∈ ∈ → → ⇒ ⇒ ↔ ↔ ⇔ ⇔'),
  ...table('open', '( ( [ ['),
  ...table('close', ') ) ] ] ! !'),
  ...table('punctuation', ', , ; ;'),
  ...table('big', '∑ ∑ ∫ ∫ ∏ ∏'),
  ['~', { kind: 'space', text: ' ' }],
]);

/** Commands that change nothing that a terminal could show. */
export const IGNORED: ReadonlySet<string> = new Set(
  `displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits nonumber notag hfill hline allowbreak
  relax strut mathstrut centering normalsize small large Large rm it bf bigl bigr Bigl Bigr
  biggl biggr Biggl Biggr bigm Bigm big Big bigg Bigg middle protect`.split(/\s+/),
);

/** Accents, as the combining characters that follow each character under them. */
export const ACCENTS: Readonly<Record<string, string>> = {
  hat: '\u0302',
  widehat: '\u0302',
  check: '\u030c',
  tilde: '\u0303',
  widetilde: '\u0303',
  acute: '\u0301',
  grave: '\u0300',
  dot: '\u0307',
  ddot: '\u0308',
  dddot: '\u20db',
  breve: '\u0306',
  bar: '\u0304',
  mathring: '\u030a',
  vec: '\u20d7',
  overline: '\u0305',
  overrightarrow: '\u20d7',
  overleftarrow: '\u20d6',
  underline: '\u0332',
  underbar: '\u0332',
  cancel: '\u0338',
  not: '\u0338',
};

/** Alphabets: where A, a and 0 begin in Unicode, and the letters that were there before. */
export const ALPHABETS: Readonly<
  Record<string, { upper: number; lower: number; digit?: number; earlier: string }>
> = {
  mathbb: { upper: 0x1d538, lower: 0x1d552, digit: 0x1d7d8, earlier: 'CℂHℍNℕPℙQℚRℝZℤ' },
  mathcal: { upper: 0x1d49c, lower: 0x1d4b6, earlier: 'BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ' },
  mathfrak: { upper: 0x1d504, lower: 0x1d51e, earlier: 'CℭHℌIℑRℜZℨ' },
  mathbf: { upper: 0x1d400, lower: 0x1d41a, digit: 0x1d7ce, earlier: '' },
};

export const ALPHABET_NAMES: Readonly<Record<string, string>> = {
  mathbb: 'mathbb',
  Bbb: 'mathbb',
  mathcal: 'mathcal',
  mathscr: 'mathcal',
  mathfrak: 'mathfrak',
  mathbf: 'mathbf',
  boldsymbol: 'mathbf',
  bm: 'mathbf',
  mathrm: '',
  mathit: '',
  mathsf: '',
  mathtt: '',
  mathnormal: '',
};

const SUPERSCRIPTS =
  '0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺−⁻-⁻=⁼(⁽)⁾aᵃbᵇcᶜdᵈeᵉfᶠgᵍhʰiⁱjʲkᵏlˡmᵐnⁿoᵒpᵖrʳsˢtᵗuᵘvᵛwʷxˣyʸzᶻAᴬBᴮDᴰEᴱGᴳHᴴIᴵJᴶKᴷLᴸMᴹNᴺOᴼPᴾRᴿTᵀUᵁVⱽWᵂβᵝγᵞδᵟθᶿ′′**∗*††∘°';
const SUBSCRIPTS = '0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊−₋-₋=₌(₍)₎aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓβᵦγᵧρᵨφᵩχᵪ';

function pairs(text: string): ReadonlyMap<string, string> {
  const signs = [...text];
  return new Map(
    signs.flatMap((sign, at) => (at % 2 === 0 ? [[sign, signs[at + 1]!] as const] : [])),
  );
}

const superscripts = pairs(SUPERSCRIPTS);
const subscripts = pairs(SUBSCRIPTS);

/** A text in small raised signs; undefined where Unicode lacks one of them. */
export function superscript(text: string): string | undefined {
  return all(text, superscripts);
}

/** A text in small lowered signs; undefined where Unicode lacks one of them. */
export function subscript(text: string): string | undefined {
  return all(text, subscripts);
}

function all(text: string, signs: ReadonlyMap<string, string>): string | undefined {
  let out = '';
  for (const sign of text) {
    const small = signs.get(sign);
    if (small === undefined) return undefined;
    out += small;
  }
  return out;
}

/** Fractions that have a sign of their own. */
export const VULGAR: Readonly<Record<string, string>> = Object.fromEntries(
  '1/2½ 1/3⅓ 2/3⅔ 1/4¼ 3/4¾ 1/5⅕ 2/5⅖ 3/5⅗ 4/5⅘ 1/6⅙ 5/6⅚ 1/8⅛ 3/8⅜ 5/8⅝ 7/8⅞ 1/7⅐ 1/9⅑ 1/10⅒'
    .split(' ')
    .map((pair) => [pair.slice(0, -1), pair.slice(-1)]),
);
