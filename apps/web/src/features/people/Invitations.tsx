import { Button, Group, Select, Stack, Table, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { AnswerOf } from "@tocsin/contract";
import type { Role } from "@tocsin/contract/words";
import { Answer } from "../../ui/Answer.tsx";
import { useAct } from "../../ui/act.ts";
import { api, ask } from "../../ui/api.ts";
import { Bidi } from "../../ui/Bidi.tsx";
import { useDraft } from "../../ui/draft.ts";
import { Form } from "../../ui/Form.tsx";
import { CopyField } from "../../ui/kit/CopyField.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { useSay } from "../../ui/say.ts";
import { RelativeTime } from "../../ui/time.tsx";
import { useRoleChoices } from "./roleChoices.ts";

type Invitation = AnswerOf<"listInvitations">["items"][number];

export function Invitations() {
  const say = useSay();
  const waiting = useQuery(ask("listInvitations"));
  return (
    <Stack gap="md">
      <InviteForm />
      <Answer of={waiting}>
        {({ items }) =>
          items.length === 0 ? (
            <Text c="dimmed">{say("people.noInvitation")}</Text>
          ) : (
            <Sheet label={say("people.invitations")}>
              <Table.Tbody>
                {items.map((invitation) => (
                  <InvitationRow key={invitation.id} invitation={invitation} />
                ))}
              </Table.Tbody>
            </Sheet>
          )
        }
      </Answer>
    </Stack>
  );
}

/** The link is shown as well as mailed: it can be handed over by any other way. */
function InviteForm() {
  const say = useSay();
  const choices = useRoleChoices();
  const invite = useAct((body: { email: string; role: Role }) => api.createInvitation({ body }), {
    invalidate: ["listInvitations"],
    onDone: () => draft.reset(),
  });
  const draft = useDraft({ email: "", role: "responder" as Role }, invite.error);
  const { data } = invite;
  return (
    <Form label={say("people.invite")} onSubmit={() => invite.mutate(draft.value)}>
      <Group align="flex-end" gap="sm">
        <TextInput
          label={say("people.email")}
          type="email"
          dir="ltr"
          required
          style={{ flex: "1 1 14rem" }}
          {...draft.field("email")}
        />
        <Select label={say("people.role")} data={choices} {...draft.choice("role")} />
        <Button type="submit" loading={invite.isPending}>
          {say("people.invite")}
        </Button>
      </Group>
      {data?.link !== undefined && <CopyField label={say("people.linkFor", { email: data.email })} value={data.link} />}
    </Form>
  );
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const say = useSay();
  const revoke = useAct(() => api.deleteInvitation({ params: { id: invitation.id } }), {
    invalidate: ["listInvitations"],
  });
  return (
    <Table.Tr>
      <Table.Td>
        <bdi dir="ltr">{invitation.email}</bdi>
        <Text size="xs" c="dimmed">
          {say("people.invitedBy")} <Bidi>{invitation.invitedBy}</Bidi>
        </Text>
      </Table.Td>
      <Table.Td>{say(`role.${invitation.role}`)}</Table.Td>
      <Table.Td>
        {say("people.expires")} <RelativeTime at={invitation.expiresAt} />
      </Table.Td>
      <Table.Td>
        <Button variant="subtle" size="compact-sm" loading={revoke.isPending} onClick={() => revoke.mutate(undefined)}>
          {say("people.revoke")}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
