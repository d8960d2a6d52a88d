/**
 * What stems cannot see of English: irregular forms and everyday words of like meaning. General words only;
 * what one article's readers say differently belongs in the synonyms file.
 */

/** By line or bar: the base form first, then forms that no rule leads to it. */
const IRREGULAR = `
be been|become became|begin began begun|break broke broken|bring brought|build built|buy bought|catch caught
choose chose chosen|come came|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen
feel felt|fight fought|find found|fly flew flown|forget forgot forgotten|freeze froze frozen|get got gotten
give gave given|go went gone|grow grew grown|have had|hear heard|hide hid hidden|hold held|keep kept|know knew known
lead led|leave left|lend lent|lose lost loss|make made|mean meant|meet met|pay paid|ride rode ridden|ring rang rung
rise rose risen|run ran|say said|see saw seen|seek sought|sell sold|send sent|shake shook shaken|shoot shot
sing sang sung|sink sank sunk|sit sat|sleep slept|speak spoke spoken|spend spent|spread|stand stood|steal stole stolen
strike struck stricken|swear swore sworn|swim swam swum|take took taken|teach taught|tear tore torn|tell told
think thought|throw threw thrown|understand understood|wear wore worn|win won|write wrote written|withdraw withdrew withdrawn
overthrow overthrew overthrown|undergo underwent undergone|undertake undertook undertaken|bear bore borne
bind bound|lay laid|sweep swept|flee fled|feed fed|breed bred|weave wove woven|arise arose arisen|forbid forbade forbidden
man men|woman women|child children|foot feet|tooth teeth|mouse mice|person people|life lives|wife wives|half halves
leaf leaves|wolf wolves|thief thieves|knife knives|index indices|die died dies dying death dead|lie lies lying
high height|long length|wide width|deep depth|strong strength|broad breadth|old age aged`;

/** By line or bar: words that a question and its answer often have for one another. */
const ALIKE = `
kill die murder slay execute assassinate casualty fatality|locate situate|start begin commence launch open originate
end finish stop cease conclude terminate|big large huge|small little tiny|build construct erect|buy purchase acquire
create establish found form make develop invent|call name term know dub title nickname|allow permit let enable authorize
help aid assist support assistance|show depict display portray|produce manufacture make|get obtain receive gain acquire earn
live reside inhabit dwell|cause lead result trigger reason due|important significant key major crucial main primary
war conflict|fight battle combat|country nation state|movie film|job occupation profession career work|car automobile
doctor physician|teach educate instruct|student pupil|rich wealthy|poor poverty|speak language tongue|word term
many number several|amount number total|type kind form sort category class|begin origin early|happen occur take
leave depart exit|join enter|defeat beat win victory conquer|lose defeat|attack invade raid assault offensive
need require necessary|use utilize employ|try attempt|choose select pick elect appoint|change alter modify shift
grow increase rise expand|shrink decrease decline fall drop reduce|hard difficult|easy simple|fast quick rapid speed
think believe consider view opinion|say state claim declare announce argue|want desire wish seek|give grant award provide donate
prize award|money fund cash financial|pay cost price spend fee expense|own possess belong|ruler king monarch emperor leader
leader head chief president|boss head chief|religion faith|church religious|kid child|old ancient|new modern recent
first earliest original|last final|near close adjacent border|center centre central middle|part portion section component
group organization team body|company firm corporation business|town city village|area region territory zone|road street highway
ship boat vessel|plane aircraft airplane|soldier troop military army force|weapon arm|law legislation act bill
vote elect election poll|author writer write|paint painter artist|sing singer vocal|include contain comprise consist
divide split separate|combine merge unite|ban prohibit forbid outlaw|protect defend guard|destroy ruin demolish
move relocate migrate travel|return come back|marry wife husband spouse marriage|birth born|name refer|mean define refer definition
percent percentage|largest biggest greatest most|popular common famous|common frequent widespread|effect affect impact influence consequence
problem issue difficulty|goal aim purpose objective|way method means|benefit advantage|job role function position
sick ill disease illness|food eat diet|grow cultivate crop|get rid remove eliminate|translate translation|run operate
often frequently usually|now currently today present|america american usa us|england english britain british uk|soviet ussr russia russian`;

function groups(text: string): string[][] {
  const words = text.split(/[|\n]/).map((group) => group.trim().split(/\s+/));
  return words.filter((group) => group.length > 1);
}

/** The base form of every irregular one. */
export const irregular: ReadonlyMap<string, string> = new Map(
  groups(IRREGULAR).flatMap(([base = '', ...forms]) => forms.map((form) => [form, base] as const)),
);

/** Groups of words of like meaning. */
export const alike: readonly (readonly string[])[] = groups(ALIKE);
