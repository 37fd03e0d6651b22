import { type Language, rightToLeftLanguages } from "@tocsin/contract";
import type { Speaker } from "../../../platform/wording.ts";
import type { StatementKind } from "../tables.ts";

/** One statement in one language as the public sees it. */
export interface Entry {
  readonly id: string;
  readonly kind: StatementKind;
  readonly language: Language;
  readonly title: string;
  readonly text: string;
  readonly hash: string;
  /** When the statement first spoke in this language, and when its present text came out. */
  readonly publishedAt: Date;
  readonly changedAt: Date;
  readonly withdrawnAt: Date | null;
  readonly nextUpdateAt: Date | null;
}

/** Everything the pages of a newsroom are made of. The latest statement comes first. */
export interface Room {
  readonly workspace: string;
  /** The public address of the newsroom, with a slash at its end. */
  readonly address: string;
  readonly openedAt: Date;
  readonly languages: readonly Language[];
  readonly entries: readonly Entry[];
}

export const directionOf = (language: Language): "rtl" | "ltr" =>
  rightToLeftLanguages.includes(language) ? "rtl" : "ltr";

/** Each language by its own name, as its readers look for it. */
export const ownName = (language: Language): string =>
  new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;

export const entriesIn = (room: Room, language: Language): Entry[] =>
  room.entries.filter((entry) => entry.language === language);

export const otherLanguages = (room: Room, { id, language }: Entry): Language[] =>
  room.entries.filter((entry) => entry.id === id && entry.language !== language).map((entry) => entry.language);

export const sayTime = ({ intl }: Speaker, at: Date): string =>
  intl.formatDate(at, {
    year: "numeric",
    month: "long",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
  });
