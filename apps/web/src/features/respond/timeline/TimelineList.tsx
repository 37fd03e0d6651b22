import { Stack, Text } from "@mantine/core";
import { useIntl } from "react-intl";
import { Bidi } from "../../../ui/Bidi.tsx";
import { useTimes } from "../../../ui/kit/times.ts";
import { useSay } from "../../../ui/say.ts";
import { type Entry, sayEntry } from "./entryWords.ts";
import classes from "./TimelineList.module.css";

export function TimelineList({ entries }: { entries: readonly Entry[] }) {
  return (
    <ol className={classes.list}>
      {entries.map((entry) => (
        <li key={entry.id} className={classes.entry} data-kind={entry.kind}>
          <Line entry={entry} />
        </li>
      ))}
    </ol>
  );
}

function Line({ entry }: { entry: Entry }) {
  const say = useSay();
  const intl = useIntl();
  const { clock } = useTimes();
  return (
    <Stack gap={2}>
      <Text size="sm">
        <Text span size="xs" c="dimmed">
          <time dateTime={entry.at}>{clock(entry.at)}</time>
        </Text>{" "}
        <b>
          <Bidi>{entry.actor?.name ?? say("respond.system")}</Bidi>
        </b>{" "}
        <Bidi>{sayEntry(intl, entry)}</Bidi>
      </Text>
      {entry.note !== null && entry.note !== "" && (
        <Text size="sm" className={classes.note}>
          <Bidi>{entry.note}</Bidi>
        </Text>
      )}
    </Stack>
  );
}
