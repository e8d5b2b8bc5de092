import { withoutArticle } from './words.ts';

/** Words that say what kind of place or body a name is of; those of one row are of one kind. */
const KINDS = `school college university academy institute seminary faculty école lycée
hospital clinic hôpital infirmary
cemetery graveyard churchyard
street avenue road highway boulevard lane route motorway freeway
river creek stream canal
lake sea ocean bay gulf strait channel
mount mountain mountains hill hills peak range
airport airfield
station terminal
county district parish
state province territory
park garden gardens zoo
museum gallery library
palace castle house hall tower mansion fort fortress
theatre theater opera cinema stadium arena
church cathedral temple abbey mosque chapel monastery
hotel inn
bridge tunnel
island islands isle isles peninsula cape
desert valley plain plains
party
company inc ltd corp corporation co group airlines motors records studios press
bank
club united fc
times post journal gazette herald news magazine
council parliament congress assembly senate diet
ministry department bureau agency administration office
court tribunal
committee commission board
army navy guard regiment corps
association society federation league foundation organization organisation
union
war battle siege revolution
award prize medal cup
empire kingdom dynasty republic
prison jail camp
square market
trail`
  .split('\n')
  .map((row) => row.split(' '));

/** The kind that a word says, in small letters. */
export const KIND_OF: ReadonlyMap<string, string> = new Map(
  KINDS.flatMap((row) => row.map((word) => [word, row[0]!] as const)),
);
const FIRST = /^(?:mount|lake|hôpital|école|lycée|fort|cape|university|bank|battle|gulf|river)$/i;
const CONTINENT =
  /^(?:africa|asia|europe|(?:north |south |latin |central )?america|australia|antarctica|oceania|eurasia|(?:eastern|western|central|northern|southern) europe|(?:the )?middle east|(?:(?:the )?(?:west|east|western|eastern|northern|southern) )(?:africa|asia))$/i;
const US_STATE =
  /^(?:alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new (?:hampshire|jersey|mexico)|(?:north|south) (?:carolina|dakota)|ohio|oklahoma|oregon|pennsylvania|rhode island|tennessee|texas|utah|vermont|virginia|west virginia|wisconsin|wyoming)$/i;

/** Larger than any town or state, and none of them. */
const REGION =
  /^(?:himalayas?|alps|andes|rockies|carpathians|pyrenees|urals|caucasus|balkans|sahara|sahel|arctic|pacific|atlantic|caribbean|mediterranean|melanesia|polynesia|micronesia|anatolia|mesopotamia|levant|scandinavia|iberia|siberia|patagonia|middle east|far east|new england|midwest|\p{L}+ (?:ocean|hemisphere))$/iu;

/** Places of which one holds the other, or that are one by two names. */
const SAME_GROUND = [
  'britain|great britain|united kingdom|uk|england|scotland|wales|british isles|british empire',
  'united states|united states of america|us|u.s.|usa|america|colonies|union',
  'netherlands|holland|low countries',
  'russia|soviet union|ussr|russian empire',
  'turkey|ottoman empire|anatolia',
  'iran|persia|persian empire',
  'china|prc|people’s republic of china|hong kong',
  'israel|palestine|holy land',
  'rome|italy|roman empire',
  'spain|iberia|castile|aragon',
].map((row) => new Set(row.split('|')));

/** Whether what is said of one of two places may be true of the other, as far as their names tell: Britain and England. */
export function isSameGround(a: string, b: string): boolean {
  const [one, other] = [a, b].map((name) => withoutArticle(name).toLowerCase());
  return SAME_GROUND.some((row) => row.has(one!) && row.has(other!));
}

/** What kind of thing a name's own words say that it is of: "school" of "École Normale"; undefined where they do not. */
export function kindOf(name: string): string | undefined {
  const bare = withoutArticle(name);
  if (CONTINENT.test(bare)) return 'continent';
  if (US_STATE.test(bare)) return 'state of the United States';
  if (REGION.test(bare)) return 'region';
  if (/^\p{Lu}\p{L}+shire$/u.test(bare)) return 'county';
  const words = bare
    .replace(/ (?:of|de|des|du|for) .*$/i, '')
    .toLowerCase()
    .replace(/[.,]/g, '')
    .split(/\s+/);
  const [first = ''] = words;
  if (words.length === 1) return bare.includes(' ') ? KIND_OF.get(first) : undefined;
  return KIND_OF.get(words.at(-1)!) ?? (FIRST.test(first) ? KIND_OF.get(first) : undefined);
}
