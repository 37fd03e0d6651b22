import { useQuery } from "@tanstack/react-query";
import type { ConnectorRecord } from "@tocsin/contract";
import { useState } from "react";
import { Answer } from "../../../ui/Answer.tsx";
import { ask } from "../../../ui/api.ts";
import { Dialog } from "../../../ui/kit/Dialog.tsx";
import type { Secret } from "../../../ui/kit/SecretDialog.tsx";
import { useSay } from "../../../ui/say.ts";
import { KindPicker } from "./KindPicker.tsx";
import { SourceForm } from "./SourceForm.tsx";

interface NewSourceProps {
  readonly onClose: () => void;
  readonly onSecret: (secret: Secret) => void;
}

/** First the network, then what it takes to hear it. */
export function NewSource({ onClose, onSecret }: NewSourceProps) {
  const say = useSay();
  const connectors = useQuery(ask("listConnectors"));
  const [picked, pick] = useState<ConnectorRecord | null>(null);
  if (picked !== null)
    return <SourceForm connector={picked} onClose={onClose} onSecret={onSecret} onBack={() => pick(null)} />;
  return (
    <Dialog opened onClose={onClose} title={say("prepare.sources.title.new")} size="xl">
      <Answer of={connectors} rows={4}>
        {({ items }) => <KindPicker connectors={items} onPick={pick} />}
      </Answer>
    </Dialog>
  );
}
