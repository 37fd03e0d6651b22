import { NativeSelect, Switch, TextInput } from "@mantine/core";
import type { BodyOf } from "@tocsin/contract";
import { useAct } from "../../../ui/act.ts";
import { api } from "../../../ui/api.ts";
import { useDraft } from "../../../ui/draft.ts";
import { FormDialog } from "../../../ui/kit/FormDialog.tsx";
import { useSay } from "../../../ui/say.ts";
import type { Brand } from "../brands/BrandsPanel.tsx";
import { QueryBuilder } from "./builder/QueryBuilder.tsx";
import { useQueryInStep } from "./builder/useQueryInStep.ts";
import { WatchRehearsal } from "./rehearsal/WatchRehearsal.tsx";
import type { Watch } from "./WatchesPanel.tsx";

type Body = Required<BodyOf<"createWatch">>;
const budgets = [0.25, 0.5, 1, 2] as const;

/** What is sent back when one part of a watch changes. A budget between the offered steps is rounded to the nearest. */
export function bodyOf(watch: Watch): Body {
  const { brandId, name, query, isPaused } = watch;
  const distance = (budget: number) => Math.abs(budget - watch.weeklyBudget);
  const weeklyBudget = [...budgets].sort((a, b) => distance(a) - distance(b))[0]!;
  return { brandId, name, query, weeklyBudget, isPaused };
}

/** A first query that finds what people write about a brand: its name and its spellings, phrases in quotes. */
function suggestQuery(brand: Brand): string {
  const names = [...new Set([brand.name, ...brand.spellings])];
  return names
    .map((name) => (/^[\p{L}\p{M}\p{N}#]+$/u.test(name) ? name : `"${name.replaceAll('"', "")}"`))
    .join(" OR ");
}

interface WatchFormProps {
  readonly watch: Watch | null;
  readonly brands: readonly Brand[];
  readonly onClose: () => void;
}

export function WatchForm({ watch, brands, onClose }: WatchFormProps) {
  const say = useSay();
  const save = useAct(
    (body: Body) => (watch === null ? api.createWatch({ body }) : api.updateWatch({ params: { id: watch.id }, body })),
    {
      invalidate: ["listWatches", "listBrands", "getSituation"],
      success: "prepare.watches.saved",
      onDone: onClose,
    },
  );
  const draft = useDraft<Body>(watch === null ? blankFor(brands[0]!) : bodyOf(watch), save.error);
  const writeQuery = (query: string) => draft.set({ query });
  const step = useQueryInStep(draft.value.query, writeQuery);
  const title =
    watch === null ? say("prepare.watches.title.new") : say("prepare.watches.title.edit", { name: watch.name });
  const choose = (brandId: string) => draft.set(followBrand(draft.value, brands, brandId));
  return (
    <FormDialog
      title={title}
      onClose={onClose}
      onSave={() => save.mutate(draft.value)}
      isBusy={save.isPending}
      isOff={draft.value.query.trim() === ""}
      size="75rem"
    >
      <NativeSelect
        label={say("prepare.watches.brand")}
        value={draft.value.brandId}
        onChange={(event) => choose(event.currentTarget.value)}
        data={brands.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextInput label={say("prepare.watches.name")} {...draft.field("name")} required dir="auto" />
      <QueryBuilder query={draft.value.query} onChange={writeQuery} step={step} error={draft.problemOf("query")} />
      <NativeSelect
        label={say("prepare.watches.budget")}
        description={say("prepare.watches.budget.hint")}
        value={String(draft.value.weeklyBudget)}
        onChange={(event) => draft.set({ weeklyBudget: Number(event.currentTarget.value) as Body["weeklyBudget"] })}
        data={budgets.map((budget) => ({ value: String(budget), label: say(`prepare.budget.${budget}`) }))}
      />
      <WatchRehearsal
        watch={watch}
        draft={{ ...draft.value, query: step.readable }}
        onBudget={(weeklyBudget) => draft.set({ weeklyBudget })}
      />
      <Switch
        label={say("prepare.watches.paused")}
        checked={draft.value.isPaused}
        onChange={(event) => draft.set({ isPaused: event.currentTarget.checked })}
      />
    </FormDialog>
  );
}

function blankFor(brand: Brand): Body {
  return { brandId: brand.id, name: brand.name, query: suggestQuery(brand), weeklyBudget: 1, isPaused: false };
}

/** Another brand brings its own name and query along, unless the person has already written something else. */
function followBrand(fields: Body, brands: readonly Brand[], brandId: string): Partial<Body> {
  const [from, to] = [fields.brandId, brandId].map((id) => brands.find((brand) => brand.id === id));
  if (from === undefined || to === undefined) return { brandId };
  return {
    brandId,
    name: fields.name === from.name ? to.name : fields.name,
    query: fields.query === suggestQuery(from) ? suggestQuery(to) : fields.query,
  };
}
