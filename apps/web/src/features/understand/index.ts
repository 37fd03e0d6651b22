export { InsightsPage } from "./InsightsPage.tsx";
export { NarrativePage } from "./narratives/NarrativePage.tsx";
