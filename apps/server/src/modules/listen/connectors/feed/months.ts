/**
 * The beginnings of the months' names that tell them apart, since feeds shorten and inflect them. Earlier rows win: "мар" is
 * looked for before "ма". The Persian months are months of their own calendar, which the year tells.
 */
const LONG = [
  "jan feb mar apr may jun jul aug sep oct nov dec",
  "янв фев мар апр мая июн июл авг сен окт ноя дек",
  "იან თებ მარ აპრ მაი ივნ ივლ აგვ სექ ოქტ ნოე დეკ",
  "ιαν φεβ μαρ απρ μαι ιουν ιουλ αυγ σεπ οκτ νοε δεκ",
  "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
  "يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر",
  "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند",
  "- شباط اذار نيسان ايار حزيران تموز اب ايلول - - -",
  "ene fév mär avr maj jui juil août set okt - dez",
  "- fev mrt abr mai giu lug ago - ott - déc",
].map((row) => row.split(" "));

/** One to twelve; null for a word that is no month. */
export function findMonth(word: string): number | null {
  const folded = fold(word);
  if (folded.length < 2) return null;
  for (const row of LONG) {
    const index = row.findIndex((beginning) => isMonth(folded, fold(beginning)));
    if (index !== -1) return index + 1;
  }
  return null;
}

/** Arabic-script names are written in full, and are short enough to begin other words. */
const isMonth = (word: string, beginning: string): boolean =>
  /\p{Script=Arabic}/u.test(beginning) ? word === beginning : beginning.length > 1 && word.startsWith(beginning);

const fold = (word: string): string =>
  word
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u0345\u064B-\u0655]/g, "")
    .normalize("NFC")
    .replace(/[يى]/g, "ی")
    .replace(/[كک]/g, "ک")
    .replace(/[أإآٱ]/g, "ا");
