import { Radio, Stack, TagsInput, TextInput } from "@mantine/core";
import type { BodyOf } from "@tocsin/contract";
import { useAct } from "../../../ui/act.ts";
import { api } from "../../../ui/api.ts";
import { useDraft } from "../../../ui/draft.ts";
import { FormDialog } from "../../../ui/kit/FormDialog.tsx";
import { useSay } from "../../../ui/say.ts";
import type { Brand } from "./BrandsPanel.tsx";
import { Calendars } from "./Calendars.tsx";

type Body = BodyOf<"createBrand"> & { spellings: string[] };
const blank: Body = { name: "", kind: "own", spellings: [] };

export function BrandForm({ brand, onClose }: { brand: Brand | null; onClose: () => void }) {
  const say = useSay();
  const save = useAct(
    (body: Body) => (brand === null ? api.createBrand({ body }) : api.updateBrand({ params: { id: brand.id }, body })),
    { invalidate: ["listBrands", "listWatches"], success: "prepare.brands.saved", onDone: onClose },
  );
  const draft = useDraft<Body>(brand === null ? blank : toBody(brand), save.error);
  const title =
    brand === null ? say("prepare.brands.title.new") : say("prepare.brands.title.edit", { name: brand.name });
  return (
    <FormDialog title={title} onClose={onClose} onSave={() => save.mutate(draft.value)} isBusy={save.isPending}>
      <TextInput label={say("prepare.brands.name")} {...draft.field("name")} required data-autofocus dir="auto" />
      <Radio.Group
        label={say("prepare.brands.kind")}
        value={draft.value.kind}
        onChange={(kind) => draft.set({ kind: kind as Body["kind"] })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="own" label={say("prepare.brand.kind.own")} />
          <Radio value="competitor" label={say("prepare.brand.kind.competitor")} />
          <Radio
            value="industry"
            label={say("prepare.brand.kind.industry")}
            description={say("prepare.brand.kind.industry.hint")}
          />
        </Stack>
      </Radio.Group>
      <TagsInput
        label={say("prepare.brands.spellings")}
        description={say("prepare.brands.spellings.hint")}
        value={draft.value.spellings}
        onChange={(spellings) => draft.set({ spellings })}
        error={draft.problemOf("spellings")}
        acceptValueOnBlur
        maxTags={50}
        dir="auto"
      />
      <Calendars
        isNew={brand === null}
        value={draft.value.calendars ?? []}
        onChange={(calendars) => draft.set({ calendars })}
      />
    </FormDialog>
  );
}

const toBody = ({ name, kind, spellings, calendars }: Brand): Body => ({ name, kind, spellings, calendars });
