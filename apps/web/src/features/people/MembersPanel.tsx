import { Select, Stack, Table, Text, Title, VisuallyHidden } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { AnswerOf } from "@tocsin/contract";
import type { Role } from "@tocsin/contract/words";
import { Answer } from "../../ui/Answer.tsx";
import { useAct } from "../../ui/act.ts";
import { api, ask } from "../../ui/api.ts";
import { Bidi } from "../../ui/Bidi.tsx";
import { ConfirmDialog } from "../../ui/kit/ConfirmDialog.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { useSay } from "../../ui/say.ts";
import { useMay } from "../../ui/session.ts";
import { RelativeTime } from "../../ui/time.tsx";
import { Invitations } from "./Invitations.tsx";
import { useRoleChoices } from "./roleChoices.ts";

type Member = AnswerOf<"listMembers">["items"][number];

export function MembersPanel() {
  const say = useSay();
  const mayAdminister = useMay("administer");
  const members = useQuery(ask("listMembers"));
  return (
    <Stack gap="lg">
      <Answer of={members}>
        {({ items }) => (
          <Sheet label={say("people.members")}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{say("people.name")}</Table.Th>
                <Table.Th>{say("people.role")}</Table.Th>
                <Table.Th>{say("people.lastSeen")}</Table.Th>
                <Table.Th>
                  <VisuallyHidden>{say("people.actions")}</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map((member) => (
                <MemberRow key={member.id} member={member} />
              ))}
            </Table.Tbody>
          </Sheet>
        )}
      </Answer>
      {mayAdminister && (
        <section>
          <Title order={2} size="h4" mb="sm">
            {say("people.invitations")}
          </Title>
          <Invitations />
        </section>
      )}
    </Stack>
  );
}

function MemberRow({ member }: { member: Member }) {
  const say = useSay();
  const mayAdminister = useMay("administer");
  const remove = useAct(() => api.deleteMember({ params: { id: member.id } }), { invalidate: ["listMembers"] });
  return (
    <Table.Tr>
      <Table.Td>
        <Bidi>{member.name}</Bidi>
        <Text size="xs" c="dimmed">
          <bdi dir="ltr">{member.email}</bdi>
        </Text>
      </Table.Td>
      <Table.Td>{mayAdminister ? <RoleChoice member={member} /> : say(`role.${member.role}`)}</Table.Td>
      <Table.Td>{member.lastSeenAt === null ? say("people.never") : <RelativeTime at={member.lastSeenAt} />}</Table.Td>
      <Table.Td>
        {mayAdminister && (
          <ConfirmDialog
            button={say("people.remove")}
            label={`${say("people.remove")}: ${member.name}`}
            look={{ variant: "subtle", size: "compact-sm" }}
            title={say("people.remove")}
            onConfirm={() => remove.mutateAsync(undefined)}
          >
            <Text size="sm">{say("people.removeQuestion", { name: member.name })}</Text>
          </ConfirmDialog>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function RoleChoice({ member }: { member: Member }) {
  const say = useSay();
  const choices = useRoleChoices();
  const change = useAct((role: Role) => api.updateMember({ params: { id: member.id }, body: { role } }), {
    invalidate: ["listMembers"],
    success: "people.saved",
  });
  return (
    <Select
      aria-label={say("people.roleOf", { name: member.name })}
      data={choices}
      value={member.role}
      allowDeselect={false}
      miw="9rem"
      onChange={(role) => change.mutate(role as Role)}
    />
  );
}
