import { useQuery } from "@tanstack/react-query";
import { useIntl } from "react-intl";
import { ask } from "../../../../ui/api.ts";
import { isolate } from "../../../../ui/isolate.ts";
import { useTimes } from "../../../../ui/kit/times.ts";
import { useSay } from "../../../../ui/say.ts";
import { type Policy, sayTarget, useKnown } from "../names.ts";

/** A policy as it would be told to a new colleague. */
export function useSentences(): (policy: Policy) => { scope: string; steps: string[]; rest: string[] } {
  const say = useSay();
  const intl = useIntl();
  const { span } = useTimes();
  const known = useKnown();
  const brands = useQuery(ask("listBrands")).data?.items ?? [];
  const list = (words: readonly string[], type: "conjunction" | "disjunction" = "conjunction") =>
    intl.formatList(words, { type });
  const sayStep = ({ delayMinutes, targets, needsEverybody }: Policy["steps"][number], place: number): string => {
    const values = { who: list(targets.map((target) => sayTarget(say, target, known))), time: span(delayMinutes) };
    const when = delayMinutes === 0 ? "now" : place === 0 ? "first" : "after";
    const everybody = needsEverybody ? ` ${say("escalation.step.everybody")}` : "";
    return say(`escalation.step.${when}`, values) + everybody;
  };
  return (policy) => ({
    scope: say("escalation.scope", {
      brand:
        policy.brandId === null
          ? say("escalation.brand.all")
          : isolate(brands.find(({ id }) => id === policy.brandId)?.name ?? say("escalation.gone")),
      kinds: list(
        policy.kinds.map((kind) => say(`kind.${kind}`)),
        "disjunction",
      ),
      severity: say(`severity.${policy.minimumSeverity}`),
    }),
    steps: policy.steps.map(sayStep),
    rest: [
      say("escalation.repeat", { repeats: policy.repeats, time: span(policy.repeatMinutes) }),
      ...(policy.steps.length > 1 ? [say("escalation.growth", { step: policy.growthStep })] : []),
      ...(policy.promiseMinutes === null
        ? []
        : [say("escalation.promise.policy", { time: span(policy.promiseMinutes) })]),
    ],
  });
}
