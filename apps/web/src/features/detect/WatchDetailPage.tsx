import { Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Answer } from "../../ui/Answer.tsx";
import { ask } from "../../ui/api.ts";
import { ButtonLink } from "../../ui/links.tsx";
import { PageFrame } from "../../ui/PageFrame.tsx";
import { Empty } from "../../ui/States.tsx";
import { useSay } from "../../ui/say.ts";
import { MentionList } from "../listen/index.ts";
import { Campaigns } from "./campaigns/Campaigns.tsx";
import { Volume } from "./chart/Volume.tsx";
import { sentenceForHour, type WatchNow } from "./situation.ts";
import { TaughtRules } from "./taught/TaughtRules.tsx";

export function WatchDetailPage() {
  const say = useSay();
  const { id = "" } = useParams({ strict: false });
  const situation = useQuery(ask("getSituation"));
  return (
    <Answer of={situation}>
      {(now) => {
        const watch = now.watches.find((each) => each.watchId === id);
        return watch === undefined ? <Empty title={say("detect.watchGone")} /> : <WatchDetail watch={watch} />;
      }}
    </Answer>
  );
}

function WatchDetail({ watch }: { watch: WatchNow }) {
  const say = useSay();
  const { voices, expected } = watch.lastHour;
  return (
    <PageFrame
      title={watch.name}
      above={[{ to: "/", title: say("detect.title") }]}
      intro={say(sentenceForHour(watch), { voices, expected: expected ?? 0 })}
      actions={
        watch.alertId !== null && (
          <ButtonLink to="/alerts/$id" params={{ id: watch.alertId }}>
            {say("detect.toAlert")}
          </ButtonLink>
        )
      }
    >
      <Volume watch={watch} />
      <TaughtRules watchId={watch.watchId} />
      <Campaigns watchId={watch.watchId} />
      <Title order={2} size="h4">
        {say("detect.mentions")}
      </Title>
      <MentionList filter={{ watchId: watch.watchId, show: "voices" }} />
    </PageFrame>
  );
}
