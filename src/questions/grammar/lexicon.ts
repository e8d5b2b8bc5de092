/** Word lists that rules and gates share. All lower case, lemmas unless it says otherwise. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Adverbs and phrases that tie a sentence to the one before; they mean nothing on a card. */
export const DISCOURSE_ADVERBS = words(`
  however therefore thus hence moreover furthermore nevertheless nonetheless indeed also besides
  consequently accordingly meanwhile instead otherwise finally lastly firstly secondly thirdly
  additionally similarly likewise conversely unfortunately fortunately certainly surely clearly
  obviously significantly remarkably surprisingly ironically apparently actually really simply basically essentially interestingly importantly
  notably specifically namely still yet too so then again perhaps incidentally admittedly naturally
  of-course ultimately eventually overall generally evidently undoubtedly undeniably`);

/** Fronted prepositional phrases of the same kind, without their preposition's case. */
export const DISCOURSE_PHRASES = words(`
  in-reality in-essence in-fact in-effect in-other-words in-short in-sum in-conclusion in-addition
  in-contrast in-particular in-general in-turn in-practice in-principle in-theory in-truth in-brief
  in-the-meantime at-this-time at-that-time by-this-time by-that-time in-this-way in-that-sense in-this-sense in-many-ways in-some-ways in-any-case in-any-event
  for-example for-instance for-sure for-certain for-this-reason for-that-reason for-these-reasons
  of-course as-a-result as-a-consequence as-such as-well at-first at-last at-least at-best at-the-same-time
  on-the-other-hand on-the-one-hand on-the-contrary on-average on-balance by-contrast by-comparison
  after-all above-all all-in-all to-a-certain-extent to-some-extent to-be-sure without-doubt
  without-a-doubt no-doubt without-question in-doing-so in-so-doing in-the-process by-doing-so to-this-end to-that-end
  most-importantly more-importantly most-notably most-significantly more-specifically more-precisely
  to-illustrate to-begin-with to-start-with to-conclude to-summarize to-summarise simply-put put-simply even-so`);

/** What money is counted in, as a lemma or a sign. */
export const MONEY =
  /^([$£€¥]|dollar|pound|euro|franc|rupee|yen|livre|shilling|ruble|cent|florin|ducat)$/i;

/** Nouns that name events when a name or a year stands with them. */
export const EVENT_NOUNS = words(`
  attack bombing bomb shooting massacre assault raid siege battle war conflict invasion occupation
  revolution revolt rebellion uprising riot coup assassination murder killing genocide famine
  earthquake flood fire hurricane storm tsunami eruption epidemic pandemic plague outbreak crisis
  crash collapse depression recession election referendum vote summit conference congress treaty
  agreement accord armistice ceasefire revolution reform strike protest demonstration march boycott
  explosion accident disaster catastrophe incident blast hijacking crackdown scandal trial
  independence unification partition annexation liberation defeat victory landing launch expedition
  blockade embargo surrender merger strikes hearings olympics games tournament festival exhibition`);

/** Nouns that are events only by what they are of: "the death of almost 200 civilians". */
export const BARE_EVENT_NOUNS = words(`
  death killing murder loss attack bombing shooting massacre defeat collapse fall destruction injury
  explosion tragedy bloodshed carnage blast incident assault disaster casualty victory success failure
  fighting violence arrest deportation election vote outbreak crash sinking earthquake flood fire`);

/** Adjectives and determiners whose meaning lies in an earlier sentence, whatever they stand with. */
export const CONTEXTUAL = words(`
  such same similar later earlier other another former latter previous preceding following aforementioned above
  below respective said additional subsequent further foregoing aforesaid`);

/** Adjectives that do not tell which one is meant: "the new policy" needs an earlier policy. */
export const WEAK_MODIFIERS = words(`
  new old next last first second third final initial main whole entire recent current present only
  original different certain various earlier later latest more fewer own particular specific
  general overall strategic appalling important great big small large good bad young long short
  real true very full key major minor simple complex famous early late single many several
  few numerous actual total resulting ongoing future past
  proposed propose suggested suggest planned plan
  various varied diverse common typical usual normal regular related extensive significant considerable`);

