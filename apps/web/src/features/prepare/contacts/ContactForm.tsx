import { Checkbox, NativeSelect, SimpleGrid, Textarea, TextInput } from "@mantine/core";
import type { BodyOf } from "@tocsin/contract";
import { departments, type Language, languages } from "@tocsin/contract/words";
import { useAct } from "../../../ui/act.ts";
import { api } from "../../../ui/api.ts";
import { FormDialog } from "../../../ui/kit/FormDialog.tsx";
import { useFields } from "../../../ui/kit/useFields.ts";
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
  const { fields, set, problemOf } = useFields<Body>(contact ?? blankIn(language), save.error);
  const title =
    contact === null ? say("prepare.contacts.title.new") : say("prepare.contacts.title.edit", { name: contact.name });
  const cannotBeCalled = fields.isCalled && fields.email === "" && fields.phone === "";
  const text = (key: "name" | "organisation" | "email" | "phone" | "note") => ({
    label: say(`prepare.contacts.${key}`),
    value: fields[key],
    onChange: (event: { currentTarget: { value: string } }) => set({ [key]: event.currentTarget.value }),
    error: problemOf(key),
  });
  return (
    <FormDialog
      title={title}
      onClose={onClose}
      onSave={() => save.mutate(fields)}
      isBusy={save.isPending}
      isOff={cannotBeCalled}
      size="lg"
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput {...text("name")} required data-autofocus dir="auto" />
        <TextInput {...text("organisation")} dir="auto" />
        <NativeSelect
          label={say("prepare.contacts.department")}
          value={fields.department}
          onChange={(event) => set({ department: event.currentTarget.value as Body["department"] })}
          data={departments.map((value) => ({ value, label: say(`department.${value}`) }))}
        />
        <NativeSelect
          label={say("prepare.contacts.language")}
          value={fields.language}
          onChange={(event) => set({ language: event.currentTarget.value as Language })}
          data={languages.map((value) => ({ value, label: ownNames[value] }))}
        />
        <TextInput {...text("phone")} type="tel" dir="ltr" />
        <TextInput {...text("email")} type="email" dir="ltr" />
      </SimpleGrid>
      <Textarea {...text("note")} description={say("prepare.contacts.note.hint")} autosize minRows={2} dir="auto" />
      <Checkbox
        label={say("prepare.contacts.isCalled")}
        checked={fields.isCalled}
        onChange={(event) => set({ isCalled: event.currentTarget.checked })}
        error={cannotBeCalled ? say("prepare.contacts.needsWay") : undefined}
      />
    </FormDialog>
  );
}
