import type { KeyScope, Language, Permission, Role } from "@tocsin/contract";

/** Who asks: a person of a workspace, or a machine with an API key. */
export interface Actor {
  readonly kind: "person" | "key";
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly workspaceId: string;
  readonly role: Role;
  readonly permissions: readonly Permission[];
  /** The person who made the key. */
  readonly keeperId?: string;
  readonly scopes?: readonly KeyScope[];
  readonly language: Language;
}
