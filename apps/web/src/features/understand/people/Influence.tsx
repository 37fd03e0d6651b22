import { Button, Group, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useId } from "react";
import { Amount } from "../../../ui/Amount.tsx";
import { useSay } from "../../../ui/say.ts";
import classes from "./Influence.module.css";
import type { Person } from "./person.ts";

const parts = ["reach", "engagement", "carried"] as const;

/** 0 to 100 as a bar and a number; on demand what it is made of. */
export function Influence({ person }: { person: Person }) {
  const say = useSay();
  const id = useId();
  const [isOpen, { toggle }] = useDisclosure();
  const { influence, influenceParts } = person;
  return (
    <div>
      <Group gap="xs">
        <span className={classes.track} aria-hidden="true">
          <span style={{ inlineSize: `${Math.min(100, influence)}%` }} />
        </span>
        <Text span size="sm">
          {say("understand.influence", { value: Math.round(influence) })}
        </Text>
        <Button variant="subtle" size="compact-xs" onClick={toggle} aria-expanded={isOpen} aria-controls={id}>
          {say("understand.influence.why")}
        </Button>
      </Group>
      <div id={id} hidden={!isOpen}>
        <ul className={classes.parts}>
          {parts.map((part) => (
            <li key={part}>
              <b>
                <Amount value={Math.round(influenceParts[part])} />
              </b>{" "}
              {say(`understand.influence.${part}`, { count: countOf(person, part) })}
            </li>
          ))}
        </ul>
        <Text size="xs" c="dimmed">
          {say("understand.influence.scale")}
        </Text>
      </div>
    </div>
  );
}

function countOf({ author, engagement, carriedOn }: Person, part: (typeof parts)[number]): number {
  if (part === "reach") return author.followers ?? 0;
  return part === "engagement" ? engagement : carriedOn;
}
