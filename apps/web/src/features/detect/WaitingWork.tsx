import { Group } from "@mantine/core";
import type { AnswerOf } from "@tocsin/contract";
import { ButtonLink } from "../../ui/links.tsx";
import { useSay } from "../../ui/say.ts";

/** What waits for people, as far as there is any: open incidents, late tasks, texts to approve. */
export function WaitingWork({ situation }: { situation: AnswerOf<"getSituation"> }) {
  const say = useSay();
  const waiting = [
    { to: "/incidents", words: "detect.openIncidents", count: situation.openIncidents },
    { to: "/incidents", words: "detect.overdueTasks", count: situation.overdueTasks },
    { to: "/publish", words: "detect.waitingApprovals", count: situation.waitingApprovals },
  ] as const;
  const some = waiting.filter((each) => each.count > 0);
  if (some.length === 0) return null;
  return (
    <Group gap="xs">
      {some.map((each) => (
        <ButtonLink key={each.words} to={each.to} variant="default" size="xs">
          {say(each.words, { count: each.count })}
        </ButtonLink>
      ))}
    </Group>
  );
}
