import { Button, Group, Paper, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Amount } from "../../../ui/Amount.tsx";
import { Bidi } from "../../../ui/Bidi.tsx";
import { Tag } from "../../../ui/kit/Tag.tsx";
import { namePlatform } from "../../../ui/platformNames.ts";
import { useSay } from "../../../ui/say.ts";
import { useMay } from "../../../ui/session.ts";
import { Instant, RelativeTime } from "../../../ui/time.tsx";
import { CountLink } from "../CountLink.tsx";
import { mentionSearch } from "../mentionSearch.ts";
import type { InsightQuery } from "../stretch/stretch.ts";
import { Influence } from "./Influence.tsx";
import { MarkForm } from "./MarkForm.tsx";
import { nameOf, type Person } from "./person.ts";

interface PersonProps {
  readonly person: Person;
  readonly query: InsightQuery;
}

/** One author: who, how far their word goes, what they said of us so far. */
export function PersonCard({ person, query }: PersonProps) {
  const say = useSay();
  const mayMark = useMay("respond");
  const [isMarking, { open, close }] = useDisclosure();
  return (
    <Paper withBorder p="sm" bg="var(--surface)" component="article">
      <Stack gap={6}>
        <Group justify="space-between" gap="xs" align="flex-start" wrap="nowrap">
          <Who person={person} />
          {mayMark && (
            <Button
              size="compact-sm"
              flex="none"
              variant="default"
              onClick={open}
              aria-label={`${say("understand.mark")}: ${nameOf(person)}`}
            >
              {say("understand.mark")}
            </Button>
          )}
        </Group>
        <Influence person={person} />
        <InStretch person={person} query={query} />
        <Record person={person} />
        {person.note !== "" && (
          <Text size="sm">
            {say("understand.note")} <Bidi>{person.note}</Bidi>
          </Text>
        )}
      </Stack>
      {isMarking && <MarkForm person={person} query={query} onClose={close} />}
    </Paper>
  );
}

function Who({ person }: { person: Person }) {
  const say = useSay();
  const { author, platform, role } = person;
  return (
    <Stack gap={4} miw={0}>
      <Group gap="xs">
        <Text fw={650} component="h2" m={0} style={{ overflowWrap: "anywhere" }}>
          <Bidi>{nameOf(person)}</Bidi>
        </Text>
        <Text span size="sm" c="dimmed">
          <bdi dir="ltr">@{author.handle.replace(/^@/, "")}</bdi> · {namePlatform(platform, say)}
          {author.followers !== null && (
            <>
              {" "}
              · <Amount value={author.followers} as="short" />{" "}
              {say("understand.person.follow", { count: author.followers })}
            </>
          )}
        </Text>
      </Group>
      <Group gap="xs">
        <Tag>{say(`understand.role.${role.value}`)}</Tag>
        <Text span size="xs" c="dimmed">
          {role.by !== "none" && say(`understand.role.by.${role.by}`)}
          {role.by === "profile" && role.words.length > 0 && (
            <>
              : <Bidi>{role.words.join(", ")}</Bidi>
            </>
          )}
        </Text>
      </Group>
    </Stack>
  );
}

function InStretch({ person, query }: PersonProps) {
  const say = useSay();
  const { authorKey, posts, carriedOn, lastAt } = person;
  return (
    <Text size="sm">
      <CountLink count={posts} words={nameOf(person)} search={mentionSearch(query, { authorKey })} />{" "}
      {say("understand.person.posts", { count: posts, carried: carriedOn })}{" "}
      <Text span size="xs" c="dimmed">
        {say("understand.person.last")} <RelativeTime at={lastAt} />
      </Text>
    </Text>
  );
}

/** Where they stand is a count of posts and no judgement of a person: the counts stand beside the word. */
function Record({ person }: { person: Person }) {
  const say = useSay();
  const { record, standing } = person;
  const { posts, negative, neutral, positive, since } = record;
  return (
    <Group gap="xs">
      <Tag>
        <span aria-hidden="true">{standingSigns[standing.value]} </span>
        {say(`understand.standing.${standing.value}`)}
      </Tag>
      <Text span size="sm">
        {standing.by === "team" && `${say("understand.standing.by.team")} `}
        {posts === 0 ? (
          say("understand.record.none")
        ) : (
          <>
            {say("understand.record", { posts, negative, neutral, positive })}
            {since !== null && (
              <>
                {" "}
                {say("understand.record.since")} <Instant at={since} />
              </>
            )}
          </>
        )}
      </Text>
    </Group>
  );
}

const standingSigns: Record<Person["standing"]["value"], string> = {
  friend: "+",
  opponent: "−",
  mixed: "±",
  unknown: "?",
};
