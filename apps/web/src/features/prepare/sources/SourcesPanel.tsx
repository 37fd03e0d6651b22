import { Button, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Answer } from "../../../ui/Answer.tsx";
import { ask } from "../../../ui/api.ts";
import { type Secret, SecretDialog } from "../../../ui/kit/SecretDialog.tsx";
import { Shelf } from "../../../ui/kit/Shelf.tsx";
import { Empty } from "../../../ui/States.tsx";
import { useSay } from "../../../ui/say.ts";
import { useMay } from "../../../ui/session.ts";
import { ConnectionsPanel } from "./connections/ConnectionsPanel.tsx";
import { EvidencePanel } from "./EvidencePanel.tsx";
import { ImportFile } from "./imports/ImportFile.tsx";
import { ImportRuns } from "./imports/ImportRuns.tsx";
import { NewSource } from "./NewSource.tsx";
import { SourceItem } from "./SourceItem.tsx";

const REFRESH_MS = 30_000;

export function SourcesPanel() {
  const say = useSay();
  const mayChange = useMay("administer");
  const sources = useQuery({ ...ask("listSources"), refetchInterval: REFRESH_MS });
  const connectors = useQuery(ask("listConnectors")).data?.items ?? [];
  const [isAdding, adding] = useDisclosure();
  const [isImporting, importing] = useDisclosure();
  const [secret, showSecret] = useState<Secret | null>(null);
  return (
    <Shelf lead={say("prepare.sources.lead")} add={say("prepare.sources.add")} onAdd={adding.open}>
      <Answer of={sources}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={say("prepare.sources.empty")}>{say("prepare.sources.empty.text")}</Empty>
          ) : (
            <Stack gap="xs">
              {items.map((source) => (
                <SourceItem
                  key={source.id}
                  source={source}
                  connector={connectors.find(({ kind }) => kind === source.kind)}
                />
              ))}
            </Stack>
          )
        }
      </Answer>
      <Button variant="default" onClick={importing.open} disabled={!mayChange} style={{ alignSelf: "flex-start" }}>
        {say("prepare.sources.import")}
      </Button>
      <ConnectionsPanel connectors={connectors} />
      <ImportRuns />
      <EvidencePanel />
      {isAdding && <NewSource onClose={adding.close} onSecret={showSecret} />}
      {isImporting && <ImportFile onClose={importing.close} />}
      <SecretDialog of={secret} onClose={() => showSecret(null)} />
    </Shelf>
  );
}
