import { NativeSelect, SimpleGrid, Stack, Text } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { AnswerOf, QueryOf } from "@tocsin/contract";
import { Answer } from "../../../ui/Answer.tsx";
import { ask } from "../../../ui/api.ts";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { useLanguage } from "../../../ui/language.tsx";
import { Empty } from "../../../ui/States.tsx";
import { useSay } from "../../../ui/say.ts";
import { useUrlState } from "../../../ui/urlState.ts";
import { Heard } from "../Heard.tsx";
import type { InsightQuery } from "../stretch/stretch.ts";
import { useInsightQuery } from "../stretch/useInsightQuery.ts";
import { LinkList } from "./LinkList.tsx";
import { NarrativeCard } from "./NarrativeCard.tsx";
import { NarrativeGraph } from "./NarrativeGraph.tsx";

type List = AnswerOf<"listNarratives">;
type Sort = NonNullable<NonNullable<QueryOf<"listNarratives">>["sort"]>;

const sorts: readonly Sort[] = ["size", "growth", "negative", "latest"];
/** More than these nobody reads in one picture. */
const MOST_SHOWN = 30;

/** The stories inside the noise: who says what, how it grows, and which of them belong together. */
export function NarrativesTab() {
  const query = useInsightQuery();
  const { language } = useLanguage();
  const [state] = useUrlState();
  const sort = sorts.find((each) => each === state.sort) ?? "size";
  const asked = { ...query, sort, readerLanguage: language, limit: MOST_SHOWN };
  const narratives = useQuery({ ...ask("listNarratives", { query: asked }), placeholderData: keepPreviousData });
  return <Answer of={narratives}>{(list) => <Narratives list={list} sort={sort} query={query} />}</Answer>;
}

interface NarrativesProps {
  readonly list: List;
  readonly sort: Sort;
  readonly query: InsightQuery;
}

function Narratives({ list, sort, query }: NarrativesProps) {
  const say = useSay();
  if (list.items.length === 0) {
    return (
      <Stack gap="md">
        <Empty title={say("understand.narratives.none")}>{say("understand.narratives.noneText")}</Empty>
        <Heard sources={list.sources} />
      </Stack>
    );
  }
  return (
    <Stack gap="md">
      {list.items.length > 1 && (
        <Panel title={say("understand.graph")} lead={say("understand.graph.lead")}>
          <NarrativeGraph narratives={list.items} links={list.links} />
          <LinkList narratives={list.items} links={list.links} />
          <Heard sources={list.sources} />
        </Panel>
      )}
      <Panel title={say("understand.narratives")} actions={<SortChoice sort={sort} />}>
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xs">
          {list.items.map((narrative) => (
            <NarrativeCard key={narrative.id} narrative={narrative} query={query} />
          ))}
        </SimpleGrid>
        {list.others > 0 && (
          <Text size="sm" c="dimmed">
            {say("understand.narratives.others", { count: list.others })}
          </Text>
        )}
        {list.items.length < 2 && <Heard sources={list.sources} />}
      </Panel>
    </Stack>
  );
}

function SortChoice({ sort }: { sort: Sort }) {
  const say = useSay();
  const [, setState] = useUrlState();
  return (
    <NativeSelect
      size="xs"
      aria-label={say("understand.narratives.sort")}
      value={sort}
      onChange={(event) => setState({ sort: event.currentTarget.value }, { replace: true })}
      data={sorts.map((each) => ({ value: each, label: say(`understand.narratives.sort.${each}`) }))}
    />
  );
}
