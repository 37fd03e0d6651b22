/**
 * How people type Russian, Greek and Georgian in Latin letters, letter by letter.
 *
 * "ж zh,zh,j" reads: ж becomes zh twice as often as j. One writer keeps one habit for a letter through a whole post, so a
 * style is drawn per post. "^" is the start of a word, "$" its end; longer spellings are met first. "-" is nothing at all.
 */
const LETTERS: Record<string, string> = {
  ru:
    "что chto,chto,chto,4to,shto,cho сейчас seychas,seichas,sejchas,schas ого$ ogo,ogo,ogo,ovo его$ ego,ego,ego,evo,yego " +
    "тся$ tsya,tsya,tsa,tsja,tsia,ca ться$ tsya,t'sya,tsa,tsja,tsia,ca ый$ iy,yy,yi,y,y,ij,yj,ii,i ий$ iy,iy,y,y,ii,ij,i,yi ие ie,ie,iye,ije ия iya,iya,ia,ija,ya " +
    "ье ye,'e,ie,e,je ья ya,'ya,ia,ja,ya ью yu,'yu,iu,ju кс ks,ks,ks,x ^е e,e,ye,je,ie ай ay,ai,aj ей ey,ei,ej ой oy,oi,oj уй uy,ui,uj " +
    "а a б b в v,v,v,v,v,w г g д d е e,e,e,e,e,ye,ie,je ё e,yo,e,jo,io,o ж zh,zh,zh,zh,j,j,g,z з z и i,i,i,i,i,i,y й y,y,i,j,j к k л l м m н n о o п p р r с s т t " +
    "у u,u,u,u,u,u,u,oo,y ф f х h,h,h,kh,kh,x,x ц c,ts,ts,ts,tz,cz ч ch,ch,ch,ch,4,c,tch ш sh,sh,sh,sh,w,6,sch,s щ sch,shch,sh,w,sc,sh " +
    "ъ -,',-,- ы y,y,y,y,y,i,bl ь -,-,-,',' э e,e,e,e,eh ю yu,yu,yu,ju,iu,u я ya,ya,ya,ya,ja,ja,ia,9,q,a",
  el:
    "ου ou,ou,ou,u αι ai,ai,ai,e ει ei,ei,i,i οι oi,oi,oi,i υι i,yi αυ au,af,av,ay ευ eu,ef,ev,ey μπ mp,mp,b ντ nt,nt,d γκ gk,gk,g γγ gg,ng τσ ts τζ tz " +
    "α a β v,v,v,v,b γ g,g,g,g,g,g,y δ d,d,d,d,d,d,dh ε e ζ z η i,i,i,h,h θ th,th,th,8,8,0,u ι i κ k,k,k,k,k,c λ l μ m ν n,n,n,n,n,n,n,v ξ x,x,x,ks,ks,3 ο o π p ρ r,r,r,r,r,r,r,p " +
    "σ s τ t υ y,y,u,i,i φ f,f,f,f,ph χ x,x,x,h,h,h,ch,ch ψ ps,ps,ps,4,y ω w,w,o,o,o",
  ka:
    "ა a ბ b გ g დ d ე e ვ v,v,v,v,v,w ზ z თ t,t,t,t,t,th ი i კ k,k,k,k,k,c ლ l მ m ნ n ო o პ p ჟ zh,zh,j,g რ r ს s ტ t უ u ფ f,f,f,p,ph ქ q,q,q,k,k,k " +
    "ღ gh,gh,gh,g,r ყ y,y,y,k,q,kh შ sh,sh,sh,sh,6,s ჩ ch,ch,ch,ch,4,c ც c,c,c,ts,ts,tc ძ dz,dz,dz,z წ w,w,w,ts,ts,c,tz ჭ ch,ch,ch,tch,w,4,j ხ x,x,x,x,kh,kh,h ჯ j,j,j,dj,dz ჰ h",
};

type Dice = () => number;

/** What each letter of a language may become. */
interface Alphabet {
  readonly options: ReadonlyMap<string, readonly string[]>;
  readonly letter: RegExp;
}

const alphabets = new Map(Object.entries(LETTERS).map(([language, list]) => [language, readAlphabet(list)]));

function readAlphabet(list: string): Alphabet {
  const parts = list.split(" ");
  const options = new Map<string, readonly string[]>();
  for (let i = 0; i < parts.length; i += 2) {
    options.set(
      parts[i]!,
      parts[i + 1]!.split(",").map((one) => (one === "-" ? "" : one)),
    );
  }
  const longestFirst = [...options.keys()].sort((a, b) => b.length - a.length);
  return { options, letter: new RegExp(longestFirst.map((one) => one.replace(/[$^]/g, "\\$&")).join("|"), "g") };
}

/** `words` (folded, in the letters of `language`) as one writer would type them in Latin letters. */
export function spellByHabit(words: readonly string[], language: string, dice: Dice): string[] {
  const { options, letter } = alphabets.get(language)!;
  const style = new Map<string, string>();
  const spell = (letters: string) => {
    const kept = style.get(letters) ?? pick(options.get(letters)!, dice);
    style.set(letters, kept);
    return kept;
  };
  return words.map((word) => `^${word}$`.replace(letter, spell).replace(/[$^]/g, ""));
}

export function pick<T>(list: readonly T[], dice: Dice): T {
  return list[Math.floor(dice() * list.length)]!;
}
