import { Text } from "@mantine/core";
import { useIntl } from "react-intl";
import { isolate } from "../../../../ui/isolate.ts";
import { useTimes } from "../../../../ui/kit/times.ts";
import { useSay } from "../../../../ui/say.ts";
import { type Escalation, useEscalation } from "./useEscalation.ts";

/** Who has been called, who is next and when, in one line above the answers. */
export function CallingLine({ alertId }: { alertId: string }) {
  const { data } = useEscalation(alertId);
  const words = useCallingWords();
  if (data === undefined || data.state === "none") return null;
  return (
    <Text size="sm" role="status">
      {words(data)}
    </Text>
  );
}

function useCallingWords(): (escalation: Escalation) => string {
  const say = useSay();
  const intl = useIntl();
  const { clock } = useTimes();
  const list = (names: readonly string[]) => intl.formatList([...new Set(names)].map(isolate), { type: "conjunction" });
  return ({ state, calls, next }) => {
    const called =
      calls.length === 0
        ? say("escalation.line.noOne")
        : say("escalation.line.called", { names: list(calls.map(({ name }) => name)) });
    if (state === "exhausted") return `${called} ${say("escalation.line.exhausted")}`;
    if (next === null) return called;
    const time = clock(next.at);
    const coming =
      next.names.length === 0
        ? say("escalation.line.nextBells", { time })
        : say("escalation.line.next", { names: list(next.names), time });
    return `${called} ${coming}`;
  };
}
