import { Alert, Button, Stack } from "@mantine/core";
import type { AnswerOf } from "@tocsin/contract";
import { useSay } from "../../../../ui/say.ts";

type Hint = AnswerOf<"previewQuery">["hints"][number];

interface HintsProps {
  readonly hints: readonly Hint[];
  readonly onLeaveOut: (text: string) => void;
}

export function Hints({ hints, onLeaveOut }: HintsProps) {
  const say = useSay();
  if (hints.length === 0) return null;
  return (
    <Stack gap="xs" role="group" aria-label={say("query.hints")}>
      {hints.map((hint) => (
        <Alert key={`${hint.code} ${Object.values(hint.values).join(" ")}`} color="ochre" p="xs">
          {say(`query.hint.${hint.code}`, hint.values)}{" "}
          {hint.code === "narrow-term" && (
            <Button size="compact-xs" variant="default" onClick={() => onLeaveOut(String(hint.values.text))}>
              {say("query.hint.leaveOut")}
            </Button>
          )}
        </Alert>
      ))}
    </Stack>
  );
}
