import { PageFrame } from "../../ui/PageFrame.tsx";

export function InvitationPage() {
  return <PageFrame title="InvitationPage">{null}</PageFrame>;
}