/** What no card can point at: it stands outside the card. */
export const DEICTIC = words(`
  here there now then today yesterday tomorrow tonight currently nowadays recently lately soon
  above below hereby herein thereby therein thereafter thereof hereafter ago meanwhile presently
  elsewhere anymore`);

/** Always rejected on a card as determiners or pronouns of another sentence. */
export const DEMONSTRATIVES = words('this that these those');

export const FIRST_SECOND_PERSON = words(`
  i me my mine myself we us our ours ourselves you your yours yourself yourselves let's`);

export const THIRD_PERSON = words(`
  he him his himself she her hers herself it its itself they them their theirs themselves`);

/** "the N" that everybody knows without an earlier mention. */
export const UNIQUE_NOUNS = words(`
  world earth sun moon sky universe past future present internet environment economy public
  bible church military media press sea ocean atmosphere weather climate planet equator north south
  east west middle-east north-pole south-pole brain heart body mind poor rich elderly law state
  population majority poverty web truth enlightenment renaissance reformation`);

/** What a country, a body or a work has one of. */
export const PARTS = words(`
  government army navy parliament senate president capital constitution economy coast border climate currency flag
  police court assembly monarchy king queen crown census treasury head skin tail stomach liver lung spine skeleton
  wing beak shell root stem leaf author narrator plot protagonist title`);

/** Nouns that tell nothing as an answer. */
export const EMPTY_NOUNS = words(`
  thing way lot bit kind sort type part piece number amount deal one something anything everything
  nothing someone anyone everyone matter case fact point reason aspect factor example instance
  people person man place time idea role use means that this question issue effect result need
  attention advantage care account itself themselves himself herself each other which what who
  problem situation difference change work addition order place`);

/** Verbs with an open complement that a "What did S … to do?" question can be built on. */
export const INTENT_VERBS = words(`
  decide agree refuse plan attempt try seek hope want vow pledge promise threaten intend aim choose
  offer fail manage struggle propose resolve prepare strive opt wish desire elect undertake
  conspire volunteer demand consent decline determine commit`);

/** Verbs whose that-clause is a finding or a lesson. */
export const SHOWING_VERBS = words(`
  show demonstrate illustrate prove indicate reveal suggest confirm establish imply teach signal
  find discover conclude mean highlight underline reflect signify`);

/** Verbs that report what somebody thinks or says: their clause is his, not the essay's. */
export const ATTRIBUTION_VERBS = words(`
  say argue claim write believe think state assert maintain insist contend suggest report note
  observe remark warn predict announce declare add explain describe comment hold propose estimate
  acknowledge admit concede complain deny stress emphasize emphasise recall joke tell feel`);

export const FACTIVE_VERBS = words(
  'know realize realise recognize recognise learn discover notice remember',
);

/** Verbs of state, which "do" cannot stand for. */
export const STATIVE_VERBS = words(`
  be have seem appear remain become know believe like love hate own belong contain consist include
  involve mean cost weigh resemble lack need want depend exist deserve matter concern represent
  constitute comprise equal possess understand hear see feel think tend happen occur vary differ
  stand lie reflect require refer derive stem experience undergo suffer face remain live last`);

/** Objects that only make sense with their verb: "take place", "play a role". */
export const LIGHT_VERB_PAIRS = words(`
  take-place play-role take-part make-use take-advantage make-sense pay-attention take-care have-effect
  take-account make-decision have-impact give-rise make-difference play-part have-place take-time
  take-step have-access make-attempt take-form take-shape give-way have-way make-progress have-right
  take-action make-contribution have-role take-control lose-control make-mistake take-look have-chance
  have-opportunity have-reason take-position take-root make-way have-influence have-number have-lot
  give-birth make-choice take-measure hold-position make-appearance make-living set-stage
  run-risk bear-resemblance draw-attention take-seat catch-fire take-toll have-need take-turn have-say
  pave-way lead-way make-point have-power have-ability have-potential have-tendency have-experience`);

export const MONTHS = words(`
  january february march april may june july august september october november december
  jan feb mar apr jun jul aug sep sept oct nov dec`);

