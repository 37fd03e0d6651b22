export { MentionCard } from "./MentionCard.tsx";
export { MentionsPage } from "./MentionsPage.tsx";
