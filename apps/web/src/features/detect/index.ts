export { SourceStates } from "./SourceHealth.tsx";
export { WatchDetailPage } from "./WatchDetailPage.tsx";
export { WatchPage } from "./WatchPage.tsx";
