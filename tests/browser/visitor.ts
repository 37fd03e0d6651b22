import type { Locator, Page } from "playwright-core";
import type { Language } from "../../packages/contract/src/words.ts";
import { escapePattern, type Name, openCatalogue, type Say } from "./catalogue.ts";

type Role = Parameters<Page["getByRole"]>[0];
type Values = Record<string, string>;

const LONGEST_WAIT_MS = 30_000;

/** Somebody at a browser, who finds things by their role and by the name the catalogue gives them. */
export class Visitor {
  readonly page: Page;
  readonly language: Language;
  readonly say: Say;
  /** What the browser complained about since the page was opened. */
  readonly faults: string[] = [];

  constructor(page: Page, language: Language) {
    this.page = page;
    this.language = language;
    this.say = openCatalogue(language).say;
    page.setDefaultTimeout(LONGEST_WAIT_MS);
    this.#listen();
  }

  #listen(): void {
    this.page.on("console", (message) => {
      if (message.type() === "error") this.faults.push(`console: ${message.text()}`);
    });
    this.page.on("pageerror", (error) => this.faults.push(`script: ${error.message}`));
    this.page.on("response", (answer) => {
      if (answer.status() >= 400) this.faults.push(`${answer.status()} ${answer.url()}`);
    });
    this.page.on("requestfailed", (request) => {
      const why = request.failure()?.errorText ?? "";
      // Leaving a page ends its live stream and the questions that are still open.
      if (!why.includes("ERR_ABORTED")) this.faults.push(`${why} ${request.url()}`);
    });
  }

  find(role: Role, id: string, values?: Values): Locator {
    return this.named(role, this.say(id, values));
  }

  named(role: Role, name: Name): Locator {
    return this.page.getByRole(role, { name, exact: true });
  }

  text(id: string, values?: Values): Locator {
    return this.page.getByText(this.say(id, values), { exact: true });
  }

  /** A field by its label; a required one carries a star behind it. */
  field(id: string, values?: Values): Locator {
    return this.labelled(this.say(id, values));
  }

  labelled(name: Name): Locator {
    const pattern = typeof name === "string" ? new RegExp(`^${escapePattern(name)}\\s*\\*?$`) : name;
    return this.page.getByLabel(pattern).and(this.page.locator("input, textarea, select"));
  }

  press(id: string, values?: Values): Promise<void> {
    return this.find("button", id, values).click();
  }

  follow(id: string, values?: Values): Promise<void> {
    return this.find("link", id, values).first().click();
  }

  write(id: string, text: string): Promise<void> {
    return this.field(id).fill(text);
  }

  /** Chooses from a list that opens on a press. */
  async choose(id: string, option: string): Promise<void> {
    await this.field(id).click();
    await this.find("option", option).click();
  }

  async heading(id: string, values?: Values): Promise<void> {
    await this.find("heading", id, values).first().waitFor();
  }

  async open(path: string): Promise<void> {
    await this.page.goto(path);
  }

  /** What the last press on a copy button put on the clipboard. */
  copied(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  leave(): Promise<void> {
    return this.page.context().close();
  }
}
