import { Alert, Button, List, Text } from "@mantine/core";
import type { AnswerOf } from "@tocsin/contract";
import { useIntl } from "react-intl";
import { useSay } from "../../../../ui/say.ts";

type Hint = AnswerOf<"previewQuery">["hints"][number];

interface HintsProps {
  readonly hints: readonly Hint[];
  readonly onLeaveOut: (text: string) => void;
}

export function Hints({ hints, onLeaveOut }: HintsProps) {
  const say = useSay();
  const intl = useIntl();
  if (hints.length === 0) return null;
  const unwritten = hints.filter(({ code }) => code === "narrow-script");
  const scripts = unwritten.map(({ values }) => say("query.script", values));
  return (
    <Alert color="ochre" p="xs" title={say("query.hints")}>
      <List size="sm" spacing={4}>
        {hints
          .filter((hint) => !unwritten.includes(hint))
          .map((hint) => (
            <HintLine key={`${hint.code} ${hint.values.text ?? ""}`} hint={hint} onLeaveOut={onLeaveOut} />
          ))}
        {scripts.length > 0 && (
          <List.Item>
            <Text size="sm">{say("query.hint.narrow-script", { scripts: intl.formatList(scripts) })}</Text>
          </List.Item>
        )}
      </List>
    </Alert>
  );
}

function HintLine({ hint, onLeaveOut }: Pick<HintsProps, "onLeaveOut"> & { hint: Hint }) {
  const say = useSay();
  return (
    <List.Item>
      <Text size="sm">{say(`query.hint.${hint.code}`, hint.values)}</Text>
      {hint.code === "narrow-term" && (
        <Button size="compact-xs" variant="default" onClick={() => onLeaveOut(String(hint.values.text))}>
          {say("query.hint.leaveOut")}
        </Button>
      )}
    </List.Item>
  );
}
