import { Button, List, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useAct } from "../../../../ui/act.ts";
import { api } from "../../../../ui/api.ts";
import { Item } from "../../../../ui/kit/Item.tsx";
import { useSay } from "../../../../ui/say.ts";
import type { Policy } from "../names.ts";
import { Coverage } from "./Coverage.tsx";
import { PolicyTest } from "./PolicyTest.tsx";
import { useSentences } from "./sentences.ts";

export function PolicyItem({ policy, onEdit }: { policy: Policy; onEdit: () => void }) {
  const say = useSay();
  const name = policy.isBuiltIn ? say("escalation.builtIn") : policy.name;
  const remove = useAct(() => api.deletePolicy({ params: { id: policy.id } }), {
    invalidate: ["listPolicies"],
    success: "escalation.policies.deleted",
  });
  const change = policy.isBuiltIn
    ? {}
    : {
        onEdit,
        removal: {
          title: say("escalation.delete.title", { name }),
          text: say("escalation.policies.delete.text"),
          onRemove: () => remove.mutateAsync(undefined),
        },
      };
  return (
    <Item name={name} {...change} actions={<PolicyTest policy={policy} name={name} />}>
      <Sentences policy={policy} />
      <CoverageToggle policy={policy} name={name} />
    </Item>
  );
}

function Sentences({ policy }: { policy: Policy }) {
  const { scope, steps, rest } = useSentences()(policy);
  return (
    <>
      <Text size="sm" c="dimmed">
        {scope}
      </Text>
      <List type="ordered" size="sm" spacing={2}>
        {steps.map((sentence) => (
          <List.Item key={sentence}>{sentence}</List.Item>
        ))}
      </List>
      <Text size="sm">{rest.join(" ")}</Text>
    </>
  );
}

function CoverageToggle({ policy, name }: { policy: Policy; name: string }) {
  const say = useSay();
  const [isOpen, { toggle }] = useDisclosure();
  return (
    <div>
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={toggle}
        aria-expanded={isOpen}
        aria-label={`${say("escalation.coverage")}: ${name}`}
      >
        {say("escalation.coverage")}
      </Button>
      {isOpen && <Coverage policy={policy} />}
    </div>
  );
}
