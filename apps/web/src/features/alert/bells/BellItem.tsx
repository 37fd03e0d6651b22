import { useAct } from "../../../ui/act.ts";
import { api } from "../../../ui/api.ts";
import { Item } from "../../../ui/kit/Item.tsx";
import { useSay } from "../../../ui/say.ts";
import { type Bell, BellBadge, BellLines } from "./BellLines.tsx";
import { TestButton } from "./TestButton.tsx";

export function BellItem({ bell }: { bell: Bell }) {
  const say = useSay();
  const remove = useAct(() => api.deleteBell({ params: { id: bell.id } }), {
    invalidate: ["listBells", "listDevices"],
    success: "alert.bells.deleted",
  });
  const removal = {
    title: say("alert.bells.delete.title", { name: bell.name }),
    text: say("alert.bells.delete.text", { target: bell.target }),
    onRemove: () => remove.mutateAsync(undefined),
  };
  const test = useAct(() => api.testBell({ params: { id: bell.id } }), { invalidate: ["listBells"] });
  const owner = bell.person === null ? "" : ` · ${bell.person.name}`;
  return (
    <Item
      name={bell.name + owner}
      badges={<BellBadge bell={bell} />}
      actions={<TestButton name={bell.name} test={test} />}
      removal={removal}
    >
      <BellLines bell={bell} test={test.data} />
    </Item>
  );
}
