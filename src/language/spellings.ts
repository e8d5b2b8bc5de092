/** Spellings that the splitters must know, each list for one question. */

const words = (list: string) => list.trim().split(/\s+/);

/** Abbreviations that keep their full stop wherever they stand. */
export const ABBREVIATIONS: ReadonlySet<string> = new Set(
  words(`
    Dr Mr Mrs Brig Bvt Pvt Cpl Lieut Brigs Ms Messrs Mlle Mme Prof Rev Hon St Ste Ft Mt Gen Lt Col Maj Capt Sgt Cmdr Adm Gov Sen Rep
    Reps Sens Pres Supt Jr Sr Esq Bros Inc Corp Ltd Co Cos LLC Dept Univ Assn Ave Blvd Rd vs etc eg ie cf
    al viz approx est esp ca Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Thur Thurs Tues Ed Eds ed
    eds trans rev seq ibid Vol Vols vol vols Arrv arrv Attn Ph Sc Fr Sr Gens Profs Drs
  `),
);

/** Abbreviations before a number only: `No. 7`, but `She said no.` */
export const NUMBERED_ABBREVIATIONS: ReadonlySet<string> = new Set(
  words(
    'No Nos no nos p pp P PP fig Fig figs Figs ch Ch chap Chap sec Sec art Art eq Eq c ca b d v Op op',
  ),
);

/** Abbreviations that a name follows, so that no sentence ends with them. */
export const TITLES: ReadonlySet<string> = new Set(
  words(`
    Dr. Mr. Mrs. Brig. Bvt. Pvt. Cpl. Lieut. Ms. Messrs. Mlle. Mme. Prof. Rev. Hon. St. Ste. Ft. Mt. Gen. Lt. Col. Maj. Capt. Sgt. Cmdr.
    Adm. Gov. Sen. Rep. Reps. Sens. Pres. Supt. Gens. Profs. Drs. Fr. vs. cf. e.g. i.e. eg. ie. viz. approx.
    No. Nos. Fig. Figs. Vol. Vols. p. pp.
  `),
);

/** Prefixes that UD English leaves hyphenated to their word: `pro-European`, `post-9/11`; other hyphens split. */
export const KEPT_PREFIXES: ReadonlySet<string> = new Set(
  words(`
    anti arch bi co counter cross e ex extra inter intra macro meta micro mid mini multi neo non over pan
    post pre pro proto pseudo psycho quasi re semi socio sub super trans ultra un under
  `),
);

/** Words cut at the front: `'em`, `'tis`. */
export const LEADING_CLIPPINGS: ReadonlySet<string> = new Set(words('em til cause bout round n'));

/** Contractions without an apostrophe at the seam, and how many characters their first word has. */
export const SPLIT_CONTRACTIONS: ReadonlyMap<string, number> = new Map([
  ['cannot', 3],
  ['gonna', 3],
  ['wanna', 3],
  ['gotta', 3],
  ['lemme', 3],
  ['gimme', 3],
  ['dont', 2],
  ['didnt', 3],
  ['doesnt', 4],
  ['isnt', 2],
  ['wasnt', 3],
  ['couldnt', 5],
  ['wouldnt', 5],
  ['shouldnt', 6],
  ['havent', 4],
  ['ive', 1],
  ['youre', 3],
  ['thats', 4],
  ['theres', 5],
]);

/** Capitalised words that are hardly ever part of a name: after `vitamin C.` or `U.S.` they open a sentence. */
export const SENTENCE_OPENERS: ReadonlySet<string> = new Set(
  words(`
    The A An This That These Those It Its He His She Her They Their We Our You Your I In On At By For From
    With Without To Of As If When While Where What Who Why How Which But And Or So Yet Nor Although Though
    Because Since After Before During Until Unless Under Over Between Among Through Despite However
    Moreover Furthermore Therefore Thus Hence Then There Here Now Today Later Some Many Most Much Few Each
    Every All Both Another Other Such No Not Never Once Only Even Also Instead Meanwhile Finally First
    Second Third Next Perhaps Indeed Nevertheless Nonetheless According One Two Three Several
  `),
);
