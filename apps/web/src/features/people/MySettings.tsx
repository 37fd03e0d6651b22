import { PageFrame } from "../../ui/PageFrame.tsx";

export function MySettings() {
  return <PageFrame title="MySettings">{null}</PageFrame>;
}
