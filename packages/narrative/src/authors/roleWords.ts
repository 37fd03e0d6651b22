import { foldText } from "@tocsin/text/fold";

/**
 * Words by which profiles in six languages tell what they are. A star ends a stem. Everyday words that also stand in names
 * of private accounts ("post", "times", "world", "voice") stay out.
 */
const WRITTEN = {
  press: {
    en: "news|newspaper|journalist|reporter|correspondent|newsroom|gazette|herald|broadcaster|breaking news|press agency|editor in chief|news anchor|columnist|radio news|tv news",
    ka: "ახალი ამბები|ჟურნალისტ*|რეპორტიორ*|გაზეთ*|რედაქტორ*|საინფორმაციო სააგენტო|ნიუს*|ტელეკომპანია|მედიაცენტრი|მაუწყებელი",
    ru: "новости|газета|журналист*|корреспондент*|репорт*|редакция|редактор*|информагентство|телеканал*|радиостанция|сми|вести|ведомости|главред*",
    fa: "خبرگزاری|خبرنگار*|روزنامه|روزنامه‌نگار*|روزنامه نگار|اخبار|خبری|سردبیر*|پایگاه خبری|شبکه خبر|هفته‌نامه",
    el: "ειδήσεις|νέα|δημοσιογράφος|εφημερίδα|ρεπόρτερ|ανταποκριτής|ανταποκρίτρια|αρχισυντάκτης|αρχισυντάκτρια|ειδησεογραφικ*|πρακτορείο ειδήσεων",
    ar: "أخبار|اخبار|صحفي|صحافي|صحفية|صحافية|صحيفة|جريدة|وكالة أنباء|وكالة الأنباء|مراسل|مراسلة|إعلامي|اعلامي|إعلامية|رئيس تحرير|قناة إخبارية|عاجل",
  },
  authority: {
    en: "ministry|police|government|municipality|city council|fire department|regulator|central bank|embassy|consumer protection|prosecutor|public health|department of|federal agency|official account of the",
    ka: "სამინისტრო*|პოლიცია|მთავრობა|მერია|საკრებულო|პროკურატურა|ეროვნული ბანკი|საელჩო|მარეგულირებელი|სააგენტო|კომისია|შინაგან საქმეთა",
    ru: "министерство|мвд|мчс|полиция|правительство|мэрия|администрация города|прокуратура|роспотребнадзор|роскомнадзор|центробанк|банк россии|посольство|следком|следственный комитет|префектура|горадминистрация",
    fa: "وزارت|پلیس|شهرداری|دولت|استانداری|فرمانداری|دادستانی|بانک مرکزی|سفارت|سازمان غذا|نیروی انتظامی|آتش‌نشانی|هلال احمر|قوه قضاییه",
    el: "υπουργείο|αστυνομία|κυβέρνηση|δήμος|περιφέρεια|πυροσβεστικ*|εισαγγελία|τράπεζα της ελλάδος|πρεσβεία|αρχή προστασίας|ανεξάρτητη αρχή|πολιτική προστασία",
    ar: "وزارة|الشرطة|شرطة|الحكومة|بلدية|أمانة منطقة|النيابة|البنك المركزي|سفارة|هيئة|الدفاع المدني|حماية المستهلك|مديرية|محافظة",
  },
  politician: {
    en: "senator|congressman|congresswoman|mp for|member of parliament|member of the european parliament|mep|minister of|prime minister|president of the republic|mayor of|governor of|councillor|state representative",
    ka: "დეპუტატი|პარლამენტის წევრი|მინისტრი|მერი|პრემიერ-მინისტრი|საკრებულოს წევრი|პარტიის ლიდერი|გუბერნატორი",
    ru: "депутат*|сенатор*|министр|губернатор*|мэр города|глава города|лидер партии|член парламента|премьер-министр",
    fa: "نماینده مجلس|نماینده مردم|وزیر|استاندار|شهردار|رئیس جمهور|رئیس‌جمهور|سناتور|معاون وزیر|عضو شورای شهر",
    el: "βουλευτής|βουλεύτρια|υπουργός|υφυπουργός|ευρωβουλευτής|δήμαρχος|περιφερειάρχης|πρωθυπουργός|γερουσιαστής|δημοτικός σύμβουλος",
    ar: "نائب في البرلمان|عضو البرلمان|عضو مجلس النواب|عضو مجلس|وزير|محافظ|رئيس الوزراء|رئيس الجمهورية|سيناتور|نائب في مجلس",
  },
} as const;

export type ToldRole = keyof typeof WRITTEN;

const readList = (list: string): string[][] =>
  list.split("|").map((entry) => entry.split(/[\s-]+/).map((word) => foldPart(word)));
const foldPart = (word: string): string => (word.endsWith("*") ? `${foldText(word.slice(0, -1))}*` : foldText(word));

export const ROLE_WORDS = Object.fromEntries(
  Object.entries(WRITTEN).map(([role, lists]) => [role, Object.values(lists).flatMap(readList)]),
) as Record<ToldRole, string[][]>;
