import { Stack, Text } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Answer } from "../../../ui/Answer.tsx";
import { ask } from "../../../ui/api.ts";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { ButtonLink } from "../../../ui/links.tsx";
import { Empty } from "../../../ui/States.tsx";
import { useSay } from "../../../ui/say.ts";
import { Heard } from "../Heard.tsx";
import type { InsightQuery } from "../stretch/stretch.ts";
import { useInsightQuery } from "../stretch/useInsightQuery.ts";
import { BrandTones } from "./BrandTones.tsx";
import { keepCompanies } from "./companies.ts";
import { ShareOverTime } from "./ShareOverTime.tsx";
import { Splits } from "./Splits.tsx";
import { type Share, sentencesOf } from "./sentence.ts";

/** Whose the talk is and how it sounds, every figure with its posts behind it. */
export function ShareTab() {
  const query = useInsightQuery();
  const share = useQuery({
    ...ask("getShareOfVoice", { query }),
    select: keepCompanies,
    placeholderData: keepPreviousData,
  });
  return <Answer of={share}>{(answer) => <ShareOfVoice share={answer} query={query} />}</Answer>;
}

function ShareOfVoice({ share, query }: { share: Share; query: InsightQuery }) {
  const say = useSay();
  const sentences = sentencesOf(share.brands);
  if (share.brands.length === 0) return <NoBrand />;
  if (sentences.length === 0) return <NothingSaid share={share} />;
  return (
    <Stack gap="md">
      <Text size="lg" maw="52rem">
        {sentences.map(({ id, values }) => say(id, values)).join(" ")}
      </Text>
      <Panel title={say("understand.share.brands")}>
        <BrandTones brands={share.brands} query={query} />
        <Heard sources={share.sources} />
      </Panel>
      <ShareOverTime share={share} query={query} />
      <Splits share={share} query={query} />
    </Stack>
  );
}

function NoBrand() {
  const say = useSay();
  return (
    <Empty
      title={say("understand.noBrand")}
      action={
        <ButtonLink to="/prepare/$tab" params={{ tab: "brands" }}>
          {say("understand.noBrand.add")}
        </ButtonLink>
      }
    >
      {say("understand.noBrand.text")}
    </Empty>
  );
}

function NothingSaid({ share }: { share: Share }) {
  const say = useSay();
  return (
    <Stack gap="md">
      <Empty title={say("understand.nothing")}>{say("understand.nothing.text")}</Empty>
      <Heard sources={share.sources} />
    </Stack>
  );
}
