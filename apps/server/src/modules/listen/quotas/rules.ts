/**
 * So much may be asked of a platform in so many seconds. A window begins with the first call in it; where the platform says
 * what is left and when the window ends, its word counts. The last part of every quota is kept for hours in which an
 * incident is open: a crisis that finds the quota spent is not heard.
 */
import type { Manifest } from "@tocsin/contract";
import type { QuotaReading } from "../connectors/connector.ts";

export type Quota = Manifest["quotas"][number];

const KEPT_SHARE = 0.3;

/** A number setting called like a quota is what the people themselves allow: their budget in the platform's window. */
export function quotasOf({ quotas }: Pick<Manifest, "quotas">, settings: Readonly<Record<string, unknown>>): Quota[] {
  return quotas.map((quota) => {
    const wish = settings[quota.name];
    return typeof wish === "number" && wish > 0 ? { ...quota, amount: wish } : quota;
  });
}

/** What is known of a quota's running window. */
export interface QuotaUse {
  readonly windowFrom: Date;
  readonly used: number;
  /** What the platform said was left, less what was spent since. */
  readonly saidLeft: number | null;
}

const endOf = ({ seconds }: Quota, { windowFrom }: QuotaUse): number => windowFrom.getTime() + seconds * 1000;

/** The use in the window that runs now: another one when the last is over. */
export function currentUse(quota: Quota, use: QuotaUse | undefined, now: Date): QuotaUse {
  if (use !== undefined && endOf(quota, use) > now.getTime()) return use;
  return { windowFrom: now, used: 0, saidLeft: null };
}

/** Null where neither the manifest nor the platform says. */
export function leftOf({ amount }: Quota, { used, saidLeft }: QuotaUse): number | null {
  if (saidLeft !== null) return saidLeft;
  return amount === null ? null : Math.max(0, amount - used);
}

/** What is kept for incidents. Null where the whole is not known. */
export function reserveOf({ amount }: Quota, { used, saidLeft }: QuotaUse): number | null {
  const whole = amount ?? (saidLeft === null ? null : used + saidLeft);
  return whole === null ? null : whole * KEPT_SHARE;
}

export function maySpend(quota: Quota, use: QuotaUse, { amount, isUrgent }: { amount: number; isUrgent: boolean }) {
  const left = leftOf(quota, use);
  const isGivenBack = amount <= 0;
  if (left === null || isGivenBack) return true;
  return left - amount >= (isUrgent ? 0 : (reserveOf(quota, use) ?? 0));
}

export const spendFrom = (use: QuotaUse, amount: number): QuotaUse => ({
  ...use,
  used: use.used + amount,
  saidLeft: use.saidLeft === null ? null : Math.max(0, use.saidLeft - amount),
});

/** Lays the platform's own word over what was counted. */
export const believe = (quota: Quota, use: QuotaUse, { left, resetsAt }: QuotaReading): QuotaUse => ({
  windowFrom: resetsAt === null ? use.windowFrom : new Date(resetsAt.getTime() - quota.seconds * 1000),
  used: quota.amount === null ? use.used : Math.max(0, quota.amount - left),
  saidLeft: left,
});

export const resetOf = (quota: Quota, use: QuotaUse): Date => new Date(endOf(quota, use));
export const monthOf = (now: Date): string => now.toISOString().slice(0, 7);
