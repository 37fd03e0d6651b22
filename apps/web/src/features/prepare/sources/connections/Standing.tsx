import { Group, Text } from "@mantine/core";
import type { Connection } from "@tocsin/contract";
import { StateBadge } from "../../../../ui/badges.tsx";
import { useTimes } from "../../../../ui/kit/times.ts";
import { useSay } from "../../../../ui/say.ts";

/** What the platform said of the credentials at the last test: as whom it knows us, for what, and until when. */
export function Standing({ connection }: { connection: Connection }) {
  const say = useSay();
  const { moment } = useTimes();
  const { account, scopes, expiresAt, checkedAt, problem } = connection;
  const facts = [
    account === null ? null : say("connection.account", { account }),
    scopes.length === 0 ? null : say("connection.scopes", { scopes: scopes.join(", ") }),
    expiresAt === null ? null : say("connection.expires", { time: moment(expiresAt) }),
    checkedAt === null ? say("connection.untested") : say("connection.checked", { time: moment(checkedAt) }),
  ];
  return (
    <>
      <Group gap="xs">
        <StateBadge state={connection.state} />
        <Text size="sm">{facts.filter((fact) => fact !== null).join(" · ")}</Text>
      </Group>
      {problem !== null && (
        <Text size="sm" fw={600}>
          {say(`connector.failure.${problem.code}`)}
        </Text>
      )}
    </>
  );
}
