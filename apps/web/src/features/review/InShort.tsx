import { Text } from "@mantine/core";
import { Panel } from "../../ui/kit/Panel.tsx";
import { useTimes } from "../../ui/kit/times.ts";
import { useSay } from "../../ui/say.ts";
import { minutesBetween } from "../respond/index.ts";
import type { Review } from "./useReview.ts";

/** The whole incident in three sentences, for whoever reads nothing else. */
export function InShort({ review }: { review: Review }) {
  const say = useSay();
  const { moment, span } = useTimes();
  const { incident, mentions } = review;
  const { total, voices, echoes, peakAt, peakPerHour } = mentions;
  const sentences = [
    say("review.summary.text", { total, voices, echoes }),
    peakAt === null ? null : say("review.summary.peak", { time: moment(peakAt), count: Math.round(peakPerHour) }),
    incident.closedAt === null
      ? null
      : say("review.summary.lasted", { time: span(minutesBetween(incident.openedAt, incident.closedAt)) }),
  ];
  return (
    <Panel title={say("review.summary")}>
      <Text>{sentences.filter((sentence) => sentence !== null).join(" ")}</Text>
    </Panel>
  );
}
