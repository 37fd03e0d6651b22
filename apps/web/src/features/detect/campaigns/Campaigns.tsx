import { Button, Group, NumberInput, Stack, Text, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import type { AnswerOf } from "@tocsin/contract";
import { useState } from "react";
import { Answer } from "../../../ui/Answer.tsx";
import { useAct } from "../../../ui/act.ts";
import { api, ask } from "../../../ui/api.ts";
import { Bidi } from "../../../ui/Bidi.tsx";
import { Dialog } from "../../../ui/kit/Dialog.tsx";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { useTimes } from "../../../ui/kit/times.ts";
import { printWallTime } from "../../../ui/kit/wallClock.ts";
import { useSay } from "../../../ui/say.ts";
import { useMay, useSession } from "../../../ui/session.ts";
import { readPlan } from "./plan.ts";

type Campaign = AnswerOf<"listCampaigns">["items"][number];
const STALE = ["listCampaigns", "getWatchSeries", "explainMoment"] as const;

/** Hours in which the team itself makes people talk: the bell expects more then. */
export function Campaigns({ watchId }: { watchId: string }) {
  const watches = useQuery(ask("listWatches"));
  const brandId = watches.data?.items.find(({ id }) => id === watchId)?.brandId;
  return brandId === undefined ? null : <CampaignsOf brandId={brandId} />;
}

function CampaignsOf({ brandId }: { brandId: string }) {
  const say = useSay();
  const mayPlan = useMay("respond");
  const [isOpen, { open, close }] = useDisclosure();
  const campaigns = useQuery(ask("listCampaigns", { params: { id: brandId } }));
  return (
    <Panel
      title={say("campaign.title")}
      lead={say("campaign.lead")}
      actions={
        mayPlan && (
          <Button size="compact-sm" variant="default" onClick={open}>
            {say("campaign.plan")}
          </Button>
        )
      }
    >
      <Answer of={campaigns}>
        {({ items }) => (
          <Stack gap={4}>
            {items.length === 0 && <Text size="sm">{say("campaign.none")}</Text>}
            {items.map((campaign) => (
              <Planned key={campaign.id} campaign={campaign} />
            ))}
          </Stack>
        )}
      </Answer>
      {isOpen && <PlanForm brandId={brandId} onClose={close} />}
    </Panel>
  );
}

function Planned({ campaign }: { campaign: Campaign }) {
  const say = useSay();
  const { moment } = useTimes();
  const mayPlan = useMay("respond");
  const remove = useAct(() => api.deleteCampaign({ params: { id: campaign.id } }), {
    invalidate: STALE,
    success: "campaign.removed",
  });
  const { name, from, until, byName } = campaign;
  return (
    <Group gap="xs">
      <Text size="sm">
        <b>
          <Bidi>{name}</Bidi>
        </b>
        : {say("campaign.span", { from: moment(from), until: moment(until), name: byName })}
      </Text>
      {mayPlan && (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => remove.mutate(undefined)}
          loading={remove.isPending}
          aria-label={`${say("campaign.remove")}: ${name}`}
        >
          {say("campaign.remove")}
        </Button>
      )}
    </Group>
  );
}

const HOUR_MS = 3_600_000;

function PlanForm({ brandId, onClose }: { brandId: string; onClose: () => void }) {
  const say = useSay();
  const { timeZone } = useSession().workspace;
  const [fields, setFields] = useState(() => {
    const start = Math.ceil(Date.now() / HOUR_MS) * HOUR_MS;
    const print = (at: number) => printWallTime(new Date(at), timeZone);
    return { name: "", from: print(start), until: print(start + 24 * HOUR_MS), factor: 3 };
  });
  const set = (change: Partial<typeof fields>) => setFields({ ...fields, ...change });
  const body = readPlan(fields, timeZone);
  const isBackwards = body === null && fields.name.trim() !== "";
  const plan = useAct(
    (given: NonNullable<typeof body>) => api.createCampaign({ params: { id: brandId }, body: given }),
    {
      invalidate: STALE,
      success: "campaign.planned",
      onDone: onClose,
    },
  );
  return (
    <Dialog opened onClose={onClose} title={say("campaign.plan")}>
      <Stack>
        <TextInput
          label={say("campaign.name")}
          value={fields.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          required
          dir="auto"
        />
        <TextInput
          type="datetime-local"
          label={say("campaign.from")}
          value={fields.from}
          onChange={(event) => set({ from: event.currentTarget.value })}
        />
        <TextInput
          type="datetime-local"
          label={say("campaign.until")}
          value={fields.until}
          onChange={(event) => set({ until: event.currentTarget.value })}
          error={isBackwards ? say("campaign.backwards") : undefined}
        />
        <NumberInput
          label={say("campaign.factor")}
          description={say("campaign.factor.hint")}
          value={fields.factor}
          onChange={(value) => set({ factor: Number(value) })}
          min={1}
          max={50}
        />
        <Group justify="flex-end">
          <Button onClick={() => body !== null && plan.mutate(body)} disabled={body === null} loading={plan.isPending}>
            {say("campaign.save")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
