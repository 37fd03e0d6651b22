import { Button, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Answer } from "../../../../ui/Answer.tsx";
import { ask } from "../../../../ui/api.ts";
import { Panel } from "../../../../ui/kit/Panel.tsx";
import { useSay } from "../../../../ui/say.ts";
import { useMay } from "../../../../ui/session.ts";
import type { Rotation } from "../names.ts";
import { RotationForm } from "./RotationForm.tsx";
import { RotationItem } from "./RotationItem.tsx";

/** People who take turns at being called. */
export function RotationsPanel() {
  const say = useSay();
  const mayChange = useMay("administer");
  const rotations = useQuery(ask("listRotations"));
  const [edited, edit] = useState<Rotation | "new" | null>(null);
  const add = (
    <Button onClick={() => edit("new")} disabled={!mayChange}>
      {say("escalation.rotations.add")}
    </Button>
  );
  return (
    <Panel title={say("escalation.rotations")} lead={say("escalation.rotations.lead")} actions={add}>
      <Answer of={rotations}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm">{say("escalation.rotations.empty")}</Text>
          ) : (
            items.map((rotation) => (
              <RotationItem key={rotation.id} rotation={rotation} onEdit={() => edit(rotation)} />
            ))
          )
        }
      </Answer>
      {edited !== null && <RotationForm rotation={edited === "new" ? null : edited} onClose={() => edit(null)} />}
    </Panel>
  );
}
