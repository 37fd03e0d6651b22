import { AxeBuilder } from "@axe-core/playwright";
import type { Visitor } from "./visitor.ts";

export const sizes = { wide: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const;

/** The page stands: its heading is there and nothing is loading any more. */
export async function settle(visitor: Visitor): Promise<void> {
  const { page, say } = visitor;
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.waitForFunction(
    (loading) => document.querySelector(`[role=status][aria-label="${loading}"]`) === null,
    String(say("shell.loading")),
  );
}

/** Complaints about a page at both sizes: text that runs out of it sideways. Empty when there is none. */
export async function findOverflow(visitor: Visitor): Promise<string[]> {
  const found: string[] = [];
  for (const [name, size] of Object.entries(sizes)) {
    await visitor.page.setViewportSize(size);
    found.push(...(await findWideParts(visitor)).map((part) => `${name}: ${part}`));
  }
  await visitor.page.setViewportSize(sizes.wide);
  return found;
}

const LOOKS = 20;

/** Charts are drawn anew a moment after the page has another width, so a wide page gets a few more looks. */
async function findWideParts({ page }: Visitor): Promise<string[]> {
  let parts = await page.evaluate(listWideParts);
  for (let look = 1; look < LOOKS && parts.length > 0; look++) {
    await page.waitForTimeout(150);
    parts = await page.evaluate(listWideParts);
  }
  return parts;
}

/** Runs in the browser. The page as a whole must not scroll sideways; what scrolls inside itself may. */
function listWideParts(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const isOut = (box: DOMRect) => box.right > clientWidth + 1 || box.left < -1;
  const wide = [...document.querySelectorAll("body *")].filter((part) => isOut(part.getBoundingClientRect()));
  const parts = wide.slice(0, 5).map((part) => `${part.tagName} ${part.className} "${part.textContent?.slice(0, 40)}"`);
  return [`the page is ${scrollWidth} wide on ${clientWidth}`, ...parts];
}

/** Catalogue keys and places in braces that reached the reader. */
export async function findRawWords({ page }: Visitor, ids: readonly string[]): Promise<string[]> {
  const text = (await page.locator("body").allInnerTexts()).join("\n");
  const words = new Set(text.split(/[\s,;:()“”"«»]+/));
  const known = new Set(ids);
  const keys = [...words].filter((word) => known.has(word) && word.includes("."));
  return [...keys, ...(text.match(/\{\w+(,[^}]*)?\}/g) ?? [])];
}

export type Scheme = "light" | "dark";

/** Shows the page in one colour scheme, as a device that is set so. */
export async function paint({ page }: Visitor, colorScheme: Scheme): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.waitForFunction(
    (scheme) => document.documentElement.getAttribute("data-mantine-color-scheme") === scheme,
    colorScheme,
  );
}

/** What to ask axe: everything, or the colours only. */
export type Question = "all" | "colours";

/** What axe calls serious or critical. */
export async function findBarriers({ page }: Visitor, question: Question): Promise<string[]> {
  await page.evaluate(endTransitions);
  const axe = new AxeBuilder({ page });
  if (question === "colours") axe.withRules("color-contrast");
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary}`),
    );
}

/** Runs in the browser. A colour half-way between two others is nobody's choice. */
async function endTransitions(): Promise<void> {
  const ending = document.getAnimations().filter((move) => move.effect?.getComputedTiming().iterations !== Infinity);
  await Promise.allSettled(ending.map((move) => move.finished));
}
