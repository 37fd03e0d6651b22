/**
 * How each script is read and written, sound by sound. Letters stand before the colon, sounds joined by "+" behind it;
 * alternatives follow "|", each a step less likely. "^" marks the beginning of a word, "$" its end. The longest letters
 * that fit are read, and pairs of sounds are written before single ones.
 *
 * Sounds are named in Latin letters: a e i o u, b d f g h k l m n p r s t v z, and ch dz gh j kh q sh th ts y zh.
 */
export const SCRIPTS = ["latin", "cyrillic", "georgian", "persian", "greek", "arabic"] as const;
export type Script = (typeof SCRIPTS)[number];

export const READING: Record<Script, string> = {
  latin: `a:a b:b c:k ce:s+e ci:s+i cy:s+i ch:ch|kh|k ck:k d:d dz:dz e:e ee:i e$:e| ea:i f:f g:g gh:gh|g h:h i:i ia:i+a j:j
    k:k kh:kh l:l m:m n:n o:o oo:u ou:u p:p ph:f q:k qu:k+v r:r s:s sh:sh sch:sh shch:sh+ch t:t tch:ch th:t|th ts:ts tz:ts
    u:u v:v w:v|u x:k+s ^x:z|k+s y:i ^y:y ya:y+a ye:y+e yo:y+o yu:y+u z:z zh:zh bb:b cc:k dd:d ff:f gg:g kk:k ll:l mm:m
    nn:n pp:p rr:r ss:s tt:t zz:z|ts`,
  cyrillic: `а:a б:b в:v г:g|h д:d дж:j дз:dz е:e ^е:y+e ё:y+o ж:zh з:z и:i ия:i+a|i+y+a й:y к:k кс:k+s л:l м:m н:n о:o п:p
    р:r с:s т:t у:u ф:f х:kh|h ц:ts ч:ch ш:sh щ:sh+ch ъ: ы:i ь: э:e ю:y+u я:y+a лл:l нн:n сс:s`,
  georgian: `ა:a ბ:b გ:g დ:d ე:e ვ:v ზ:z თ:t ი:i კ:k ლ:l მ:m ნ:n ო:o პ:p ჟ:zh რ:r ს:s ტ:t უ:u ფ:p|f ქ:k ღ:gh ყ:q შ:sh
    ჩ:ch ც:ts ძ:dz წ:ts ჭ:ch ხ:kh ჯ:j ჰ:h`,
  greek: `α:a αι:e αυ:a+v β:v γ:g γκ:g γγ:g γι:y δ:d|th ε:e ει:i ευ:e+v ζ:z η:i θ:th ι:i κ:k λ:l μ:m μπ:b ν:n ντ:d ξ:k+s
    ο:o οι:i ου:u π:p ρ:r σ:s τ:t τζ:j τσ:ts|ch υ:i φ:f χ:kh|h ψ:p+s ω:o λλ:l σσ:s ννν:n`,
  persian: `ا:a ^آ:a آ:a ^ا:a|e|o ^اي:i ^او:u ب:b پ:p ت:t ث:s ج:j چ:ch ح:h خ:kh د:d ذ:z ر:r ز:z ژ:zh س:s ش:sh ص:s ض:z ط:t ظ:z
    ع:a غ:gh ف:f ق:gh|q ك:k گ:g ل:l م:m ن:n و:o|v|u ^و:v وي:v+i|o+i وا:v+a ه:h ه$:e|a ي:i|e ^ي:y يا:i+a|y+a`,
  arabic: `ا:a ^ا:a|e|i ^اي:i ^او:u|o ب:b|p ت:t تش:ch ث:th ج:j|g ح:h خ:kh د:d ذ:z ر:r ز:z س:s ش:sh ص:s ض:d ط:t ظ:z ع:a غ:g|gh
    ف:f|v ق:q|k ك:k|g ل:l م:m ن:n و:o|u|v ^و:v وي:v+i|o+i وا:v+a ه:h ه$:a ي:i|e ^ي:y يا:i+a|y+a`,
};

export const WRITING: Record<Script, string> = {
  latin: `a:a b:b ch:ch d:d dz:dz e:e f:f g:g gh:gh h:h i:i j:j k:k|c k+s:x|ks kh:kh|h l:l m:m n:n o:o p:p q:q r:r s:s sh:sh t:t
    th:th ts:ts u:u v:v|w y:y z:z zh:zh`,
  cyrillic: `a:а b:б ch:ч d:д dz:дз e:е ^e:э|е f:ф g:г gh:г h:х|г i:и i+a$:ия|иа i+a:иа|ия j:дж k:к k+s:кс kh:х l:л m:м n:н o:о
    p:п q:к r:р s:с sh:ш sh+ch:щ t:т th:т ts:ц|тс u:у v:в y:й y+a:я y+e:е y+o:йо|ё y+u:ю z:з zh:ж`,
  georgian: `a:ა b:ბ ch:ჩ|ჭ d:დ dz:ძ e:ე f:ფ g:გ gh:ღ|გ h:ჰ i:ი j:ჯ k:კ|ქ kh:ხ l:ლ m:მ n:ნ o:ო p:პ|ფ q:ყ r:რ s:ს sh:შ t:ტ|თ th:თ
    ts:ც|წ u:უ v:ვ y:ი z:ზ zh:ჟ`,
  greek: `a:α b:μπ ch:τσ d:ντ|δ dz:τζ e:ε f:φ g:γκ|γ gh:γ h:χ i:ι j:τζ k:κ k+s:ξ kh:χ l:λ m:μ n:ν o:ο p:π p+s:ψ q:κ r:ρ s:σ s$:ς
    sh:σ sh$:ς t:τ th:θ ts:τσ u:ου v:β y:γι z:ζ zh:ζ`,
  persian: `a:ا ^a:آ|ا b:ب ch:چ d:د dz:دز e:|ی ^e:ا e$:ه f:ف g:گ gh:غ|ق h:ه i:ی ^i:ای i+a:یا j:ج k:ک kh:خ l:ل m:م n:ن o:و ^o:او|ا
    p:پ q:ق r:ر s:س sh:ش t:ت th:ت ts:تس u:و ^u:او v:و y:ی z:ز zh:ژ`,
  arabic: `a:ا ^a:أ a$:ا|ة b:ب ch:تش d:د dz:دز e:ي| ^e:إي|إ e$:ي|ه f:ف g:غ|ج gh:غ h:ه i:ي ^i:إي i+a:يا j:ج k:ك kh:خ l:ل m:م n:ن
    o:و ^o:أو p:ب q:ق r:ر s:س sh:ش t:ت th:ث|ت ts:تس u:و ^u:أو v:ف|و y:ي z:ز zh:ج`,
};

/** Digits as they are spoken in names, which are read in English: "Vele2" is "vele-tu". */
export const SPOKEN_DIGITS: Record<string, string> = {
  "1": "v+a+n",
  "2": "t+u",
  "3": "t+r+i",
  "4": "f+o+r",
  "5": "f+a+i+v",
  "6": "s+i+k+s",
  "7": "s+e+v+e+n",
  "8": "e+i+t",
  "9": "n+a+i+n",
};
