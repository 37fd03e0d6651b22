import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useIntl } from "react-intl";
import { Answer } from "../../../../ui/Answer.tsx";
import { ask } from "../../../../ui/api.ts";
import { Item } from "../../../../ui/kit/Item.tsx";
import { Panel } from "../../../../ui/kit/Panel.tsx";
import { Tag } from "../../../../ui/kit/Tag.tsx";
import { useSay } from "../../../../ui/say.ts";
import { type CalleeRecord, keyOf } from "../names.ts";
import { DutyForm } from "./DutyForm.tsx";
import { useDutyWords } from "./dutyWords.ts";

/** When each person may be called, and what they can do. */
export function DutiesPanel() {
  const say = useSay();
  const callees = useQuery(ask("listCallees"));
  const [edited, edit] = useState<CalleeRecord | null>(null);
  return (
    <Panel title={say("escalation.people")} lead={say("escalation.people.lead")}>
      <Answer of={callees}>
        {({ items }) =>
          items.map((person) => <Person key={keyOf(person)} person={person} onEdit={() => edit(person)} />)
        }
      </Answer>
      {edited !== null && <DutyForm person={edited} onClose={() => edit(null)} />}
    </Panel>
  );
}

function Person({ person, onEdit }: { person: CalleeRecord; onEdit: () => void }) {
  const say = useSay();
  const intl = useIntl();
  const { duty, isOnDuty, isReachable, kind } = person;
  const words = useDutyWords();
  const skills = [
    ...duty.departments.map((department) => say(`department.${department}`)),
    ...duty.languages.map((language) => say("escalation.reads", { language: say(`language.${language}`) })),
  ];
  const standing = isReachable ? (isOnDuty ? "on" : "off") : "unreachable";
  return (
    <Item name={person.name} onEdit={onEdit} badges={<Tag>{say(`escalation.person.${kind}`)}</Tag>}>
      <Text size="sm">
        <span aria-hidden="true">{standing === "on" ? "● " : standing === "off" ? "○ " : "⊘ "}</span>
        {say(`escalation.duty.${standing}`)}
      </Text>
      <Text size="sm" c="dimmed">
        {intl.formatList(skills, { type: "unit" })}
      </Text>
      <Text size="sm" c="dimmed">
        {words(duty)}
      </Text>
    </Item>
  );
}
