export { namePlatform } from "../../ui/platformNames.ts";
export type { MentionFilter } from "./filters.ts";
export { MentionCard } from "./MentionCard.tsx";
export { MentionList } from "./MentionList.tsx";
export { MentionsPage } from "./MentionsPage.tsx";
export type { Mention } from "./mention.ts";
