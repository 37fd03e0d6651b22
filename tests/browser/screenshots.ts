/** `npm run screenshots`: pictures of the demonstration. The README's few go to docs/screenshots, all others to `--all DIR`. */
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startDemo } from "../../apps/server/src/demo.ts";
import { type Language, languages, type Role } from "../../packages/contract/src/words.ts";
import { answerAlert, type Filled, hearAlert, knock, type Member, type Ring } from "./filled.ts";
import { paint, type Scheme, settle, sizes } from "./look.ts";
import { sights } from "./sights.ts";
import { openStage, type Stage } from "./stage.ts";
import type { Visitor } from "./visitor.ts";

interface Picture {
  readonly path: string;
  readonly language: Language;
  readonly scheme: Scheme;
  readonly size: keyof typeof sizes;
}

const kept = fileURLToPath(new URL("../../docs/screenshots", import.meta.url));
const LARGEST_KB = 250;
/** A severe alert has something to show in every part of its brief; it comes some minutes into the story. */
const SHOWN_SEVERITY = 4;

const whileItRings = ({ alertId }: Ring): Record<string, Picture> => ({
  "watch-en-light": { path: "/", language: "en", scheme: "light", size: "wide" },
  "watch-el-phone": { path: "/", language: "el", scheme: "light", size: "phone" },
  "alert-fa-dark": { path: `/alerts/${alertId}`, language: "fa", scheme: "dark", size: "wide" },
});

const afterTheAnswer = ({ incidentId, draftId, newsroom }: Filled): Record<string, Picture> => ({
  "incident-en-light": { path: `/incidents/${incidentId}`, language: "en", scheme: "light", size: "wide" },
  "statement-ka-light": { path: `/publish/${draftId}?language=ka`, language: "ka", scheme: "light", size: "wide" },
  "newsroom-ar-light": { path: `${newsroom}ar/`, language: "ar", scheme: "light", size: "wide" },
});

async function takeAll({ all, only }: { all?: string; only?: string }): Promise<void> {
  const stage = await openStage({ isDemo: true });
  const curtain = new AbortController();
  try {
    await startDemo(stage.product.context, curtain.signal);
    const admin = await signIn(stage, "admin");
    const ring = await hearAlert(admin.client, SHOWN_SEVERITY);
    await keep(stage, admin, whileItRings(ring));
    await admin.client.setMyLanguage({ body: { language: "en" } });
    const filled = await answerAlert(admin, await signIn(stage, "approver"), ring);
    await keep(stage, admin, afterTheAnswer(filled));
    const wanted = languages.filter((language) => only === undefined || only.split(",").includes(language));
    if (all !== undefined) for (const language of wanted) await takeLanguage(stage, filled, { language, folder: all });
  } finally {
    curtain.abort();
    await stage.close();
  }
}

async function signIn(stage: Stage, role: Role): Promise<Member> {
  const member = knock(stage.address);
  await member.client.createDemoSession({ body: { role } });
  return member;
}

async function enterAs(stage: Stage, member: Member, language: Language): Promise<Visitor> {
  await member.client.setMyLanguage({ body: { language } });
  const visitor = await stage.enter(language);
  await visitor.page.context().addCookies(member.cookies());
  return visitor;
}

async function keep(stage: Stage, admin: Member, pictures: Record<string, Picture>): Promise<void> {
  mkdirSync(kept, { recursive: true });
  for (const [name, { path, language, scheme, size }] of Object.entries(pictures)) {
    const visitor = await enterAs(stage, admin, language);
    const file = join(kept, `${name}.png`);
    await visitor.page.setViewportSize(sizes[size]);
    await visitor.page.emulateMedia({ colorScheme: scheme });
    await visitor.open(path);
    await settle(visitor);
    await visitor.page.waitForTimeout(DRAWING_MS);
    await visitor.page.screenshot({ path: file });
    await visitor.leave();
    checkSize(file);
  }
}

/** Fonts and canvases come a moment after the page. */
const DRAWING_MS = 700;

function checkSize(file: string): void {
  const kb = Math.round(statSync(file).size / 1000);
  console.log(`${file} ${kb} kB`);
  if (kb > LARGEST_KB) throw new Error(`${file} is larger than ${LARGEST_KB} kB.`);
}

interface Album {
  readonly language: Language;
  readonly folder: string;
}

async function takeLanguage(stage: Stage, filled: Filled, { language, folder }: Album): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const visitor = await enterAs(stage, filled.admin, language);
  for (const { name, path } of sights) {
    await visitor.open(path(filled));
    await settle(visitor);
    for (const size of ["wide", "phone"] as const)
      for (const scheme of ["light", "dark"] as const) {
        await visitor.page.setViewportSize(sizes[size]);
        await paint(visitor, scheme);
        await visitor.page.waitForTimeout(DRAWING_MS);
        await visitor.page.screenshot({
          path: join(folder, `${language}-${name}-${size}-${scheme}.png`),
          fullPage: true,
        });
      }
  }
  await visitor.leave();
}

const { values } = parseArgs({ options: { all: { type: "string" }, only: { type: "string" } } });
await takeAll(values);
