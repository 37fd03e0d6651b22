import type { ConnectorRecord } from "@tocsin/contract";
import { CopyField } from "../../../ui/kit/CopyField.tsx";
import { useSay } from "../../../ui/say.ts";
import type { Source } from "./health/Health.tsx";

/** Where a platform sends what it delivers: to be entered there. Our own webhook names its address already. */
export function HookAddress({ source, connector }: { source: Source; connector: ConnectorRecord | undefined }) {
  const say = useSay();
  if (source.hookAddress === null || source.kind === "webhook") return null;
  if (connector?.ways.includes("receive") !== true) return null;
  return <CopyField label={say("connector.hook")} value={new URL(source.hookAddress, window.location.origin).href} />;
}
