import { PageFrame } from "../../ui/PageFrame.tsx";

export function AuditPanel() {
  return <PageFrame title="AuditPanel">{null}</PageFrame>;
}
