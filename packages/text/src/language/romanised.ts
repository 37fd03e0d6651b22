/**
 * Russian, Persian, Greek, Georgian and Arabic typed in Latin letters.
 *
 * Language libraries are trained on native scripts and call such posts Indonesian or Swahili with confidence. People who
 * type this way repeat the same few hundred words, so the words themselves are the evidence. A clear word counts 1; a word
 * that other languages have too counts 0.4; Arabic "chat digits" inside a word (3 for ع, 7 for ح, 2 for ء) count 1.
 */
const CLEAR: Record<string, string> = {
  ru:
    "privet spasibo spasiba pochemu chto eto ochen plokho ploho horosho xorosho rabotaet rabotayet kogda gde dengi vernite vernut skolko " +
    "segodnya segodnja opyat opjat uzhas uzhasno magazin zakaz dostavka dostavku nikogda bolshe voobshe voobsche voobshche nichego pozhaluysta " +
    "pozhaluista pozhalujsta pojaluista uzhe ushe eshche esche eshe tolko vsem menya menja mne tebya nam moy moya kto zachem nado nuzhno mozhno " +
    "nelzya prilozhenie kompaniya obman obmanuli moshenniki posle tozhe vsegda otvratitelno kachestvo normalno dolzhny dolzhen khochu hochu zhdu " +
    "otvet otvechaet ludi lyudi rebyata davno kupil kupila deneg pozor koshmar klass krasavchiki obsluzhivanie sdelali otmenili",
  fa:
    "khoobi khubi khoob khub chetori mamnoon mamnun kheili kheyli khayli kheyliii chera nemishe nemishavad mishe nist kardam kardan kardid mikonam " +
    "mikonid mikone shoma baraye dige dorost kharab pool poolam poolamo bedid bede lotfan moshkel gooshi hamishe hich hichi hichkas vaghean vaghan " +
    "aslan emrooz dirooz farda khob nakonid nakharid bekharid kojast koja javab jawab midid nemidid nemide eftezah eftezahe salam ghazie chand " +
    "kalahbardari sefaresh daram dare nadare nadaram bood boodam shode shodam nashod hamin alie kerdin kardin migid goftan pasokh sherkat foroshgah forooshgah",
  el:
    "kalimera kalispera kalinixta efxaristo euxaristo efharisto einai kai gia giati pws poso kala poly tora twra edo edw ekei exei exo exw exete " +
    "exoun thelo thelw mporei mporo mporw tipota panta stin apo oxi nai kako apati xalia aisxos xalasmeno xrimata lefta parangelia paraggelia " +
    "eksipiretisi exipiretisi etaireia etairia mou sou sas mas tous tis alla otan opos opws kaneis kanei kanete kati ola oloi mera meres malaka " +
    "malakes ntropi dropi perimeno perimenw douleuei doulevei apaixto apaisio teleio teleia xairomai",
  ka:
    "gamarjoba gamarjobat madloba rogor ratom aris magram rodis dzalian dzaan dzlian cudi cudia tsudi tsudia kargi kargia fuli fulis fuls tanxa " +
    "momsaxureba momsakhureba gtxovt gtkhovt yvela yvelaferi arafer araferi unda minda maqvs makvs gaqvt agar kidev dges dghes xval khval gushin " +
    "uzrdeloba sircxvili sircxvilia sirtskhvili chven tkven chemi sheni tqveni tkveni amas imas vinme rame raghac ragac mushaobs mushaobda " +
    "gaertianeba saertod ukve aseti esaa araa iyo viyide daabrunet gamomigzavnes sakartvelo sakartveloshi tqven saswaulia magaria tkbili",
  ar:
    "marhaba mar7aba shukran shokran chokran enta enti inta inti e7na ehna mesh mish mush msh aywa aiwa leih lesh leish kteer ktir keda kida kda " +
    "ya3ni yaani wallah walla wallahi wallahy habibi 7abibi inshallah nshalla mafi mafeesh mafish maafi fein feen feyn ezay izzay ezzay sharika " +
    "sherka floos flous fulus bokra bukra delwa2ti dilwaqti shlon shlonak 3aib khedma khidma 5edma kwayes kwayyes zift bardo bardu ana alashan " +
    "3ashan 3shan 3lashan haram 7aram mabrook alf khalas 5alas ktheer wayed chwiya bzaf bezaf makayn kifash 3lach wakha daba dyal ghir walo walou bghit bghina wach wesh hadchi kolchi zwin zwina mezyan mzyan bhal khoya khouya sahbi m3a chno chnou chkon kifach bladi lmaghrib lmghrib mghrib makayench kayna khassna khasna bzzaf nchallah inchallah hamdolilah hamdoulah tbarkellah hna ntoma rahom chwia",
};

const WEAK: Record<string, string> = {
  ru: "kak ne net da ya ty vy my vse bank karta ili poka blin u nas",
  fa: "salaam man in oon ke ba az az alan bad ast merci mersi",
  el: "den ti ton tin pos para me na tha se stis stous ta o i to poli pote",
  ka: "ra ar ki me shen es is sad vin vis ver vera da rom kompania banki",
  ar: "salam la2 la bas bs el da di dah kol ya shu shou min fi haga sho hadi dak dik nta nti rah rabi safi lah",
};

/** Latin-letter words of English and its neighbours that speak against romanised text. */
const NATIVE_LATIN = new Set(
  "the and you is are was this that with have for my your they not of it be but so el la los las una que por para con como pero muy est les des une pas der die das und ist nicht bir ve bu için ama il che non per sono nao não com uma het een van jag och att".split(
    " ",
  ),
);

const worth = new Map<string, [language: string, worth: number][]>();
for (const [lists, points] of [
  [CLEAR, 1],
  [WEAK, 0.4],
] as const) {
  for (const [language, words] of Object.entries(lists)) {
    for (const word of new Set(words.split(" "))) worth.set(word, [...(worth.get(word) ?? []), [language, points]]);
  }
}

const CHAT_DIGITS = /^(?:[a-z]*[a-z][2357][a-z]+|[2357][a-z]{2,}[2357a-z]*|[a-z]{2,}[27])$/;
const NOT_CHAT =
  /^(?:\d+(?:st|nd|rd|th|am|pm|mins?|hours?|hrs?|days?|years?|yrs?|[gkmd]|gb|mb|tb|kg|km|cm|mm|ml|ghz|x)|[a-z]+2[a-z]|mp\d|covid\d+|v\d.*)$/;

/** The language `words` (folded) speak in Latin letters, with its confidence; absent where they look native. */
export function findRomanised(words: readonly string[]): { language: string; confidence: number } | undefined {
  const points: Record<string, number> = { ru: 0, fa: 0, el: 0, ka: 0, ar: 0 };
  let against = 0;
  for (const word of words) {
    if (NATIVE_LATIN.has(word)) against += 0.7;
    for (const [language, point] of worth.get(word) ?? []) points[language]! += point;
    if (!worth.has(word) && CHAT_DIGITS.test(word) && !NOT_CHAT.test(word)) points.ar! += 1;
  }
  const [best, second] = Object.entries(points).sort((a, b) => b[1] - a[1]);
  return judge(best![0], best![1], Math.max(second![1], against), words.length);
}

function judge(language: string, points: number, against: number, wordCount: number) {
  const share = points / wordCount;
  const isEnough = points >= 1.8 || (points >= 1 && wordCount <= 3);
  if (!isEnough || share < 0.22 || points <= against * 1.2) return undefined;
  return { language, confidence: Math.min(0.99, 0.55 + share * 0.6) };
}
