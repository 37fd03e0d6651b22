export { foldText } from "./fold.ts";
export { foldedWords, type Token, tokenise } from "./tokens.ts";
