import { SimpleGrid, Stack, Text } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { AnswerOf } from "@tocsin/contract";
import { Amount } from "../../../ui/Amount.tsx";
import { Answer } from "../../../ui/Answer.tsx";
import { ask } from "../../../ui/api.ts";
import { Bidi } from "../../../ui/Bidi.tsx";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { AppLink } from "../../../ui/links.tsx";
import { Empty } from "../../../ui/States.tsx";
import { useSay } from "../../../ui/say.ts";
import { RelativeTime } from "../../../ui/time.tsx";
import { Heard } from "../Heard.tsx";
import { mentionSearch, quoteTerm } from "../mentionSearch.ts";
import { Languages } from "../narratives/NarrativeCard.tsx";
import type { InsightQuery } from "../stretch/stretch.ts";
import { useInsightQuery } from "../stretch/useInsightQuery.ts";
import classes from "./RisingTab.module.css";
import { sentenceForRise } from "./rise.ts";

type Rising = AnswerOf<"listRising">;
type Topic = Rising["topics"][number];

/** What more people speak of than before: words on one side, hashtags on the other. */
export function RisingTab() {
  const query = useInsightQuery();
  const rising = useQuery({ ...ask("listRising", { query }), placeholderData: keepPreviousData });
  return <Answer of={rising}>{(answer) => <RisingLists rising={answer} query={query} />}</Answer>;
}

function RisingLists({ rising, query }: { rising: Rising; query: InsightQuery }) {
  const say = useSay();
  const { topics, hashtags, read, isSample, sources } = rising;
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {say(isSample ? "understand.rising.sample" : "understand.rising.read", { count: read })}
      </Text>
      {topics.length + hashtags.length === 0 ? (
        <Empty title={say("understand.rising.none")}>{say("understand.rising.noneText")}</Empty>
      ) : (
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md" style={{ alignItems: "start" }}>
          <Topics title={say("understand.rising.topics")} topics={topics} query={query} />
          <Topics title={say("understand.rising.hashtags")} topics={hashtags} query={query} />
        </SimpleGrid>
      )}
      <Heard sources={sources} />
    </Stack>
  );
}

interface TopicsProps {
  readonly title: string;
  readonly topics: readonly Topic[];
  readonly query: InsightQuery;
}

function Topics({ title, topics, query }: TopicsProps) {
  const say = useSay();
  return (
    <Panel title={title}>
      {topics.length === 0 && (
        <Text size="sm" c="dimmed">
          {say("understand.rising.noneHere")}
        </Text>
      )}
      <ol className={classes.list}>
        {topics.map((topic) => (
          <li key={topic.term}>
            <TopicLine topic={topic} query={query} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** "12 people, usually about 2", with the posts one press away. */
function TopicLine({ topic, query }: { topic: Topic; query: InsightQuery }) {
  const say = useSay();
  const { term, isHashtag, voices, expected, negativeShare, languages, firstAt } = topic;
  const search = mentionSearch(query, { q: quoteTerm(term, isHashtag), show: "voices" });
  return (
    <>
      <AppLink to="/mentions" search={search} fw={650}>
        <Bidi>{term}</Bidi>
      </AppLink>
      <Text size="sm">
        {say(sentenceForRise(topic), { voices, expected: Math.round(expected) })} ·{" "}
        <Amount value={negativeShare} as="share" /> {say("understand.tone.negative")}
      </Text>
      <Text size="xs" c="dimmed">
        {say("understand.rising.since")} <RelativeTime at={firstAt} /> · <Languages counts={languages} />
      </Text>
    </>
  );
}
