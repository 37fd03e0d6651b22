import type { alertShapes } from "@tocsin/contract";
import { useSay } from "../../ui/say.ts";

/** Why a message did not arrive, in the reader's language. */
export function useSayDeliveryProblem(): (problem: alertShapes.DeliveryProblem) => string {
  const say = useSay();
  return ({ code, params }) => say(`delivery.${code}`, params);
}
