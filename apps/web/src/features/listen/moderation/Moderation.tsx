import { Button, List, Stack, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { AnswerOf, ConnectorRecord } from "@tocsin/contract";

import { useState } from "react";
import { Answer } from "../../../ui/Answer.tsx";
import { useAct } from "../../../ui/act.ts";
import { api, ask } from "../../../ui/api.ts";
import { StateBadge } from "../../../ui/badges.tsx";
import { ConfirmDialog } from "../../../ui/kit/ConfirmDialog.tsx";
import { Dialog } from "../../../ui/kit/Dialog.tsx";
import { useTimes } from "../../../ui/kit/times.ts";
import { useSay } from "../../../ui/say.ts";
import { useMay } from "../../../ui/session.ts";
import type { Mention } from "../mention.ts";
import { Evidence } from "./Evidence.tsx";

type Record = AnswerOf<"listModerations">;

/** What can be done to a post at its own platform, what was done, and how it read before. */
export function Moderation({ mention }: { mention: Mention }) {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const connectors = useQuery(ask("listConnectors")).data?.items ?? [];
  const isChanged = mention.editedAt !== null || mention.deletedAt !== null;
  if (!isChanged && !connectors.some((connector) => canModerate(connector, mention))) return null;
  return (
    <>
      <Button size="compact-xs" variant="subtle" onClick={() => setOpen(true)}>
        {say("moderation.open")}
      </Button>
      {isOpen && (
        <Dialog opened onClose={() => setOpen(false)} title={say("moderation.title")}>
          <Acts mention={mention} />
        </Dialog>
      )}
    </>
  );
}

const canModerate = ({ platform, abilities }: ConnectorRecord, mention: Mention): boolean =>
  mention.source !== null &&
  platform === mention.platform &&
  [abilities.hide, abilities.hold, abilities.delete].some((ability) => ability !== undefined && ability.can !== "no");

function Acts({ mention }: { mention: Mention }) {
  const record = useQuery(ask("listModerations", { params: { id: mention.id } }));
  return (
    <Answer of={record} rows={3}>
      {({ acts, items }) => (
        <Stack>
          {acts.map((possible) => (
            <Act key={possible.act} mention={mention} possible={possible} />
          ))}
          <Done items={items} />
          <Evidence mention={mention} />
        </Stack>
      )}
    </Answer>
  );
}

/** The consequence is named before the act; what cannot be done says why. */
function Act({ mention, possible }: { mention: Mention; possible: Record["acts"][number] }) {
  const say = useSay();
  const mayRespond = useMay("respond");
  const mayApprove = useMay("approve");
  const [reason, setReason] = useState("");
  const { act, can, why, kind } = possible;
  const moderate = useAct(
    (given: Record["acts"][number]["act"]) =>
      api.moderateMention({ params: { id: mention.id }, body: { act: given, reason } }),
    { invalidate: ["listModerations", "listMentions"] },
  );
  const explained = why !== null && kind !== null && (
    <Text size="sm" c="dimmed">
      {say(`connector.${kind}.why.${why}`)}
    </Text>
  );
  if (can === "no")
    return (
      <Text size="sm">
        {say(`moderation.not.${act}`)} {explained}
      </Text>
    );
  return (
    <Stack gap={4} align="flex-start">
      <ConfirmDialog
        button={say(`moderation.act.${act}`)}
        title={say(`moderation.act.${act}`)}
        onConfirm={() => moderate.mutateAsync(act)}
        isDisabled={act === "delete" ? !mayApprove : !mayRespond}
      >
        <Text>{say(`moderation.consequence.${act}`)}</Text>
        <TextInput
          label={say("moderation.reason")}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          dir="auto"
        />
      </ConfirmDialog>
      {explained}
    </Stack>
  );
}

function Done({ items }: Pick<Record, "items">) {
  const say = useSay();
  const { moment } = useTimes();
  if (items.length === 0) return null;
  return (
    <List size="sm" spacing={6} listStyleType="none">
      {items.map(({ id, act, outcome, by, at, reason, problem }) => (
        <List.Item key={id}>
          <StateBadge state={outcome} />{" "}
          {say("moderation.done", { act: say(`moderation.act.${act}`), by, time: moment(at) })}
          {reason !== "" && <Text size="sm">{reason}</Text>}
          {outcome === "unknown" && <Text size="sm">{say("moderation.unknown")}</Text>}
          {problem !== null && <Text size="sm">{say(`connector.failure.${problem.code}`)}</Text>}
        </List.Item>
      ))}
    </List>
  );
}
