const rightToLeft = ["fa", "ar", "he", "ur"];
const rightToLeftLetter = /[\u0590-\u08ff\ufb1d-\ufefc]/u;

/**
 * Which way a post is read. The first letter decides in general, but a Persian post that opens with a Latin handle is
 * Persian still; and Persian in Latin letters is read like Latin.
 */
export function directionOfPost(text: string, language: string): "rtl" | "auto" {
  return rightToLeft.includes(language) && rightToLeftLetter.test(text) ? "rtl" : "auto";
}
