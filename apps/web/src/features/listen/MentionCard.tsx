import { PageFrame } from "../../ui/PageFrame.tsx";

export function MentionCard() {
  return <PageFrame title="MentionCard">{null}</PageFrame>;
}
