/** Invented posts in six languages, about two in a hundred of which some watch asks for, and the watches that ask. */

export const BRANDS = [
  ..."norvia velmora kestrio tambalin ospera junovek rilato brindavo sunelka morvane".split(" "),
  ..."halvero quintelo farnesk doluma pexiria tovanda meruli zantovo calepso wyndora".split(" "),
  ..."istravo nolbena garuvia pelistro ambroka sirvento lomakia dravelle onterra bexalu".split(" "),
  ..."korvinda yelmasa trisolo vandeska fumarel nepolia aldrivo chestova rumbela oskavia".split(" "),
  ..."нортелия велинка марсоль дубравин ясталия норвикс کارمان آوینا λορένια نورفيا".split(" "),
];

const SAID = [
  { lang: "en", text: "Still waiting at the gate and nobody tells us anything, third evening in a row" },
  { lang: "en", text: "New recipe turned out great, the kids asked for more and the dog got the rest" },
  { lang: "ru", text: "Опять перенесли рейс, а в чате поддержки отвечает робот, сил больше нет" },
  { lang: "ka", text: "დღეს ძალიან კარგი ამინდია, მთაში მივდივართ და ვნახოთ რა იქნება საღამოს" },
  { lang: "fa", text: "امروز هوا خیلی خوب است و ما می‌رویم کوه، ببینیم عصر چه می‌شود" },
  { lang: "el", text: "Σήμερα πάλι καθυστέρηση στο λιμάνι, κανείς δεν ξέρει τι γίνεται" },
  { lang: "ar", text: "تأخرت الرحلة مرة أخرى ولا أحد يجيب على الهاتف منذ الصباح" },
  { lang: "en", text: "lol same https://example.org/a/very/long/address?with=things&more=things #friday" },
];

/** One in fifty names a brand; which one turns round, so that each watch hears something. */
export function writePost(number: number): { text: string; langs: string[]; isWanted: boolean } {
  const { lang, text } = SAID[number % SAID.length]!;
  const isWanted = number % 50 === 7;
  const brand = BRANDS[Math.floor(number / 50) % BRANDS.length]!;
  return { langs: [lang], isWanted, text: `№${number} ${text}${isWanted ? ` ${brand}` : ""}` };
}

const ABOUT = ["", " AND delay", " AND refund", " NEAR/5 staff", ' AND "lost bag"', " AND (strike OR walkout)"];

/** Ten watches a brand, as workspaces have them: the name, and the name beside what can go wrong. */
export const queriesOf = (): string[] =>
  BRANDS.flatMap((brand) =>
    [
      ...ABOUT,
      " AND lang:en AND late",
      " AND NOT giveaway",
      " AND (fire OR smoke OR burn*)",
      " AND link:example.org",
    ].map((about) => (about.startsWith(" NEAR") ? `${brand}${about}` : `"${brand}"${about}`)),
  );
