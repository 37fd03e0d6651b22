import { Alert } from "@mantine/core";
import { useSay } from "../../../ui/say.ts";
import type { AlertDetail } from "../useAlertActs.ts";

/** That every message was refused must not be found out by reading a list. */
export function NobodyReached({ alert }: { alert: AlertDetail }) {
  const say = useSay();
  if (!alert.isNobodyReached) return null;
  return (
    <Alert color="ochre" title={say("alert.nobody.title")} role="alert">
      {say("alert.nobody.text", { told: say("alert.told") })}
    </Alert>
  );
}
