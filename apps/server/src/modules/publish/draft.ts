/** The first words of a statement: the playbook's holding text with everything filled in that the product knows. */
import type { Language } from "@tocsin/contract";
import type { Context } from "../../context.ts";
import type { Db } from "../../platform/db/database.ts";
import { type Speaker, speakerOf } from "../../platform/wording.ts";
import { getWorkspace } from "../people/index.ts";
import { findWatch, getPlaybook } from "../prepare/index.ts";
import type { IncidentRow } from "../respond/index.ts";
import { indexAddress } from "./newsroom/address.ts";
import { fillPlaceholders, tidyWords, type Words } from "./rules.ts";

/** Without an incident there is no type to choose by; this text suits every trouble that people talk about. */
const GENERAL_TYPE = "reputation";

export interface DraftWish {
  readonly workspaceId: string;
  readonly language: Language;
  readonly incident: IncidentRow | null;
  readonly nextUpdateAt: Date | null;
}

export async function draftWords(
  context: Context,
  db: Db,
  { workspaceId, language, incident, nextUpdateAt }: DraftWish,
): Promise<Words> {
  const workspace = await getWorkspace(db, workspaceId);
  const { holdingStatement } = await getPlaybook(db, workspaceId, incident?.type ?? GENERAL_TYPE, language);
  const speaker = await speakerOf(language, workspace.time_zone);
  const values = {
    brand: await findOwnBrand(db, workspaceId, incident),
    newsroom: indexAddress(context.config.publicUrl, workspace.slug, language),
    nextUpdate: nextUpdateAt === null ? undefined : sayMoment(speaker, nextUpdateAt, context.clock.now()),
  };
  return tidyWords({
    title: fillPlaceholders(holdingStatement.title, values),
    text: fillPlaceholders(holdingStatement.text, values),
  });
}

/** A competitor's trouble is watched too, but nobody speaks in a competitor's name. */
async function findOwnBrand(db: Db, workspaceId: string, incident: IncidentRow | null): Promise<string | undefined> {
  if (incident?.watch_id == null) return undefined;
  const watch = await findWatch(db, workspaceId, incident.watch_id);
  return watch?.brand_kind === "own" ? watch.brand_name : undefined;
}

/** As it is said in a sentence: the hour alone on the same day, else with the day. The page beside it names the time zone. */
export function sayMoment({ intl }: Pick<Speaker, "intl">, at: Date, now: Date): string {
  const day = (time: Date) => intl.formatDate(time, { dateStyle: "short" });
  const hour = { hour: "numeric", minute: "2-digit" } as const;
  return day(at) === day(now)
    ? intl.formatTime(at, hour)
    : intl.formatDate(at, { weekday: "long", day: "numeric", month: "long", ...hour });
}
