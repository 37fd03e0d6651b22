import { useSay } from "../../../../ui/say.ts";
import type { FateCount, Ring } from "./outcome.ts";

type Past = Pick<Ring, "fate" | "reason" | "label">;

/** What became of one time, or of several of a kind. */
export function useFateWords() {
  const say = useSay();
  const reasonOf = (reason: Ring["reason"]) => say(`alert.reason.${reason ?? "other"}`);
  return {
    sayFate: ({ fate, reason, label }: Past) => say(`rehearsal.fate.${fate}`, { reason: reasonOf(reason), label }),
    sayCount: ({ fate, reason, count }: FateCount) =>
      say(`rehearsal.count.${fate}`, { count, reason: reasonOf(reason) }),
  };
}
