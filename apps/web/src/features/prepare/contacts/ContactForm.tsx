import { Checkbox, NativeSelect, SimpleGrid, Textarea, TextInput } from "@mantine/core";
import type { BodyOf } from "@tocsin/contract";
import { departments, type Language, languages } from "@tocsin/contract/words";
import { useAct } from "../../../ui/act.ts";
import { api } from "../../../ui/api.ts";
import { useDraft } from "../../../ui/draft.ts";
import { FormDialog } from "../../../ui/kit/FormDialog.tsx";
import { ownNames, useLanguage } from "../../../ui/language.tsx";
import { useSay } from "../../../ui/say.ts";
import type { Contact } from "./ContactsPanel.tsx";

type Body = Required<BodyOf<"createContact">>;

const blankIn = (language: Language): Body => ({
  name: "",
  department: "lead",
  organisation: "",
  email: "",
  phone: "",
  language,
  note: "",
  isCalled: false,
});

export function ContactForm({ contact, onClose }: { contact: Contact | null; onClose: () => void }) {
  const say = useSay();
  const { language } = useLanguage();
  const save = useAct(
    (body: Body) =>
      contact === null ? api.createContact({ body }) : api.updateContact({ params: { id: contact.id }, body }),
    { invalidate: ["listContacts"], success: "prepare.contacts.saved", onDone: onClose },
  );
  const draft = useDraft<Body>(contact ?? blankIn(language), save.error);
  const title =
    contact === null ? say("prepare.contacts.title.new") : say("prepare.contacts.title.edit", { name: contact.name });
  const { isCalled, email, phone } = draft.value;
  const cannotBeCalled = isCalled && email === "" && phone === "";
  const text = (key: "name" | "organisation" | "email" | "phone" | "note") => ({
    label: say(`prepare.contacts.${key}`),
    ...draft.field(key),
  });
  return (
    <FormDialog
      title={title}
      onClose={onClose}
      onSave={() => save.mutate(draft.value)}
      isBusy={save.isPending}
      isOff={cannotBeCalled}
      size="lg"
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput {...text("name")} required data-autofocus dir="auto" />
        <TextInput {...text("organisation")} dir="auto" />
        <NativeSelect
          label={say("prepare.contacts.department")}
          {...draft.field("department")}
          data={departments.map((value) => ({ value, label: say(`department.${value}`) }))}
        />
        <NativeSelect
          label={say("prepare.contacts.language")}
          {...draft.field("language")}
          data={languages.map((value) => ({ value, label: ownNames[value] }))}
        />
        <TextInput {...text("phone")} type="tel" dir="ltr" />
        <TextInput {...text("email")} type="email" dir="ltr" />
      </SimpleGrid>
      <Textarea {...text("note")} description={say("prepare.contacts.note.hint")} autosize minRows={2} dir="auto" />
      <Checkbox
        label={say("prepare.contacts.isCalled")}
        checked={isCalled}
        onChange={(event) => draft.set({ isCalled: event.currentTarget.checked })}
        error={cannotBeCalled ? say("prepare.contacts.needsWay") : undefined}
      />
    </FormDialog>
  );
}
