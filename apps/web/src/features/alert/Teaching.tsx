import { Checkbox, Chip, Group, Paper, Stack, Text } from "@mantine/core";
import type { DismissalReason } from "@tocsin/contract/words";
import { useState } from "react";
import { Bidi } from "../../ui/Bidi.tsx";
import { useSay } from "../../ui/say.ts";
import type { AlertDetail } from "./useAlertActs.ts";

/** Reasons whose lesson is known by the words of the story. */
const wordy: readonly DismissalReason[] = ["campaign", "homonym", "sport-or-news", "spam"];

/** What the watch shall learn from a dismissal: whether at all, and by which words. */
export function useTeaching({ explanation }: Pick<AlertDetail, "explanation">) {
  const offered = explanation.topTerms.map(({ term }) => term).slice(0, 8);
  const [teaches, setTeaches] = useState(true);
  const [terms, setTerms] = useState(offered.slice(0, 5));
  return { offered, teaches, setTeaches, terms, setTerms, wish: { teaches, terms } };
}

interface TeachingProps {
  readonly reason: DismissalReason;
  readonly teaching: ReturnType<typeof useTeaching>;
}

export function Teaching({ reason, teaching }: TeachingProps) {
  const say = useSay();
  const { offered, teaches, setTeaches, terms, setTerms } = teaching;
  if (reason === "other") return null;
  return (
    <Paper withBorder p="sm" bg="var(--surface-sunken)">
      <Stack gap="xs">
        <Checkbox
          label={say("taught.teach")}
          description={say(`taught.teach.${reason}`)}
          checked={teaches}
          onChange={(event) => setTeaches(event.currentTarget.checked)}
        />
        {teaches && wordy.includes(reason) && offered.length > 0 && (
          <>
            <Text size="sm">{say("taught.words")}</Text>
            <Chip.Group multiple value={terms} onChange={setTerms}>
              <Group gap={6}>
                {offered.map((term) => (
                  <Chip key={term} value={term} size="xs">
                    <Bidi>{term}</Bidi>
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
          </>
        )}
      </Stack>
    </Paper>
  );
}
