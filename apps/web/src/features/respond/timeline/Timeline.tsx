import { Text } from "@mantine/core";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { useSay } from "../../../ui/say.ts";
import type { Incident } from "../useIncident.ts";
import { NoteForm } from "./NoteForm.tsx";
import { TimelineList } from "./TimelineList.tsx";

/** What happened, latest first, with the place to write beside it. */
export function Timeline({ incident, isOff }: { incident: Incident; isOff: boolean }) {
  const say = useSay();
  const latestFirst = [...incident.timeline].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <Panel title={say("respond.timeline")} lead={say("respond.timeline.lead")}>
      {!isOff && <NoteForm incident={incident} />}
      {latestFirst.length === 0 && <Text size="sm">{say("respond.timeline.none")}</Text>}
      <TimelineList entries={latestFirst} />
    </Panel>
  );
}
