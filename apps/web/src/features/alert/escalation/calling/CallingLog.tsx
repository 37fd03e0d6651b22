import { Button, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useIntl } from "react-intl";
import { useTimes } from "../../../../ui/kit/times.ts";
import { type Say, useSay } from "../../../../ui/say.ts";
import classes from "./CallingLog.module.css";
import type { Happening } from "./useEscalation.ts";

/** How a line stands: as it should, waiting, or not as hoped. A shape says it, not a colour. */
const signs: Partial<Record<Happening["kind"], string>> = {
  ...{
    sent: "●",
    rung: "●",
    bells: "●",
    reminded: "●",
    acknowledged: "✓",
    answered: "✓",
    promised: "✓",
    declined: "○",
  },
  ...{ declined: "○", planned: "○", waiting: "○", gathered: "○" },
  ...{ refused: "⊘", "nobody-reached": "⊘", "nobody-left": "⊘", "promise-expired": "⊘", "no-way": "⊘" },
};
const SHOWN = 8;

/** The latest happenings first; the older ones when asked for. */
export function CallingLog({ log }: { log: readonly Happening[] }) {
  const say = useSay();
  const intl = useIntl();
  const { clock } = useTimes();
  const [isWhole, { toggle }] = useDisclosure();
  const lines = log.toReversed();
  if (lines.length === 0) return <Text size="sm">{say("escalation.log.empty")}</Text>;
  return (
    <Stack gap="xs" align="flex-start">
      <ol className={classes.log} aria-label={say("escalation.log")}>
        {(isWhole ? lines : lines.slice(0, SHOWN)).map((line) => (
          <li key={line.id} className={classes.line}>
            <span aria-hidden="true">{signs[line.kind] ?? "·"}</span>
            <span>
              <span>{sayHappening(say, line, { clock, kindOfBell: (kind) => sayBell(say, intl.messages, kind) })}</span>{" "}
              <Text span size="xs" c="dimmed">
                {clock(line.at)}
              </Text>
            </span>
          </li>
        ))}
      </ol>
      {lines.length > SHOWN && (
        <Button size="compact-sm" variant="subtle" onClick={toggle} aria-expanded={isWhole}>
          {say(isWhole ? "escalation.log.less" : "escalation.log.more", { count: lines.length })}
        </Button>
      )}
    </Stack>
  );
}

const sayBell = (say: Say, messages: object, kind: string): string =>
  `alert.bells.kind.${kind}` in messages ? say(`alert.bells.kind.${kind}`) : kind;

interface Words {
  readonly clock: (at: string) => string;
  readonly kindOfBell: (kind: string) => string;
}

function sayHappening(say: Say, line: Happening, { clock, kindOfBell }: Words): string {
  const { kind, name, step, round, until, channel } = line;
  return say(`escalation.log.${kind}`, {
    name: name === "built-in" ? say("escalation.builtIn") : (name ?? ""),
    ...{ step: step ?? 0, round: round ?? 0 },
    time: until === null ? "" : clock(until),
    channel: channel === null ? "" : kindOfBell(channel),
  });
}
