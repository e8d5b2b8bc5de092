import type { Category, Inflection } from '../src/language/base-forms.ts';

/** Irregular verbs: base, then forms that no rule leads back from; a form that is also another word is left to the treebanks. */
const VERBS = `
abide abode; arise arose arisen; awake awoke awoken; bear bore borne; beat beaten; become became; befall befell befallen;
beget begot begat begotten; begin began begun; behold beheld; bend bent; bereave bereft; beseech besought; bespeak bespoke;
bestride bestrode; bid bid bade bidden; bind bound; bite bit bitten; bleed bled; blow blew blown; break broke broken;
breed bred; bring brought; broadcast broadcast; build built; burn burnt; burst burst; buy bought; catch caught;
choose chose chosen; cling clung; come came; cost cost; creep crept; cut cut; deal dealt; die dying; dig dug; dive dove;
do did done; draw drew drawn; dream dreamt; drink drank drunk; drive drove driven; dwell dwelt; eat ate eaten;
fall fell fallen; feed fed; feel felt; fight fought; find found; flee fled; fling flung; fly flew flown; forbear forbore;
forbid forbade forbidden; forecast forecast; foresee foresaw foreseen; foretell foretold; forget forgot forgotten;
forgive forgave forgiven; forgo forwent forgone; forsake forsook forsaken; freeze froze frozen; get got gotten;
give gave given; go went gone; grind ground; grow grew grown; hang hung; have had has; hear heard; hew hewn; hide hid hidden;
hit hit; hold held; hurt hurt; keep kept; kneel knelt; knit knit; know knew known; lay laid; lead led; lean leant;
leap leapt; learn learnt; leave left; lend lent; let let; lie lay lain lying; light lit; lose lost; make made; mean meant;
meet met; mislead misled; mistake mistook mistaken; misunderstand misunderstood; mow mown; offset offset;
outdo outdid outdone; outgrow outgrew outgrown; overcome overcame; overdo overdid overdone; overhear overheard;
override overrode overridden; oversee oversaw overseen; overtake overtook overtaken; overthrow overthrew overthrown;
partake partook partaken; pay paid; plead pled; prove proven; put put; quit quit; read read; rebuild rebuilt; redo redid redone;
remake remade; rend rent; repay repaid; reset reset; retell retold; rewrite rewrote rewritten; rid rid; ride rode ridden;
ring rang rung; rise rose risen; run ran; saw sawn; say said; see saw seen; seek sought; sell sold; send sent; set set;
sew sewn; shake shook shaken; shear shorn; shed shed; shine shone; shoot shot; show shown; shrink shrank shrunk; shut shut;
sing sang sung; sink sank sunk; sit sat; slay slew slain; sleep slept; slide slid; sling slung; slink slunk; slit slit;
smell smelt; smite smote smitten; sow sown; speak spoke spoken; speed sped; spell spelt; spend spent; spill spilt;
spin spun; spit spat; split split; spoil spoilt; spread spread; spring sprang sprung; stand stood; steal stole stolen;
stick stuck; sting stung; stink stank stunk; strew strewn; stride strode stridden; strike struck stricken; string strung;
strive strove striven; swear swore sworn; sweep swept; swell swollen; swim swam swum; swing swung; take took taken;
teach taught; tear tore torn; tell told; think thought; thrive throve; throw threw thrown; thrust thrust; tie tying;
tread trod trodden; undergo underwent undergone; understand understood; undertake undertook undertaken; undo undid undone;
uphold upheld; upset upset; vie vying; wake woke woken; wear wore worn; weave wove woven; weep wept; win won;
wind wound; withdraw withdrew withdrawn; withhold withheld; withstand withstood; wring wrung; write wrote written`;

const NOUNS = `
man men; woman women; child children; foot feet; tooth teeth; goose geese; mouse mice; louse lice; ox oxen; die dice;
person people; penny pence; brother brethren; criterion criteria; phenomenon phenomena; datum data; medium media;
index indices; matrix matrices; vertex vertices; appendix appendices; radius radii; nucleus nuclei; stimulus stimuli;
fungus fungi; cactus cacti; alumnus alumni; focus foci; locus loci; syllabus syllabi; axis axes; corpus corpora; genus genera;
opus opera; alga algae; larva larvae; antenna antennae; formula formulae; vertebra vertebrae; schema schemata; stigma stigmata;
automaton automata; bureau bureaux; plateau plateaux; species species; series series; sheep sheep; deer deer; fish fish;
aircraft aircraft; spacecraft spacecraft; means means; offspring offspring; crisis crises; taxon taxa; thief thieves;
erratum errata; stratum strata; addendum addenda; ovum ova; spectrum spectra; quantum quanta; forum fora; ganglion ganglia`;

const ADJECTIVES = `
good better best; bad worse worst; far further furthest farther farthest; little less least; much more most; many more most`;

/** An irregular form, its base and what inflection it is taken for: `past` for any but the base form of a verb. */
export interface IrregularForm {
  readonly category: Category;
  readonly inflection: Inflection;
  readonly form: string;
  readonly base: string;
}

/** The irregular forms of English that matter when a word was not in the treebanks. */
export function irregularForms(): IrregularForm[] {
  return [
    ...readForms(VERBS, 'v', 'past'),
    ...readForms(NOUNS, 'n', 'plural'),
    ...readForms(ADJECTIVES, 'a', 'comparative'),
  ];
}

function readForms(list: string, category: Category, inflection: Inflection): IrregularForm[] {
  return list.split(';').flatMap((line) => {
    const [base = '', ...forms] = line.trim().split(/\s+/);
    return forms.map((form) => ({ category, inflection, form, base }));
  });
}
