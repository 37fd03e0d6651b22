export { WatchDetailPage } from "./WatchDetailPage.tsx";
export { WatchPage } from "./WatchPage.tsx";
