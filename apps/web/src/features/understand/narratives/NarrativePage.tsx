import "../../../ui/print.css";
import { Stack } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { ApiProblem } from "@tocsin/contract/client";
import { Answer } from "../../../ui/Answer.tsx";
import { ask } from "../../../ui/api.ts";
import { useLanguage } from "../../../ui/language.tsx";
import { ButtonLink } from "../../../ui/links.tsx";
import { PageFrame } from "../../../ui/PageFrame.tsx";
import { Empty } from "../../../ui/States.tsx";
import { useSay } from "../../../ui/say.ts";
import { useUrlState } from "../../../ui/urlState.ts";
import { StretchBar } from "../stretch/StretchBar.tsx";
import { type InsightQuery, sharedPart } from "../stretch/stretch.ts";
import { useInsightQuery } from "../stretch/useInsightQuery.ts";
import { Carriers } from "./page/Carriers.tsx";
import { CoordinationSigns } from "./page/CoordinationSigns.tsx";
import { Curve } from "./page/Curve.tsx";
import type { Detail } from "./page/detail.ts";
import { Examples } from "./page/Examples.tsx";
import { InShort } from "./page/InShort.tsx";
import { Linked } from "./page/Linked.tsx";
import { PassedOn } from "./page/PassedOn.tsx";

/** One narrative from its first post to the last hour: what it says, who carries it, what it hangs together with. */
export function NarrativePage() {
  const say = useSay();
  const query = useInsightQuery();
  const { language } = useLanguage();
  const [state] = useUrlState();
  const { id = "" } = useParams({ strict: false });
  const call = { params: { id }, query: { ...query, readerLanguage: language } };
  const narrative = useQuery({ ...ask("getNarrative", call), placeholderData: keepPreviousData });
  const above = [{ to: "/insights/narratives", title: say("understand.narratives"), search: sharedPart(state) }];
  const title = narrative.data?.label ?? say("understand.narrative");
  return (
    <PageFrame title={title} above={above}>
      <StretchBar />
      {isMissing(narrative.error) ? (
        <NotInStretch />
      ) : (
        <Answer of={narrative}>{(detail) => <Narrative detail={detail} query={query} />}</Answer>
      )}
    </PageFrame>
  );
}

const isMissing = (error: unknown) => error instanceof ApiProblem && error.problem.status === 404;

function Narrative({ detail, query }: { detail: Detail; query: InsightQuery }) {
  return (
    <Stack gap="md">
      <InShort detail={detail} query={query} />
      <Curve detail={detail} query={query} />
      <CoordinationSigns detail={detail} query={query} />
      <Linked detail={detail} />
      <Carriers detail={detail} query={query} />
      <PassedOn detail={detail} />
      <Examples detail={detail} query={query} />
    </Stack>
  );
}

function NotInStretch() {
  const say = useSay();
  const [state] = useUrlState();
  const { id = "" } = useParams({ strict: false });
  const search = { ...sharedPart(state), span: "90d", from: undefined, to: undefined };
  return (
    <Empty
      title={say("understand.narrative.missing")}
      action={
        <ButtonLink to="/insights/narratives/$id" params={{ id }} search={search} variant="default">
          {say("understand.narrative.longer")}
        </ButtonLink>
      }
    >
      {say("understand.narrative.missingText")}
    </Empty>
  );
}
