import { PageFrame } from "../../ui/PageFrame.tsx";

export function KeysPanel() {
  return <PageFrame title="KeysPanel">{null}</PageFrame>;
}
