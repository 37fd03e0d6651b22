/** Share of voice and tone of voice: how much is said of each brand, and how. */
import type { understandShapes } from "@tocsin/contract";
import type { Context } from "../../../context.ts";
import { chooseStep } from "../../../platform/steps.ts";
import { listSourceBriefs } from "../../listen/index.ts";
import { getWorkspace } from "../../people/index.ts";
import { listBrands } from "../../prepare/index.ts";
import * as queries from "./queries.ts";

type Tones = understandShapes.Tones;
type ShareOfVoice = understandShapes.ShareOfVoice;

export async function readShare(context: Context, scope: queries.Scope): Promise<ShareOfVoice> {
  const { db } = context;
  const { workspaceId, from, to } = scope;
  const { time_zone: timeZone } = await getWorkspace(db, workspaceId);
  const stepMinutes = Math.max(60, chooseStep(from, to));
  const before = { ...scope, from: new Date(from.getTime() * 2 - to.getTime()), to: from };
  const [brands, rows, rowsBefore, sources] = await Promise.all([
    listBrands(db, workspaceId),
    queries.listTones(db, scope, { stepMinutes, timeZone }),
    queries.listTotals(db, before),
    listSourceBriefs(context, workspaceId),
  ]);
  const totals = rows.filter((row) => row.at === null && row.language === null && row.platform === null);
  const companies = new Set(brands.filter(({ kind }) => kind !== "industry").map(({ id }) => id));
  const all = totals.reduce((sum, row) => sum + (companies.has(row.brand_id) ? row.mentions : 0), 0);
  const shown = brands.filter((brand) => scope.brandId === undefined || brand.id === scope.brandId);
  return {
    stepMinutes,
    brands: shown
      .map((brand) => {
        const tones = tonesOf(totals.find((row) => row.brand_id === brand.id));
        const earlier = rowsBefore.find((row) => row.brand_id === brand.id);
        return {
          ...tones,
          brandId: brand.id,
          name: brand.name,
          kind: brand.kind,
          // What is said of a field is no company's share of the talk.
          share: all === 0 || !companies.has(brand.id) ? 0 : tones.mentions / all,
          netTone: netToneOf(tones),
          before: earlier === undefined ? null : tonesOf(earlier),
        };
      })
      .sort((a, b) => b.mentions - a.mentions),
    series: stepsOf(rows.filter((row) => row.at !== null)),
    languages: splitBy(rows, (row) => row.language),
    platforms: splitBy(rows, (row) => row.platform),
    sources,
  };
}

const NOTHING: Tones = {
  mentions: 0,
  voices: 0,
  echoes: 0,
  reach: 0,
  negative: 0,
  neutral: 0,
  positive: 0,
  unsure: 0,
};

function tonesOf(row: queries.ToneRow | undefined): Tones {
  if (row === undefined) return NOTHING;
  const { mentions, voices, echoes, reach, negative, neutral, positive, unsure } = row;
  return { mentions, voices, echoes, reach, negative, neutral, positive, unsure };
}

export const netToneOf = ({ mentions, negative, positive }: Tones): number | null =>
  mentions === 0 ? null : (positive - negative) / mentions;

function stepsOf(rows: readonly queries.ToneRow[]): ShareOfVoice["series"] {
  const steps = new Map<string, ShareOfVoice["series"][number]>();
  for (const { at, brand_id: brandId, mentions, negative, positive } of rows) {
    const key = at!.toISOString();
    const step = steps.get(key) ?? { at: key, brands: [] };
    step.brands.push({ brandId, mentions, negative, positive });
    steps.set(key, step);
  }
  return [...steps.values()].sort((a, b) => (a.at < b.at ? -1 : 1));
}

function splitBy(
  rows: readonly queries.ToneRow[],
  pick: (row: queries.ToneRow) => string | null,
): ShareOfVoice["languages"] {
  const values = new Map<string, ShareOfVoice["languages"][number]>();
  for (const row of rows) {
    const value = pick(row);
    if (value === null) continue;
    const split = values.get(value) ?? { value, brands: [] };
    split.brands.push({ brandId: row.brand_id, ...tonesOf(row) });
    values.set(value, split);
  }
  return [...values.values()].sort((a, b) => sizeOf(b) - sizeOf(a));
}
const sizeOf = ({ brands }: ShareOfVoice["languages"][number]): number =>
  brands.reduce((sum, brand) => sum + brand.mentions, 0);
