import { Button, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { AnswerOf } from "@tocsin/contract";
import { useAct } from "../../ui/act.ts";
import { api, ask } from "../../ui/api.ts";
import { useDraft } from "../../ui/draft.ts";
import { Form } from "../../ui/Form.tsx";
import { useLanguage } from "../../ui/language.tsx";
import { ButtonLink } from "../../ui/links.tsx";
import { Empty, Loading } from "../../ui/States.tsx";
import { useSay } from "../../ui/say.ts";
import { AccountFields, languageChoices } from "./AccountFields.tsx";
import { DoorFrame } from "./DoorFrame.tsx";
import { useEntering } from "./enter.ts";

export function InvitationPage() {
  const say = useSay();
  const { token = "" } = useParams({ strict: false });
  const offer = useQuery(ask("findInvitation", { params: { token } }));
  return (
    <DoorFrame title={say("people.invited")}>
      {offer.data !== undefined && <AcceptForm offer={offer.data} token={token} />}
      {offer.isPending && <Loading />}
      {offer.isError && (
        <Empty
          title={say("people.invitationGone")}
          action={<ButtonLink to="/sign-in">{say("people.signIn")}</ButtonLink>}
        >
          {say("people.invitationGoneText")}
        </Empty>
      )}
    </DoorFrame>
  );
}

function AcceptForm({ offer, token }: { offer: AnswerOf<"findInvitation">; token: string }) {
  const say = useSay();
  const enter = useEntering();
  const { language } = useLanguage();
  const accept = useAct((body: Parameters<typeof api.acceptInvitation>[0]["body"]) => api.acceptInvitation({ body }), {
    onDone: (session) => enter(session),
  });
  const draft = useDraft({ name: "", password: "", language }, accept.error);
  return (
    <Form label={say("people.invited")} onSubmit={() => accept.mutate({ ...draft.value, token })}>
      <p>
        {say("people.invitedText", {
          inviter: offer.invitedBy,
          workspace: offer.workspace,
          role: say(`role.${offer.role}`),
          email: offer.email,
        })}
      </p>
      <AccountFields draft={draft} />
      <Select label={say("people.language")} data={languageChoices} {...draft.choice("language")} />
      <Button type="submit" loading={accept.isPending}>
        {say("people.accept")}
      </Button>
    </Form>
  );
}
