import { parsePhrases } from "./phrases.ts";

/** The words by which people set brands against each other, in English, Russian, Georgian, Persian, Greek and Arabic. */

/** What follows is another matter than what stood before. */
export const CONTRAST = parsePhrases(
  "but, however, while, whereas, unlike, though, although, yet, meanwhile, on the other hand, in contrast, instead",
  "но, а, зато, однако, тогда как, хотя, тем временем, в отличие, напротив, а вот",
  "მაგრამ, თუმცა, ხოლო, სამაგიეროდ, არადა, პირიქით",
  "اما, ولی, ولیکن, لیکن, در حالی که, درحالیکه, درحالی که, برخلاف, بر خلاف, در عوض, در مقابل",
  "αλλά, όμως, ενώ, ωστόσο, μα, σε αντίθεση, αντίθετα, από την άλλη, αντιθέτως",
  "لكن, ولكن, بينما, أما, واما, على عكس, بعكس, بخلاف, في المقابل, بالمقابل, غير أن, بس",
);

/** Stands behind the word it sets against what came before: "ზენტრო კი …". */
export const CONTRAST_BEHIND = parsePhrases("კი");

/** Sets the brand beside it against the one the sentence is about. */
export const UNLIKE = parsePhrases(
  "unlike, in contrast to, as opposed to",
  "в отличие от",
  "განსხვავებით",
  "برخلاف, بر خلاف",
  "σε αντίθεση με",
  "على عكس, بعكس, بخلاف",
);

export const AND = parsePhrases("and", "и, да и", "და", "و", "και, κι", "و");

export const OR = parsePhrases("or, vs, versus", "или, либо", "თუ, ან", "یا", "ή", "أو, أم, ولا");

export const BETTER = parsePhrases(
  "better, cheaper, faster, quicker, nicer, safer, easier, friendlier, kinder, simpler, cleaner, smarter, superior, " +
    "more reliable, more helpful, more honest, more convenient, more professional, more polite, beats, beat, outperforms",
  "лучше, дешевле, быстрее, удобнее, надежнее, честнее, вежливее, приятнее, выгоднее, качественнее, круче, безопаснее, " +
    "адекватнее, проще, превосходит",
  "უკეთეს*, უფრო კარგ*, სჯობ*, ჯობ*, უფრო იაფ*, უფრო სწრაფ*, უფრო სანდო*, უფრო თავაზიან*, ბევრად კარგ*, ბევრად იაფ*, " +
    "ბევრად სწრაფ*",
  "بهتر*, ارزانتر*, ارزان تر*, ارزونتر*, سریعتر*, سریع تر*, مطمئنتر*, مطمئن تر*, راحتتر*, راحت تر*, خوشتر*, مودبتر*",
  "καλύτερ*, φθηνότερ*, φτηνότερ*, γρηγορότερ*, ταχύτερ*, ευγενικότερ*, αξιοπιστότερ*, ευκολότερ*, ανώτερ*, πιο καλ*, " +
    "πιο φθην*, πιο φτην*, πιο γρήγορ*, πιο αξιόπιστ*, πιο ευγενικ*, πιο εύκολ*",
  "أفضل, أحسن, أرخص, أسرع, أوثق, أسهل, أجمل, أنظف, أرقى, أضمن",
);

export const WORSE = parsePhrases(
  "worse, slower, pricier, ruder, buggier, dumber, dirtier, inferior, more expensive, less reliable, less helpful, less honest",
  "хуже, дороже, медленнее, грубее, тупее, отвратительнее, хамоватее, менее надежн*",
  "უარეს*, უფრო ცუდ*, უფრო ძვირ*, უფრო ნელ*, უფრო უხეშ*, ბევრად ცუდ*, ბევრად ძვირ*, ბევრად ნელ*",
  "بدتر*, گرانتر*, گران تر*, گرونتر*, گرون تر*, کندتر*, کند تر*, افتضاحتر*",
  "χειρότερ*, ακριβότερ*, αργότερ*, κατώτερ*, πιο ακριβ*, πιο αργ*, πιο άθλι*, πιο χάλια",
  "أسوأ, أسوء, أغلى, أبطأ, أردأ, أوسخ",
);

/** Stands before the brand that is measured against. */
export const THAN = parsePhrases("than, over", "чем, нежели", "ვიდრე", "از", "από, απ, παρά", "من, على");

/** The brand after it is held higher than the brand after that. */
export const PREFER = parsePhrases(
  "prefer, prefers, preferred, i would choose, i'd choose, choose, rather use",
  "предпочитаю, предпочел, предпочла, предпочту, выбираю",
  "მირჩევნია, ვამჯობინებ",
  "ترجیح",
  "προτιμώ, προτιμάω, προτίμησα",
  "أفضل, فضلت",
);

/** Says that somebody leaves one brand for another. */
export const SWITCH = parsePhrases(
  "switch, switched, switching, move, moved, moving, left, leave, leaving, quit, ditched, dropped, dumped, swapped, " +
    "changed, changing, migrated, goodbye, bye, bye bye, farewell",
  "перешел, перешла, перешли, перехожу, переходим, перейду, ухожу, уходим, ушел, ушла, ушли, свалил*, сбежал*, сменил*, " +
    "меняю, поменял*, променял*, прощай, прощайте, до свидания",
  "გადავედი, გადმოვედი, გადავდივარ, გადმოვდივარ, გადავალ, გადავიდა, წამოვედი, შევცვალე, მივატოვე, დავტოვე, ნახვამდის",
  "رفتم, میرم, اومدم, آمدم, کوچ, ول کردم, عوض کردم, مهاجرت, منتقل شدم, خداحافظ",
  "έφυγα, φεύγω, πήγα, πάω, άλλαξα, αλλάζω, άφησα, παράτησα, μεταφέρθηκα, αντίο",
  "انتقلت, تركت, رحت, حولت, غيرت, وداعا, هجرت, سبت, نقلت",
);

export const FROM = parsePhrases("from", "с, со, из, от", "", "از", "από, απ", "من, عن");
export const TO = parsePhrases(
  "to, for, towards, hello",
  "на, в, во, к, ко, здравствуй*, привет",
  "გამარჯობა",
  "به, سمت, سلام",
  "σε, στη, στην, στο, στον, για, γεια",
  "إلى, الى, ل, نحو, أهلا",
);
/** Georgian says it by endings. */
export const FROM_ENDING = /დან/;
export const TO_ENDING = /(?:ზე|ში)/;
export const THAN_ENDING = /ზე/;

/** Turns the praise of a switch into its opposite. */
export const REGRET = parsePhrases(
  "regret, regretting, mistake, worst decision",
  "жалею, пожалел*, ошибк*, зря",
  "ვნანობ, შეცდომა",
  "پشیمان*, پشیمون*, اشتباه",
  "μετανιώ*, μετάνιωσα, λάθος",
  "ندمت, نادم, غلطة, ندمان",
);

export const NOT = parsePhrases(
  "not, isn't, isnt, no, never",
  "не",
  "არ, ვერ",
  "نیست, نه",
  "δεν, δε, όχι",
  "ليس, ليست, مو, مش, لا",
);
