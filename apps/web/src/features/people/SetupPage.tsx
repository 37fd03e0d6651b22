import { PageFrame } from "../../ui/PageFrame.tsx";

export function SetupPage() {
  return <PageFrame title="SetupPage">{null}</PageFrame>;
}
