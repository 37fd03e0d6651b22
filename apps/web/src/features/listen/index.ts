export { namePlatform } from "../../ui/platformNames.ts";
export type { MentionFilter } from "./filters.ts";
export { nameLanguage } from "./languageNames.ts";
export { type Mention, MentionCard } from "./MentionCard.tsx";
export { MentionList } from "./MentionList.tsx";
export { MentionsPage } from "./MentionsPage.tsx";
