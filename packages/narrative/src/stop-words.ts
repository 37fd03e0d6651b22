import { foldText } from "@tocsin/text/fold";

/**
 * Words that carry grammar, not subject, in the six languages, and what platforms write into texts. Small on purpose: the
 * comparison with usual posts already removes what is always said; these lists only keep chance from putting "because"
 * into a label.
 */
const WRITTEN = {
  en: `a about after again all also am an and any are as at be because been before being but by can could did do does
    don doing down even for from further get got had has have having he her here hers him his how i if im in into is it
    its just like ll me more most my no nor not now of off on once only or other our out over own re really s same she
    should so some such t than that the their them then there these they this those through to too under until up us ve
    very was we were what when where which while who whom why will with would you your yours don't can't won't didn't doesn't isn't wasn't aren't haven't couldn't wouldn't
    i'm i've i'll i'd it's that's there's you're you've they're we're we've let's what's here's one go going went make
    made need want know think say said tell let take come please help thanks thank people way back`,
  ka: `და არ ეს ის რომ მე შენ ჩვენ თქვენ მათ მას მისი ჩემი ჩვენი თქვენი რა რატომ როგორ სად როცა როდესაც თუ კი არა უკვე
    კიდევ ასე ისე ძალიან მაგრამ ან იყო არის არიან იქნება აქვს მაქვს ყველა ერთი ამ იმ აქ იქ შემდეგ მერე სანამ მხოლოდ
    უნდა შეიძლება ხოლო თავის გარდა დღეს ვერ ნუ რომელიც რომლის რაც ვინც თან მიერ შესახებ`,
  ru: `и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от меня еще
    нет о из ему теперь когда даже ну ли если уже или ни быть был него до вас нибудь опять уж вам ведь там потом себя
    ничего ей может они тут где есть надо ней для мы тебя их чем была сам чтоб без будто чего раз тоже себе под будет ж
    кто этот того потому этого какой совсем ним здесь этом один почти мой тем чтобы нее были куда зачем всех при об это
    просто очень который которые нас эту эти`,
  fa: `و در به از که این را با است برای آن یک خود تا کرد بر هم نیز می شد ها های هر ما من تو او شما آنها اما یا اگر چه چرا
    کجا کی نه بود شود شده کند کرده باشد باید دیگر پس پیش همه هیچ فقط هنوز خیلی بعد قبل روی زیر بین بدون مثل چون ولی بی
    ای هست نیست دارد دارند داره میشه نمی مگه یه رو تون شون مون`,
  el: `και το να τα η ο οι του της την τον των τους τις στο στη στην στον στα στις στους με για από που σε είναι δεν θα ως
    αν μη μην πως πώς τι ποιος ποια αυτό αυτή αυτός αυτά αυτοί ένα ένας μια μία μου σου μας σας αλλά ή όμως όταν όπως
    γιατί πολύ πιο και κι ήταν έχω έχει έχουν είχε εδώ εκεί τώρα μετά πριν μόνο κάθε όλα όλοι ότι ούτε ας μέχρι`,
  ar: `و في من على إلى عن أن إن كان كانت ما لا لم لن هو هي هم نحن أنا أنت هذا هذه ذلك تلك التي الذي الذين كل بعض مع بعد قبل
    حتى أو أم ثم لكن بل إذا لو قد كما عند بين غير أي كيف متى أين لماذا هل يا ليس ليست هنا هناك فقط أيضا منذ بدون حول ضد
    عليه عليها عليهم فيه فيها له لها لهم به بها منه منها وهو وهي ولا وما اللي مش عشان انا انت يكون تكون`,
  platforms: "rt mt via http https www com amp quot gt lt dm pls plz lol x0",
};

export const STOP_WORDS: ReadonlySet<string> = new Set(
  Object.values(WRITTEN)
    .join(" ")
    .split(/\s+/)
    .map((word) => foldText(word)),
);
