import { PageFrame } from "../../ui/PageFrame.tsx";

export function MentionsPage() {
  return <PageFrame title="MentionsPage">{null}</PageFrame>;
}