export const WEEKDAYS = words('monday tuesday wednesday thursday friday saturday sunday');

export const SEASONS = words('spring summer autumn fall winter');

export const TIME_UNITS = words(`
  second minute hour day week month year decade century millennium season morning afternoon evening
  night weekend quarter fortnight semester term generation moment period era age`);

/** Nouns for people, for "who" where the entity type is unsure. */
export const PERSON_NOUNS = words(`
  man woman boy girl child person people official ruler linguist astronomer anthropologist archaeologist entrepreneur pirate individual designer king queen emperor president minister politician leader
  soldier officer general gunman terrorist scientist physicist chemist biologist mathematician
  philosopher poet writer author artist painter musician composer actor actress teacher professor
  student doctor physician nurse lawyer judge journalist engineer inventor explorer historian
  economist researcher worker farmer citizen civilian refugee immigrant slave owner merchant trader
  priest monk bishop pope saint prophet mother father brother sister son daughter wife husband
  cousin uncle aunt nephew niece grandson granddaughter grandchild grandfather grandmother relative descendant ancestor guest native traveler traveller
  friend enemy ally rebel activist reformer founder director manager executive customer consumer
  patient victim killer murderer prisoner policeman commander governor senator mayor ambassador
  analyst policymaker critic expert observer scholar participant member player athlete peasant
  noble nobleman aristocrat settler colonist missionary inhabitant resident voter taxpayer youth
  personnel staff crew troops astronaut cosmonaut amateur teenager adult parent infant baby nymph god goddess deity demigod titan giant hero warrior knight orphan widow heir successor predecessor colleague assistant pioneer surgeon statesman stateswoman architect sculptor novelist playwright photographer`);

/** Nouns that say of a name what it names. */
export const KINDS = words(`
  treaty order party act war battle proclamation edict bill amendment university college school party army navy church court council company
  corporation island river mountain lake ocean sea city town village state province region desert
  bridge tower castle palace cathedral museum library theater theatre hospital prison empire kingdom
  republic dynasty government parliament congress committee commission union league association
  society institute museum agency bank newspaper magazine journal novel poem play opera symphony
  film prize award theorem theory law method process effect principle revolution rebellion uprising
  conference constitution declaration agreement accord plan policy program programme project mission
  expedition railway canal airport station planet comet star species language religion disease virus`);

/** Verbs that take any object: without more beside them a question has many answers. */
export const VERBS_OF_ALL_WORK = words(`
  have give make take get write report represent use see show do keep hold choose receive
  become offer provide find know want need play run move leave bring put set see hear call tell
  create raise face enter serve support`);

