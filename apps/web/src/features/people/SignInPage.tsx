import { Button, PasswordInput, SimpleGrid, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import { type Role, roles } from "@tocsin/contract/words";
import { Answer } from "../../ui/Answer.tsx";
import { useAct } from "../../ui/act.ts";
import { api, ask } from "../../ui/api.ts";
import { useDraft } from "../../ui/draft.ts";
import { Form } from "../../ui/Form.tsx";
import { useSay } from "../../ui/say.ts";
import { useUrlState } from "../../ui/urlState.ts";
import { DoorFrame } from "./DoorFrame.tsx";
import { useEntering } from "./enter.ts";

export function SignInPage() {
  const say = useSay();
  const setup = useQuery(ask("getSetup"));
  return (
    <Answer of={setup}>
      {({ isNeeded, isDemo }) => {
        if (isNeeded) return <Navigate to="/setup" />;
        return (
          <DoorFrame title={say("people.signIn")} intro={isDemo ? say("people.demoIntro") : undefined}>
            {isDemo && <DemoRoles />}
            <SignInForm />
          </DoorFrame>
        );
      }}
    </Answer>
  );
}

function SignInForm() {
  const say = useSay();
  const [{ next }] = useUrlState();
  const enter = useEntering();
  const signIn = useAct((body: { email: string; password: string }) => api.createSession({ body }), {
    onDone: (session) => enter(session, next),
  });
  const draft = useDraft({ email: "", password: "" }, signIn.error);
  return (
    <Form label={say("people.signIn")} onSubmit={() => signIn.mutate(draft.value)}>
      <TextInput
        label={say("people.email")}
        type="email"
        autoComplete="username"
        dir="ltr"
        required
        {...draft.field("email")}
      />
      <PasswordInput
        label={say("people.password")}
        autoComplete="current-password"
        dir="ltr"
        required
        {...draft.field("password")}
      />
      <Button type="submit" loading={signIn.isPending}>
        {say("people.signIn")}
      </Button>
    </Form>
  );
}

/** The demonstration needs no password: one press per role. */
function DemoRoles() {
  const say = useSay();
  const [{ next }] = useUrlState();
  const enter = useEntering();
  const signIn = useAct((role: Role) => api.createDemoSession({ body: { role } }), {
    onDone: (session) => enter(session, next),
  });
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        {[...roles].reverse().map((role) => (
          <Button
            key={role}
            variant={role === "admin" ? "filled" : "default"}
            h="auto"
            py="sm"
            loading={signIn.isPending && signIn.variables === role}
            onClick={() => signIn.mutate(role)}
          >
            {say("people.demoAs", { role: say(`role.${role}`) })}
          </Button>
        ))}
      </SimpleGrid>
      <Text size="sm" c="dimmed">
        {say("people.demoOr")}
      </Text>
    </>
  );
}
