import { AxeBuilder } from "@axe-core/playwright";
import type { Visitor } from "./visitor.ts";

const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
/** What the sizes of the page are called in a complaint. */
const sizes = { wide: WIDE, phone: PHONE };

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
export async function findOverflow({ page }: Visitor): Promise<string[]> {
  const found: string[] = [];
  for (const [name, size] of Object.entries(sizes)) {
    await page.setViewportSize(size);
    const parts = await page.evaluate(listWideParts);
    found.push(...parts.map((part) => `${name}: ${part}`));
  }
  await page.setViewportSize(WIDE);
  return found;
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

type Scheme = "light" | "dark";

/** What axe calls serious or critical, in one colour scheme. */
export async function findBarriers({ page }: Visitor, colorScheme: Scheme): Promise<string[]> {
  await page.emulateMedia({ colorScheme });
  await page.waitForFunction(
    (scheme) => document.documentElement.getAttribute("data-mantine-color-scheme") === scheme,
    colorScheme,
  );
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${colorScheme}: ${id}: ${node.html.slice(0, 200)}`));
}
