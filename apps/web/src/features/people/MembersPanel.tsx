import { PageFrame } from "../../ui/PageFrame.tsx";

export function MembersPanel() {
  return <PageFrame title="MembersPanel">{null}</PageFrame>;
}
