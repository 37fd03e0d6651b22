import { Button, Code, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { AnswerOf } from "@tocsin/contract";
import { useState } from "react";
import { Answer } from "../../../ui/Answer.tsx";
import { useAct } from "../../../ui/act.ts";
import { api, ask } from "../../../ui/api.ts";
import { Bidi } from "../../../ui/Bidi.tsx";
import { Item } from "../../../ui/kit/Item.tsx";
import { Shelf } from "../../../ui/kit/Shelf.tsx";
import { Tag } from "../../../ui/kit/Tag.tsx";
import { Empty } from "../../../ui/States.tsx";
import { useSay } from "../../../ui/say.ts";
import { KindMark } from "../brands/BrandsPanel.tsx";
import { bodyOf, WatchForm } from "./WatchForm.tsx";

export type Watch = AnswerOf<"listWatches">["items"][number];

export function WatchesPanel() {
  const say = useSay();
  const watches = useQuery(ask("listWatches"));
  const brands = useQuery(ask("listBrands"));
  const [edited, edit] = useState<Watch | "new" | null>(null);
  const hasBrand = (brands.data?.items.length ?? 0) > 0;
  return (
    <Shelf
      lead={say("prepare.watches.lead")}
      add={say("prepare.watches.add")}
      onAdd={() => edit("new")}
      isOff={!hasBrand}
    >
      <Answer of={watches}>
        {({ items }) => <Watches watches={items} hasBrand={hasBrand || brands.isPending} onEdit={edit} />}
      </Answer>
      {edited !== null && brands.data !== undefined && (
        <WatchForm watch={edited === "new" ? null : edited} brands={brands.data.items} onClose={() => edit(null)} />
      )}
    </Shelf>
  );
}

interface WatchesProps {
  readonly watches: readonly Watch[];
  readonly hasBrand: boolean;
  readonly onEdit: (watch: Watch) => void;
}

function Watches({ watches, hasBrand, onEdit }: WatchesProps) {
  const say = useSay();
  if (watches.length === 0) {
    const text = say(hasBrand ? "prepare.watches.empty.text" : "prepare.watches.noBrand");
    return <Empty title={say("prepare.watches.empty")}>{text}</Empty>;
  }
  return (
    <Stack gap="xs">
      {watches.map((watch) => (
        <WatchItem key={watch.id} watch={watch} onEdit={() => onEdit(watch)} />
      ))}
    </Stack>
  );
}

function WatchItem({ watch, onEdit }: { watch: Watch; onEdit: () => void }) {
  const say = useSay();
  const remove = useAct(() => api.deleteWatch({ params: { id: watch.id } }), {
    invalidate: ["listWatches", "listBrands", "getSituation"],
    success: "prepare.watches.deleted",
  });
  const removal = {
    title: say("prepare.watches.delete.title", { name: watch.name }),
    text: say("prepare.watches.delete.text"),
    onRemove: () => remove.mutateAsync(undefined),
  };
  return (
    <Item
      name={watch.name}
      badges={<Badges watch={watch} />}
      actions={<PauseButton watch={watch} />}
      onEdit={onEdit}
      removal={removal}
    >
      <Text size="sm" c="dimmed">
        <Bidi>{watch.brandName}</Bidi>
      </Text>
      <Code dir="auto" style={{ overflowWrap: "anywhere" }}>
        {watch.query}
      </Code>
      <Text size="sm" c="dimmed">
        {say(`prepare.budget.${watch.weeklyBudget}`)} ·{" "}
        {say("prepare.watches.lastDay", { count: watch.mentionsLastDay })}
      </Text>
    </Item>
  );
}

function Badges({ watch }: { watch: Watch }) {
  const say = useSay();
  return (
    <>
      <KindMark kind={watch.brandKind} />
      {watch.isPaused && <Tag>{say("prepare.watches.isPaused")}</Tag>}
    </>
  );
}

function PauseButton({ watch }: { watch: Watch }) {
  const say = useSay();
  const change = useAct(
    (isPaused: boolean) => api.updateWatch({ params: { id: watch.id }, body: { ...bodyOf(watch), isPaused } }),
    { invalidate: ["listWatches", "getSituation"], success: "prepare.watches.saved" },
  );
  const word = say(watch.isPaused ? "prepare.watches.resume" : "prepare.watches.pause");
  return (
    <Button
      size="compact-sm"
      variant="default"
      onClick={() => change.mutate(!watch.isPaused)}
      loading={change.isPending}
      aria-label={`${word}: ${watch.name}`}
    >
      {word}
    </Button>
  );
}
