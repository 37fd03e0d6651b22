import { Button, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Answer } from "../../../../ui/Answer.tsx";
import { ask } from "../../../../ui/api.ts";
import { Panel } from "../../../../ui/kit/Panel.tsx";
import { useSay } from "../../../../ui/say.ts";
import { useSession } from "../../../../ui/session.ts";
import { DutyForm } from "./DutyForm.tsx";
import { useDutyWords } from "./dutyWords.ts";

/** When whoever looks may be called, said by themselves. */
export function MyHours() {
  const say = useSay();
  const { person } = useSession();
  const words = useDutyWords();
  const callees = useQuery(ask("listCallees"));
  const [isEdited, edit] = useState(false);
  return (
    <Answer of={callees}>
      {({ items }) => {
        const me = items.find(({ kind, id }) => kind === "member" && id === person.id);
        if (me === undefined) return null;
        return (
          <Panel
            title={say("escalation.mine")}
            lead={say("escalation.mine.lead")}
            actions={<Button onClick={() => edit(true)}>{say("escalation.mine.change")}</Button>}
          >
            <Text size="sm">{words(me.duty)}</Text>
            {isEdited && <DutyForm person={me} isOwn onClose={() => edit(false)} />}
          </Panel>
        );
      }}
    </Answer>
  );
}
