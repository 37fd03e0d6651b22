import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { Answer } from "../../../ui/Answer.tsx";
import { ask } from "../../../ui/api.ts";
import { useSay } from "../../../ui/say.ts";
import { useUrlState } from "../../../ui/urlState.ts";
import { DoorFrame } from "../DoorFrame.tsx";
import { AccountStep } from "./AccountStep.tsx";
import { BrandStep } from "./BrandStep.tsx";
import { CallStep } from "./CallStep.tsx";
import { CompetitorStep } from "./CompetitorStep.tsx";
import { SourceStep } from "./SourceStep.tsx";

export interface StepProps {
  readonly onDone: () => void;
}

const steps: readonly { readonly key: string; readonly Step: ComponentType<StepProps> }[] = [
  { key: "account", Step: AccountStep },
  { key: "brand", Step: BrandStep },
  { key: "competitors", Step: CompetitorStep },
  { key: "source", Step: SourceStep },
  { key: "call", Step: CallStep },
];

/** The first minutes: who we are, what we watch, where we listen, whom we call. Each step saves; the rest can wait. */
export function SetupPage() {
  const setup = useQuery(ask("getSetup"));
  const session = useQuery({ ...ask("getSession"), enabled: setup.data?.isNeeded === false, retry: false });
  const [{ step }, setState] = useUrlState();
  return (
    <Answer of={setup}>
      {({ isNeeded }) => {
        if (isNeeded) return <CurrentStep index={0} onDone={() => setState({ step: "brand" })} />;
        if (session.isError) return <Navigate to="/sign-in" />;
        const index = steps.findIndex((each) => each.key === step);
        const next = steps[index + 1];
        if (index < 1) return <Navigate to="/" />;
        return <CurrentStep index={index} onDone={() => setState({ step: next?.key ?? "done" })} />;
      }}
    </Answer>
  );
}

function CurrentStep({ index, onDone }: { index: number; onDone: () => void }) {
  const say = useSay();
  const { key, Step } = steps[index]!;
  return (
    <DoorFrame title={say(`people.setup.${key}`)} intro={say(`people.setup.${key}.text`)}>
      <Step key={key} onDone={onDone} />
      <Text size="xs" c="dimmed">
        {say("people.setup.step", { step: index + 1, steps: steps.length })}
      </Text>
    </DoorFrame>
  );
}
