import { Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { AnswerOf } from "@tocsin/contract";
import { useState } from "react";
import { useIntl } from "react-intl";
import { Answer } from "../../../ui/Answer.tsx";
import { useAct } from "../../../ui/act.ts";
import { api, ask } from "../../../ui/api.ts";
import { isolate } from "../../../ui/isolate.ts";
import { Item } from "../../../ui/kit/Item.tsx";
import { Shelf } from "../../../ui/kit/Shelf.tsx";
import { Tag } from "../../../ui/kit/Tag.tsx";
import { Empty } from "../../../ui/States.tsx";
import { useSay } from "../../../ui/say.ts";
import { BrandForm } from "./BrandForm.tsx";

export type Brand = AnswerOf<"listBrands">["items"][number];

export function BrandsPanel() {
  const say = useSay();
  const brands = useQuery(ask("listBrands"));
  const [edited, edit] = useState<Brand | "new" | null>(null);
  return (
    <Shelf lead={say("prepare.brands.lead")} add={say("prepare.brands.add")} onAdd={() => edit("new")}>
      <Answer of={brands}>{({ items }) => <Brands brands={items} onEdit={edit} />}</Answer>
      {edited !== null && <BrandForm brand={edited === "new" ? null : edited} onClose={() => edit(null)} />}
    </Shelf>
  );
}

function Brands({ brands, onEdit }: { brands: readonly Brand[]; onEdit: (brand: Brand) => void }) {
  const say = useSay();
  if (brands.length === 0) {
    return <Empty title={say("prepare.brands.empty")}>{say("prepare.brands.empty.text")}</Empty>;
  }
  const ownFirst = [...brands].sort((a, b) => Number(a.kind !== "own") - Number(b.kind !== "own"));
  return (
    <Stack gap="xs">
      {ownFirst.map((brand) => (
        <BrandItem key={brand.id} brand={brand} onEdit={() => onEdit(brand)} />
      ))}
    </Stack>
  );
}

function BrandItem({ brand, onEdit }: { brand: Brand; onEdit: () => void }) {
  const say = useSay();
  const intl = useIntl();
  const remove = useAct(() => api.deleteBrand({ params: { id: brand.id } }), {
    invalidate: ["listBrands", "listWatches", "getSituation"],
    success: "prepare.brands.deleted",
  });
  const removal = {
    title: say("prepare.brands.delete.title", { name: brand.name }),
    text: say("prepare.brands.delete.text", { count: brand.watches }),
    onRemove: () => remove.mutateAsync(undefined),
  };
  return (
    <Item name={brand.name} badges={<KindMark kind={brand.kind} />} onEdit={onEdit} removal={removal}>
      {brand.spellings.length > 0 && (
        <Text size="sm">{intl.formatList(brand.spellings.map(isolate), { type: "conjunction", style: "narrow" })}</Text>
      )}
      <Text size="sm" c="dimmed">
        {say("prepare.brands.watches", { count: brand.watches })}
      </Text>
    </Item>
  );
}

export function KindMark({ kind }: { kind: Brand["kind"] }) {
  const say = useSay();
  return <Tag>{say(`prepare.brand.kind.${kind}`)}</Tag>;
}
