import { PageFrame } from "../../ui/PageFrame.tsx";

export function WatchPage() {
  return <PageFrame title="WatchPage">{null}</PageFrame>;
}
