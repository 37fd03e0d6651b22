import { useQuery } from "@tanstack/react-query";
import type { AnswerOf, Callee, StepTarget } from "@tocsin/contract";
import { departments, languages } from "@tocsin/contract/words";
import { ask } from "../../../ui/api.ts";
import { isolate } from "../../../ui/isolate.ts";
import { type Say, useSay } from "../../../ui/say.ts";

export type CalleeRecord = AnswerOf<"listCallees">["items"][number];
export type Rotation = AnswerOf<"listRotations">["items"][number];
export type Policy = AnswerOf<"listPolicies">["items"][number];
type Bell = AnswerOf<"listBells">["items"][number];

/** Everybody and everything that a step can call. */
export interface Known {
  readonly callees: readonly CalleeRecord[];
  readonly rotations: readonly Rotation[];
  readonly bells: readonly Bell[];
}

export function useKnown(): Known {
  const callees = useQuery(ask("listCallees")).data?.items ?? [];
  const rotations = useQuery(ask("listRotations")).data?.items ?? [];
  const bells = useQuery(ask("listBells")).data?.items ?? [];
  return { callees, rotations, bells };
}

export const keyOf = ({ kind, id }: Callee): string => `${kind}:${id}`;
export const readCallee = (key: string): Callee => {
  const [kind, ...id] = key.split(":");
  return { kind: kind as Callee["kind"], id: id.join(":") };
};

/** The name of a person, or that they are no longer there. */
export function useNameOf(): (callee: Callee | null) => string {
  const say = useSay();
  const { callees } = useKnown();
  return (callee) => {
    if (callee === null) return say("escalation.nobody");
    const found = callees.find((one) => keyOf(one) === keyOf(callee));
    return found === undefined ? say("escalation.gone") : found.name;
  };
}

/** A target as one word for a list of choices, and back. */
export function printTarget(target: StepTarget): string {
  if (target.kind === "team") return `team:${target.department}`;
  if (target.kind === "skill") return `skill:${target.language ?? ""}:${target.department ?? ""}`;
  return "id" in target ? `${target.kind}:${target.id}` : target.kind;
}

export function readTarget(text: string): StepTarget {
  const [kind, ...rest] = text.split(":");
  const id = rest.join(":");
  if (kind === "called" || kind === "bells") return { kind };
  if (kind === "team") return { kind, department: departments.find((one) => one === id) ?? "lead" };
  if (kind !== "skill") return { kind: kind as "bell" | "member" | "contact" | "rotation", id };
  const [language, department] = rest;
  return {
    kind,
    language: languages.find((one) => one === language) ?? null,
    department: departments.find((one) => one === department) ?? null,
  };
}

export function sayTarget(say: Say, target: StepTarget, { callees, rotations, bells }: Known): string {
  const gone = say("escalation.gone");
  switch (target.kind) {
    case "called":
    case "bells":
      return say(`escalation.target.${target.kind}`);
    case "bell":
      return say("escalation.target.bell", { name: bells.find(({ id }) => id === target.id)?.name ?? gone });
    case "rotation":
      return say("escalation.target.rotation", { name: rotations.find(({ id }) => id === target.id)?.name ?? gone });
    case "team":
      return say("escalation.target.team", { department: say(`department.${target.department}`) });
    case "skill":
      return saySkill(say, target);
    default: {
      const found = callees.find((one) => keyOf(one) === keyOf(target));
      return found === undefined ? gone : isolate(found.name);
    }
  }
}

function saySkill(say: Say, { language, department }: Extract<StepTarget, { kind: "skill" }>): string {
  const values = {
    language: language === null ? "" : say(`language.${language}`),
    department: department === null ? "" : say(`department.${department}`),
  };
  if (language === null) return say("escalation.target.skill.department", values);
  return say(department === null ? "escalation.target.skill.language" : "escalation.target.skill.both", values);
}
