import { Button, Radio, Stack, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { AnswerOf } from "@tocsin/contract";
import { useState } from "react";
import { Answer } from "../../../ui/Answer.tsx";
import { useAct } from "../../../ui/act.ts";
import { api, ask } from "../../../ui/api.ts";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { useSay } from "../../../ui/say.ts";
import { useMay } from "../../../ui/session.ts";

type Policy = AnswerOf<"getEvidencePolicy">;

/** What becomes of words that their author changed or took back: a decision of the team, with its reason. */
export function EvidencePanel() {
  const say = useSay();
  const policy = useQuery(ask("getEvidencePolicy"));
  return (
    <Panel title={say("evidence.title")} lead={say("evidence.lead")}>
      <Answer of={policy} rows={2}>
        {(kept) => <PolicyForm key={String(kept.changedAt)} policy={kept} />}
      </Answer>
    </Panel>
  );
}

function PolicyForm({ policy }: { policy: Policy }) {
  const say = useSay();
  const mayChange = useMay("administer");
  const [keeps, setKeeps] = useState(policy.keepsEvidence);
  const [note, setNote] = useState(policy.note);
  const save = useAct(() => api.setEvidencePolicy({ body: { keepsEvidence: keeps, note } }), {
    invalidate: ["getEvidencePolicy"],
    success: "evidence.saved",
  });
  const isChanged = keeps !== policy.keepsEvidence || note !== policy.note;
  return (
    <Stack gap="sm">
      <Radio.Group
        aria-label={say("evidence.title")}
        value={keeps ? "keep" : "drop"}
        onChange={(choice) => setKeeps(choice === "keep")}
      >
        <Stack gap="xs">
          {(["keep", "drop"] as const).map((choice) => (
            <Radio
              key={choice}
              value={choice}
              disabled={!mayChange}
              label={say(`evidence.${choice}`)}
              description={say(`evidence.${choice}.text`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label={say("evidence.note")}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        disabled={!mayChange}
        autosize
        dir="auto"
      />
      {isChanged && (
        <Button onClick={() => save.mutate(undefined)} loading={save.isPending} style={{ alignSelf: "flex-start" }}>
          {say("prepare.save")}
        </Button>
      )}
    </Stack>
  );
}
