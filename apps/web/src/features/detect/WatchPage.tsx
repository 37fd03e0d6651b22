import { SimpleGrid, Stack, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { AnswerOf } from "@tocsin/contract";
import { Answer } from "../../ui/Answer.tsx";
import { ask } from "../../ui/api.ts";
import { ButtonLink } from "../../ui/links.tsx";
import { PageFrame } from "../../ui/PageFrame.tsx";
import { Empty } from "../../ui/States.tsx";
import { useSay } from "../../ui/say.ts";
import { useMay } from "../../ui/session.ts";
import { ActiveAlerts } from "./ActiveAlerts.tsx";
import { SourceHealth } from "./SourceHealth.tsx";
import { sortWatches } from "./situation.ts";
import { WaitingWork } from "./WaitingWork.tsx";
import { WatchCard } from "./WatchCard.tsx";

type Situation = AnswerOf<"getSituation">;

/** The first page: does anything ring, is anything unusual, and can the silence be trusted. */
export function WatchPage() {
  const say = useSay();
  const situation = useQuery(ask("getSituation"));
  return (
    <PageFrame title={say("detect.title")}>
      <Answer of={situation}>{(now) => (now.watches.length === 0 ? <NoWatch /> : <Now situation={now} />)}</Answer>
    </PageFrame>
  );
}

function Now({ situation }: { situation: Situation }) {
  const say = useSay();
  const watches = sortWatches(situation.watches);
  return (
    <Stack gap="lg">
      <ActiveAlerts />
      <WaitingWork situation={situation} />
      <section>
        <Title order={2} size="h4" mb="sm">
          {say("detect.watches")}
        </Title>
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
          {watches.map((watch) => (
            <WatchCard key={watch.watchId} watch={watch} />
          ))}
        </SimpleGrid>
      </section>
      <SourceHealth sources={situation.sources} />
    </Stack>
  );
}

function NoWatch() {
  const say = useSay();
  const mayAdminister = useMay("administer");
  const action = (
    <ButtonLink to="/prepare/$tab" params={{ tab: "watches" }}>
      {say("detect.addWatch")}
    </ButtonLink>
  );
  return (
    <Empty title={say("detect.noWatch")} action={mayAdminister ? action : undefined}>
      {say(mayAdminister ? "detect.noWatchText" : "detect.noWatchAsk")}
    </Empty>
  );
}