/** Prepositions that belong to their verb and may stay behind it: "What did it depend on?" */
export const VERB_PREPOSITION_PAIRS = words(`
  depend-on rely-on focus-on base-on concentrate-on insist-on impose-on embark-on feed-on live-on
  reflect-on center-on centre-on decide-on agree-on work-on draw-on build-on comment-on
  result-in participate-in engage-in specialize-in specialise-in invest-in believe-in involve-in
  interest-in end-in culminate-in succeed-in consist-in
  result-from derive-from come-from suffer-from stem-from arise-from benefit-from recover-from
  protect-from originate-from descend-from emerge-from separate-from differ-from
  consist-of compose-of make-of accuse-of convict-of deprive-of approve-of dispose-of
  lead-to refer-to contribute-to belong-to convert-to turn-to respond-to object-to shift-to agree-to
  adapt-to react-to amount-to appeal-to attribute-to apply-to link-to limit-to devote-to dedicate-to
  compare-to reduce-to expose-to subject-to resort-to correspond-to attach-to
  know-for use-for call-for search-for account-for stand-for vote-for fear-for blame-for allow-for
  fight-for strive-for apply-for pay-for responsible-for arrest-for criticize-for praise-for award-for
  know-as use-as regard-as view-as describe-as define-as see-as serve-as act-as function-as
  classify-as immortalize-as recognize-as recognise-as treat-as interpret-as refer-as
  work-against fight-against protect-against rebel-against vote-against warn-against discriminate-against
  divide-into develop-into turn-into transform-into force-into convert-into initiate-into split-into
  break-into grow-into translate-into
  interfere-with associate-with deal-with compare-with replace-with cover-with fill-with equip-with
  charge-with begin-with end-with collaborate-with merge-with cope-with struggle-with provide-with
  fascinate-with captivate-with compete-with identify-with combine-with
  think-about learn-about worry-about complain-about write-about talk-about care-about
  nominate-for appoint-as appoint-to elect-to elect-as train-as work-as enroll-in enrol-in graduate-from major-in
  sentence-to die-of die-from study-under ally-with trade-with credit-with reward-with infect-with promote-to
  admit-to execute-for imprison-for condemn-for expel-from dismiss-from ban-from exclude-from extract-from
  obtain-from produce-from make-from manufacture-from evolve-from develop-from adapt-from borrow-from
  inherit-from collapse-into organize-into group-into incorporate-into integrate-into merge-into evolve-into
  flow-into drain-into empty-into resign-as proclaim-as portray-as depict-as characterize-as originate-as
  affiliate-with experiment-with negotiate-with correspond-with interact-with vary-with coincide-with
  emerge-as consist-in serve-on spread-through travel-through name-after
  preside-over rule-over triumph-over
  famous-for known-for responsible-for notorious-for suitable-for necessary-for essential-for available-for
  capable-of afraid-of full-of aware-of typical-of independent-of proud-of
  rich-in interested-in similar-to related-to equal-to superior-to inferior-to identical-to vulnerable-to
  poisonous-to toxic-to harmful-to immune-to resistant-to sensitive-to ancestral-to native-to close-to
  opposed-to common-to unique-to loyal-to dependent-on reliant-on familiar-with concerned-about
  concerned-with angry-about responsible-to different-from safe-from`);

/** Titles, kin and common first names of women. */
export const HERS = words(`
  mrs miss ms madame mademoiselle mlle lady queen princess empress duchess countess baroness
  woman girl mother sister daughter wife widow aunt niece grandmother actress mistress heroine heiress nun
  mary anne anna ann elizabeth margaret catherine katherine jane joan emma alice sarah sara maria marie
  ada gloria charlotte emily florence victoria diana helen ellen eleanor eva eve grace harriet rosa rose
  ruth susan laura julia lucy louise caroline clara dorothy edith frances hannah isabella isabel joanna
  josephine judith karen linda lisa marion martha matilda nancy olivia patricia rachel rebecca sophia
  sophie teresa theresa ursula virginia angela barbara betty carol christina cleopatra hillary jennifer
  jessica michelle sandra sharon simone agatha amelia beatrice bertha cecilia`);

/** The same of men. */
export const HIS = words(`
  mr sir lord king prince emperor duke count baron pope tsar czar man boy father brother son husband widower
  uncle nephew grandfather actor monk friar priest gunman
  john james william george charles henry edward robert thomas richard david michael joseph peter paul
  daniel samuel benjamin andrew alexander albert alfred anthony arthur christopher francis franklin
  frederick friedrich hans isaac jacob jean johann jack joe karl carl kenneth lawrence lewis louis ludwig
  mark martin matthew max napoleon nicholas nikola oliver oscar otto patrick philip pierre ralph raymond
  roger ronald simon stephen steven stuart theodore timothy tom tony victor vincent vladimir walter
  winston adam abraham adolf antonín antonio augustus bernard bill bob bruce claude donald douglas dwight
  edgar edmund edwin ernest eugene ferdinand fritz galileo gregor guillaume gustav harold harry hermann
  howard hugh ivan jerome jim jonathan joshua julius justin keith kevin leonard leonardo luke marcus
  marco miguel moses nathan nelson neil norman pablo pedro rené rudolf siegfried sigmund stanley steve
  évariste wilhelm wolfgang`);

/** "A range of instruments" names none of them. */
export const PARTITIVE =
  /^(range|variety|array|number|series|set|host|multitude|amount|lot|deal|kind|sort|rest|majority|minority)$/;

/** Verbs whose complement is a name. */
export const NAMING = /^(call|name|rename|term|dub|nickname|title|entitle|label|christen)$/;
