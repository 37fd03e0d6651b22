import { NativeSelect, Text, Textarea, TextInput } from "@mantine/core";
import type { BodyOf } from "@tocsin/contract";
import { useAct } from "../../../ui/act.ts";
import { api } from "../../../ui/api.ts";
import { useDraft } from "../../../ui/draft.ts";
import { FormDialog } from "../../../ui/kit/FormDialog.tsx";
import { useSay } from "../../../ui/say.ts";

type Wish = Required<BodyOf<"setSmsGateway">>;

const blank: Wish = {
  method: "POST",
  url: "",
  headers: "Content-Type: application/json",
  body: '{"to": "{to}", "text": "{text}"}',
  accepted: "",
};

/** The provider's call as a template. It is written anew each time: what was entered before is not shown again. */
export function SmsForm({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const save = useAct((body: Wish) => api.setSmsGateway({ body }), {
    invalidate: ["getSmsGateway"],
    success: "alert.sms.saved",
    onDone: onClose,
  });
  const draft = useDraft<Wish>(blank, save.error);
  const isPost = draft.value.method === "POST";
  return (
    <FormDialog
      title={say("alert.sms.set")}
      onClose={onClose}
      onSave={() => save.mutate(draft.value)}
      isBusy={save.isPending}
      size="lg"
    >
      <Text size="sm">{say("alert.sms.hint")}</Text>
      <NativeSelect label={say("alert.sms.method")} {...draft.field("method")} data={["POST", "GET"]} />
      <TextInput label={say("alert.sms.url")} {...draft.field("url")} required dir="ltr" autoComplete="off" />
      <Textarea label={say("alert.sms.headers")} {...draft.field("headers")} autosize minRows={2} dir="ltr" />
      {isPost && <Textarea label={say("alert.sms.body")} {...draft.field("body")} autosize minRows={3} dir="ltr" />}
      <TextInput label={say("alert.sms.accepted")} {...draft.field("accepted")} dir="ltr" />
    </FormDialog>
  );
}
