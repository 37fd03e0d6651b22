import { List, Text } from "@mantine/core";
import { useIntl } from "react-intl";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { AppLink } from "../../../ui/links.tsx";
import { useSay } from "../../../ui/say.ts";
import { sayReason } from "../../../ui/severityWords.ts";
import type { AlertDetail } from "../useAlertActs.ts";

/** How grave it looks and why, and the playbook that an incident would start. */
export function Suggestion({ alert: { suggestion } }: { alert: AlertDetail }) {
  const say = useSay();
  const intl = useIntl();
  if (suggestion === null) return null;
  const { severity, reasons, playbook } = suggestion;
  return (
    <Panel title={say("alert.suggestion")}>
      <Text size="sm">{say("alert.suggestion.severity", { severity: say(`severity.${severity}`) })}</Text>
      <List size="sm">
        {reasons.map((reason) => (
          <List.Item key={reason.code}>{sayReason(intl, reason)}</List.Item>
        ))}
      </List>
      {playbook !== null && (
        <AppLink to="/prepare/$tab" params={{ tab: "playbooks" }} search={{ type: playbook }} size="sm">
          {say("alert.suggestion.playbook", { type: say(`crisis.${playbook}`) })}
        </AppLink>
      )}
    </Panel>
  );
}
