import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Answer } from "../../../../ui/Answer.tsx";
import { ask } from "../../../../ui/api.ts";
import { MayNote } from "../../../../ui/kit/MayNote.tsx";
import { Panel } from "../../../../ui/kit/Panel.tsx";
import { useSay } from "../../../../ui/say.ts";
import { useMay } from "../../../../ui/session.ts";
import type { Policy } from "../names.ts";
import { PolicyForm } from "./PolicyForm.tsx";
import { PolicyItem } from "./PolicyItem.tsx";

/** Escalation policies as sentences, in the order in which they are tried. */
export function PoliciesPanel() {
  const say = useSay();
  const mayChange = useMay("administer");
  const policies = useQuery(ask("listPolicies"));
  const [edited, edit] = useState<Policy | "new" | null>(null);
  const add = (
    <Button onClick={() => edit("new")} disabled={!mayChange}>
      {say("escalation.policies.add")}
    </Button>
  );
  return (
    <Panel title={say("escalation.policies")} lead={say("escalation.policies.lead")} actions={add}>
      <MayNote may={mayChange} reason="alert.mayNot.administer" />
      <Answer of={policies}>
        {({ items }) =>
          items.map((policy) => <PolicyItem key={policy.id} policy={policy} onEdit={() => edit(policy)} />)
        }
      </Answer>
      {edited !== null && <PolicyForm policy={edited === "new" ? null : edited} onClose={() => edit(null)} />}
    </Panel>
  );
}
