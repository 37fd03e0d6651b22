import { type BellKind, bellKinds } from "@tocsin/contract/words";

/** A browser is added by its person, in that browser. */
export type AddedKind = Exclude<BellKind, "push">;
export const addedKinds = bellKinds.filter((kind): kind is AddedKind => kind !== "push");

const hooks: readonly BellKind[] = ["slack", "mattermost", "teams", "discord"];
/** Kinds whose address is itself the secret. */
export const isHook = (kind: BellKind): boolean => hooks.includes(kind);

const inputTypes: Partial<Record<AddedKind, "email" | "tel" | "text">> = {
  email: "email",
  sms: "tel",
  telegram: "text",
};
export const inputTypeOf = (kind: AddedKind) => inputTypes[kind] ?? "url";
export const targetLabelOf = (kind: AddedKind): string => `alert.bells.target.${isHook(kind) ? "hook" : kind}`;
/** E-mail needs no explanation; everything else is set up somewhere else first. */
export const hintOf = (kind: AddedKind): string | null => (kind === "email" ? null : `alert.bells.hint.${kind}`);
