import { useQuery } from "@tanstack/react-query";
import type { AnswerOf } from "@tocsin/contract";
import { ask } from "../../../../ui/api.ts";

export type Escalation = AnswerOf<"getEscalation">;
export type Happening = Escalation["log"][number];

export const useEscalation = (id: string) => useQuery(ask("getEscalation", { params: { id } }));
