import { Button, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Answer } from "../../../ui/Answer.tsx";
import { ask } from "../../../ui/api.ts";
import { MayNote } from "../../../ui/kit/MayNote.tsx";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { type Secret, SecretDialog } from "../../../ui/kit/SecretDialog.tsx";
import { Empty } from "../../../ui/States.tsx";
import { useSay } from "../../../ui/say.ts";
import { useMay } from "../../../ui/session.ts";
import { BellItem } from "./BellItem.tsx";
import { DevicesPanel } from "./DevicesPanel.tsx";
import { NewBell } from "./NewBell.tsx";
import { SmsPanel } from "./SmsPanel.tsx";

/** How people outside the product are reached when an alert rings. */
export function BellsPanel() {
  return (
    <Stack>
      <DevicesPanel />
      <Bells />
      <SmsPanel />
    </Stack>
  );
}

function Bells() {
  const say = useSay();
  const mayChange = useMay("administer");
  const bells = useQuery(ask("listBells"));
  const [isAdding, { open, close }] = useDisclosure();
  const [secret, showSecret] = useState<Secret | null>(null);
  const add = (
    <Button onClick={open} disabled={!mayChange}>
      {say("alert.bells.add")}
    </Button>
  );
  return (
    <Panel title={say("alert.bells")} lead={say("alert.bells.lead")} actions={add}>
      <MayNote may={mayChange} reason="alert.mayNot.administer" />
      <Answer of={bells}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={say("alert.bells.empty")}>
              <Text span>{say("alert.bells.empty.text")}</Text>
            </Empty>
          ) : (
            items.map((bell) => <BellItem key={bell.id} bell={bell} />)
          )
        }
      </Answer>
      {isAdding && <NewBell onClose={close} onSecret={showSecret} />}
      <SecretDialog of={secret} onClose={() => showSecret(null)} />
    </Panel>
  );
}
