/**
 * The product as its users meet it: started whole, on an embedded database in a folder of its own, behind a port, with
 * the built pages, a real mail server beside it and a real browser in front of it.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium } from "playwright-core";
import { readConfig } from "../../apps/server/src/config.ts";
import { type Product, startProduct } from "../../apps/server/src/product.ts";
import { Mailbox } from "../../lab/src/platforms.ts";
import type { Language } from "../../packages/contract/src/words.ts";
import { ensureBuilt } from "../../scripts/build.mjs";
import { chromiumMissing, findChromium } from "../../scripts/chromium.mjs";
import { Visitor } from "./visitor.ts";

const chromiumArguments = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface Stage {
  /** As people type it, without a slash at the end. */
  readonly address: string;
  readonly product: Product;
  readonly mailbox: Mailbox;
  readonly browser: Browser;
  /** Somebody at a browser of their own: no cookies, no memory. */
  enter(language: Language, options?: BrowserContextOptions): Promise<Visitor>;
  close(): Promise<void>;
}

export interface Play {
  readonly isDemo?: boolean;
  /** Absent: the product makes its own database, as it does for people. */
  readonly databaseUrl?: string;
}

export async function openStage({ isDemo = false, databaseUrl }: Play = {}): Promise<Stage> {
  await ensureBuilt("web");
  const mailbox = new Mailbox();
  await mailbox.start();
  const dataFolder = mkdtempSync(join(tmpdir(), "tocsin-browser-"));
  const port = await findFreePort();
  const address = `http://localhost:${port}`;
  const product = await startProduct(
    readConfig({
      ...{ dataFolder, port, isDemo, publicUrl: address, smtpUrl: mailbox.address },
      ...{ databaseUrl, host: "127.0.0.1", allowPrivateAddresses: true, logLevel: "error" },
    }),
  );
  const browser = await openBrowser();
  return {
    ...{ address, product, mailbox, browser },
    enter: (language, options = {}) => enter({ browser, address, language, options }),
    async close() {
      await browser.close();
      await product.stop();
      await mailbox.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(chromiumMissing);
  return chromium.launch({ executablePath, args: chromiumArguments });
}

interface Entering {
  readonly browser: Browser;
  readonly address: string;
  readonly language: Language;
  readonly options: BrowserContextOptions;
}

async function enter({ browser, address, language, options }: Entering): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: address,
    locale: language,
    reducedMotion: "reduce",
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  return new Visitor(await context.newPage(), language);
}

/** The product must know its own address before it listens: links in mails carry it. */
function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const place = probe.address();
      const port = typeof place === "object" && place !== null ? place.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
