import type { CrisisType, Department, Language } from "@tocsin/contract";

/** What is the same in every language: who does which step, by when, and after what. */
export interface PlaybookShape {
  type: CrisisType;
  /** The lowest severity a new incident of this type is suggested with, 1 to 5 (worst). */
  severityFloor: 1 | 2 | 3 | 4 | 5;
  roles: Department[];
  steps: PlaybookStep[];
}

export interface PlaybookStep {
  key: string;
  role: Department;
  /** Minutes after the incident is opened. */
  dueMinutes: number;
  phase: "first-hour" | "first-day" | "follow-up";
  /** Keys of the steps whose result this one needs. */
  dependsOn?: string[];
}

export interface PlaybookText {
  title: string;
  summary: string;
  firstMove: string;
  steps: Record<string, { title: string; detail: string }>;
  holdingStatement: { title: string; text: string };
  doNot: string[];
  goodEnd: string;
}

export interface PlaybookInAllLanguages {
  shape: PlaybookShape;
  texts: Record<Language, PlaybookText>;
}

/** The only names a holding statement may leave open in braces, to be filled by the person who publishes it. */
export const placeholders = ["brand", "what", "place", "time", "nextUpdate", "newsroom", "contact"] as const;
export type Placeholder = (typeof placeholders)[number];
