import type { Sign } from "../criticality/signs.ts";
import type { CrisisType } from "./types.ts";

/** A clear word for a kind of crisis is a sign of harm as well. A blogger or a rival is none by being named. */
export const SIGN_OF_TYPE: Readonly<Partial<Record<CrisisType, Sign>>> = {
  reputation: "blame",
  activism: "call",
  "customer-service": "complaint",
  misinformation: "rumour",
  "data-breach": "breach",
  "employee-conduct": "misconduct",
  "product-safety": "safety",
  outage: "outage",
};

/** What a sign says about the kind: clear where it names it, a hint where the same sign stands in crises of several kinds. */
export const TYPE_OF_SIGN: Readonly<Partial<Record<Sign, { readonly type: CrisisType; readonly isClear: boolean }>>> = {
  accident: { type: "product-safety", isClear: true },
  safety: { type: "product-safety", isClear: true },
  harm: { type: "product-safety", isClear: false },
  breach: { type: "data-breach", isClear: true },
  privacy: { type: "data-breach", isClear: false },
  outage: { type: "outage", isClear: true },
  misconduct: { type: "employee-conduct", isClear: true },
  strike: { type: "activism", isClear: true },
  call: { type: "activism", isClear: true },
  fraud: { type: "reputation", isClear: true },
  collapse: { type: "reputation", isClear: true },
  blame: { type: "reputation", isClear: false },
  authority: { type: "reputation", isClear: false },
  lawsuit: { type: "reputation", isClear: false },
  departure: { type: "reputation", isClear: false },
  layoffs: { type: "reputation", isClear: true },
  apology: { type: "reputation", isClear: false },
  complaint: { type: "customer-service", isClear: false },
  terms: { type: "customer-service", isClear: false },
  rumour: { type: "misinformation", isClear: false },
};
