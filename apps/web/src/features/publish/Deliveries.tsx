import { Anchor, Group, Stack, Text } from "@mantine/core";
import { StateBadge } from "../../ui/badges.tsx";
import { useTimes } from "../../ui/kit/times.ts";
import { useSay } from "../../ui/say.ts";
import type { Statement } from "./useStatement.ts";

type Publication = Statement["publications"][number];

/** Where each language went and what became of it there. */
export function Deliveries({ publications }: { publications: readonly Publication[] }) {
  return (
    <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: "none" }}>
      {publications.map((publication) => (
        <li key={publication.id}>
          <Delivery publication={publication} />
        </li>
      ))}
    </Stack>
  );
}

function Delivery({ publication }: { publication: Publication }) {
  const say = useSay();
  const { moment } = useTimes();
  const { channel, outcome, address, problem } = publication;
  const place = channel === "newsroom" ? say("publish.channel.newsroom") : channel;
  return (
    <Stack gap={2}>
      <Group gap="xs" justify="space-between">
        <Text size="sm">
          <bdi>{place}</bdi> · {say(`language.${publication.language}`)}
        </Text>
        <StateBadge state={outcome} />
      </Group>
      <Text size="xs" c="dimmed">
        {moment(publication.at)}
        {address !== null && (
          <>
            {" · "}
            <Anchor href={address} target="_blank" rel="noreferrer" size="xs">
              {say("publish.open")}
            </Anchor>
          </>
        )}
      </Text>
      {outcome === "unknown" && <Text size="xs">{say("prepare.unknownOutcome")}</Text>}
      {problem !== null && (
        <Text size="xs">
          <bdi>{problem}</bdi>
        </Text>
      )}
    </Stack>
  );
}
