import { Button, Group, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Answer } from "../../../ui/Answer.tsx";
import { useAct } from "../../../ui/act.ts";
import { api, ask } from "../../../ui/api.ts";
import { ConfirmDialog } from "../../../ui/kit/ConfirmDialog.tsx";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { useSay } from "../../../ui/say.ts";
import { useMay } from "../../../ui/session.ts";
import { SmsForm } from "./SmsForm.tsx";

/** How text messages leave the workspace. */
export function SmsPanel() {
  const say = useSay();
  const state = useQuery(ask("getSmsGateway"));
  return (
    <Panel title={say("alert.sms")} lead={say("alert.sms.lead")}>
      <Answer of={state}>{({ gateway }) => <Gateway host={gateway?.host ?? null} />}</Answer>
    </Panel>
  );
}

function Gateway({ host }: { host: string | null }) {
  const say = useSay();
  const mayChange = useMay("administer");
  const [isSetting, { open, close }] = useDisclosure();
  const remove = useAct(() => api.deleteSmsGateway(), { invalidate: ["getSmsGateway"], success: "alert.sms.removed" });
  return (
    <Group justify="space-between" gap="xs">
      <Text size="sm" style={{ overflowWrap: "anywhere" }}>
        {host === null ? say("alert.sms.none") : say("alert.sms.host", { host })}
      </Text>
      {mayChange && (
        <Group gap="xs">
          <Button size="compact-sm" variant="default" onClick={open}>
            {say(host === null ? "alert.sms.set" : "alert.sms.change")}
          </Button>
          {host !== null && (
            <ConfirmDialog
              button={say("prepare.delete")}
              label={`${say("prepare.delete")}: ${host}`}
              look={{ size: "compact-sm", variant: "subtle" }}
              title={say("alert.sms.delete.title")}
              onConfirm={() => remove.mutateAsync(undefined)}
            >
              <Text size="sm">{say("alert.sms.delete.text")}</Text>
            </ConfirmDialog>
          )}
        </Group>
      )}
      {isSetting && <SmsForm onClose={close} />}
    </Group>
  );
}
