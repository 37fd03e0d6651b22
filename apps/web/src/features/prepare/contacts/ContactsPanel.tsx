import { Anchor, Group, Stack, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { AnswerOf } from "@tocsin/contract";
import { useState } from "react";
import { Answer } from "../../../ui/Answer.tsx";
import { useAct } from "../../../ui/act.ts";
import { api, ask } from "../../../ui/api.ts";
import { Bidi } from "../../../ui/Bidi.tsx";
import { isolate } from "../../../ui/isolate.ts";
import { Item } from "../../../ui/kit/Item.tsx";
import { Shelf } from "../../../ui/kit/Shelf.tsx";
import { Tag } from "../../../ui/kit/Tag.tsx";
import { Empty } from "../../../ui/States.tsx";
import { useSay } from "../../../ui/say.ts";
import { ContactForm } from "./ContactForm.tsx";

export type Contact = AnswerOf<"listContacts">["items"][number];

export function ContactsPanel() {
  const say = useSay();
  const contacts = useQuery(ask("listContacts"));
  const [edited, edit] = useState<Contact | "new" | null>(null);
  return (
    <Shelf lead={say("prepare.contacts.lead")} add={say("prepare.contacts.add")} onAdd={() => edit("new")}>
      <Answer of={contacts}>{({ items }) => <Contacts contacts={items} onEdit={edit} />}</Answer>
      {edited !== null && <ContactForm contact={edited === "new" ? null : edited} onClose={() => edit(null)} />}
    </Shelf>
  );
}

interface ContactsProps {
  readonly contacts: readonly Contact[];
  readonly onEdit: (contact: Contact) => void;
}

function Contacts({ contacts, onEdit }: ContactsProps) {
  const say = useSay();
  const [text, search] = useState("");
  if (contacts.length === 0) {
    return <Empty title={say("prepare.contacts.empty")}>{say("prepare.contacts.empty.text")}</Empty>;
  }
  const words = (contact: Contact) =>
    [contact.name, contact.organisation, say(`department.${contact.department}`), contact.note].join(" ");
  const found = contacts.filter((contact) => words(contact).toLocaleLowerCase().includes(text.toLocaleLowerCase()));
  return (
    <Stack gap="xs">
      <TextInput
        type="search"
        aria-label={say("prepare.contacts.search")}
        placeholder={say("prepare.contacts.search")}
        value={text}
        onChange={(event) => search(event.currentTarget.value)}
        dir="auto"
      />
      {found.length === 0 && <Text c="dimmed">{say("prepare.contacts.search.none", { text })}</Text>}
      {found.map((contact) => (
        <ContactItem key={contact.id} contact={contact} onEdit={() => onEdit(contact)} />
      ))}
    </Stack>
  );
}

function ContactItem({ contact, onEdit }: { contact: Contact; onEdit: () => void }) {
  const say = useSay();
  const remove = useAct(() => api.deleteContact({ params: { id: contact.id } }), {
    invalidate: ["listContacts"],
    success: "prepare.contacts.deleted",
  });
  const removal = {
    title: say("prepare.contacts.delete.title", { name: contact.name }),
    text: say("prepare.contacts.delete.text"),
    onRemove: () => remove.mutateAsync(undefined),
  };
  const called = contact.isCalled && <Tag>{say("prepare.contacts.called")}</Tag>;
  return (
    <Item name={contact.name} badges={called} onEdit={onEdit} removal={removal}>
      <Text size="sm" c="dimmed">
        {say(`department.${contact.department}`)}
        {contact.organisation !== "" && ` · ${isolate(contact.organisation)}`} · {say(`language.${contact.language}`)}
      </Text>
      <Ways contact={contact} />
      {contact.note !== "" && (
        <Text size="sm">
          <Bidi>{contact.note}</Bidi>
        </Text>
      )}
    </Item>
  );
}

/** On a telephone a press calls or writes. */
function Ways({ contact }: { contact: Contact }) {
  const say = useSay();
  const { phone, email } = contact;
  if (phone === "" && email === "") return <Text size="sm">{say("prepare.contacts.noWay")}</Text>;
  return (
    <Group gap="md">
      {phone !== "" && (
        <Anchor href={`tel:${phone.replace(/[^\d+]/g, "")}`} dir="ltr">
          {phone}
        </Anchor>
      )}
      {email !== "" && (
        <Anchor href={`mailto:${email}`} dir="ltr">
          {email}
        </Anchor>
      )}
    </Group>
  );
}
