import { Select, Switch, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type Department, departments } from "@tocsin/contract/words";
import { useAct } from "../../../ui/act.ts";
import { api } from "../../../ui/api.ts";
import { useDraft } from "../../../ui/draft.ts";
import { Form } from "../../../ui/Form.tsx";
import { useLanguage } from "../../../ui/language.tsx";
import { useSay } from "../../../ui/say.ts";
import { StepButtons } from "./StepButtons.tsx";

interface Called {
  name: string;
  department: Department;
  email: string;
  phone: string;
  isMailed: boolean;
}

export function CallStep() {
  const say = useSay();
  const navigate = useNavigate();
  const { language } = useLanguage();
  const finish = () => void navigate({ to: "/" });
  const save = useAct(
    async ({ isMailed, ...contact }: Called) => {
      await api.createContact({ body: { ...contact, language, isCalled: true } });
      if (!isMailed || contact.email === "") return;
      await api.createBell({ body: { kind: "email", name: contact.name, target: contact.email, language } });
    },
    { onDone: finish, success: "people.setup.ready" },
  );
  const draft = useDraft<Called>({ name: "", department: "lead", email: "", phone: "", isMailed: true }, save.error);
  const choices = departments.map((each) => ({ value: each, label: say(`department.${each}`) }));
  return (
    <Form label={say("people.setup.call")} onSubmit={() => save.mutate(draft.value)}>
      <TextInput label={say("people.name")} required {...draft.field("name")} />
      <Select label={say("people.setup.department")} data={choices} {...draft.choice("department")} />
      <TextInput label={say("people.email")} type="email" dir="ltr" {...draft.field("email")} />
      <TextInput label={say("people.setup.phone")} type="tel" dir="ltr" {...draft.field("phone")} />
      <Switch
        label={say("people.setup.mailed")}
        checked={draft.value.isMailed}
        onChange={(event) => draft.set({ isMailed: event.currentTarget.checked })}
      />
      <StepButtons isBusy={save.isPending} onSkip={finish} label={say("people.setup.finish")} />
    </Form>
  );
}
