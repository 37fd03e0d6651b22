import { Grid, Stack } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { Answer } from "../../ui/Answer.tsx";
import { SeverityBadge, StateBadge } from "../../ui/badges.tsx";
import { MayNote } from "../../ui/kit/MayNote.tsx";
import { ButtonLink } from "../../ui/links.tsx";
import { PageFrame } from "../../ui/PageFrame.tsx";
import { useSay } from "../../ui/say.ts";
import { useMay } from "../../ui/session.ts";
import { FirstHour } from "./FirstHour.tsx";
import { IncidentFacts } from "./IncidentFacts.tsx";
import { MentionsPanel } from "./MentionsPanel.tsx";
import { OwnerPicker } from "./OwnerPicker.tsx";
import { SeverityPanel } from "./SeverityPanel.tsx";
import { StateActions } from "./StateActions.tsx";
import { StatementsPanel } from "./StatementsPanel.tsx";
import { Tasks } from "./tasks/Tasks.tsx";
import { Timeline } from "./timeline/Timeline.tsx";
import { type Incident, useIncident } from "./useIncident.ts";

export function IncidentPage() {
  const { id } = useParams({ from: "/inside/incidents/$id" });
  return <Answer of={useIncident(id)}>{(incident) => <Room incident={incident} />}</Answer>;
}

/** Everything about one incident in one place: what to do first, who does what, what is said, what has happened. */
function Room({ incident }: { incident: Incident }) {
  const say = useSay();
  const mayRespond = useMay("respond");
  const isOff = !mayRespond || incident.state === "closed";
  const badges = (
    <>
      <SeverityBadge severity={incident.severity} />
      <StateBadge state={incident.state} />
    </>
  );
  return (
    <PageFrame
      title={incident.title}
      badges={badges}
      above={[{ to: "/incidents", title: say("respond.title") }]}
      intro={<IncidentFacts incident={incident} />}
      actions={<Actions incident={incident} mayRespond={mayRespond} />}
    >
      <MayNote may={mayRespond} reason="respond.mayNot.respond" />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack>
            {incident.state !== "closed" && <FirstHour incident={incident} />}
            <Tasks incident={incident} isOff={isOff} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack>
            <OwnerPicker incident={incident} isOff={isOff} />
            <SeverityPanel incident={incident} isOff={isOff} />
            <StatementsPanel incident={incident} isOff={isOff} />
            <MentionsPanel incident={incident} />
            <Timeline incident={incident} isOff={isOff} />
          </Stack>
        </Grid.Col>
      </Grid>
    </PageFrame>
  );
}

function Actions({ incident, mayRespond }: { incident: Incident; mayRespond: boolean }) {
  const say = useSay();
  if (incident.state !== "closed") return <StateActions incident={incident} isOff={!mayRespond} />;
  return (
    <ButtonLink to="/review/$id" params={{ id: incident.id }}>
      {say("respond.review")}
    </ButtonLink>
  );
}
