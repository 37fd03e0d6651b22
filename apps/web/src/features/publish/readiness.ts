import type { AnswerOf } from "@tocsin/contract";

type Statement = AnswerOf<"getStatement">;
export type Version = Statement["versions"][number];

/** What a language version still lacks before it may go out. `published` means this very text is already out. */
export type VersionState = "draft" | "approved" | "voided" | "published";

export function versionState(version: Version): VersionState {
  const { approval } = version;
  if (approval === null) return "draft";
  if (approval.voidedAt !== null || approval.hash !== version.hash) return "voided";
  return version.publishedAt === null ? "approved" : "published";
}

/** A voided approval leaves a draft; the page says beside it what happened. */
export function badgeState(version: Version): "draft" | "approved" | "published" {
  const state = versionState(version);
  return state === "voided" ? "draft" : state;
}

/** The versions that would go out if somebody pressed publish, and those that would stay behind. */
export function splitForPublishing(versions: readonly Version[]): { going: Version[]; staying: Version[] } {
  const going = versions.filter((version) => versionState(version) === "approved");
  const staying = versions.filter((version) => ["draft", "voided"].includes(versionState(version)));
  return { going, staying };
}

/** Enough of a hash to compare by eye or over the telephone, in the same groups as the newsroom shows it. */
export const checkCode = (hash: string): string => hash.slice(0, 12).replace(/(.{4})(?!$)/g, "$1 ");

export function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Characters as people count them: an accented or combined letter is one. */
export function countCharacters(text: string): number {
  return [...new Intl.Segmenter().segment(text)].length;
}
