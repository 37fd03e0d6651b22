import { PageFrame } from "../../ui/PageFrame.tsx";

export function WatchDetailPage() {
  return <PageFrame title="WatchDetailPage">{null}</PageFrame>;
}
