import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { installSystemPackages } from "./system-packages.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const places = ["chrome-linux/chrome", "chrome-linux64/chrome", "chrome-mac/Chromium.app/Contents/MacOS/Chromium"];

export const chromiumMissing =
  "The browser checks need Chromium. Install it (on Debian: sudo apt-get install chromium fonts-noto-core) " +
  "or set CHROMIUM_PATH to its program file.";

/** The program file of a Chromium: a named one, the system's, playwright's, or one installed for this. May be absent. */
export async function ensureChromium() {
  return (
    findChromium() ?? ((await installSystemPackages(["chromium", "fonts-noto-core"])) ? findChromium() : undefined)
  );
}

export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return isProgram(named) ? named : undefined;
  return [...systemPrograms(), ...playwrightPrograms()].find(isProgram);
}

function systemPrograms() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function playwrightPrograms() {
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), ".cache/ms-playwright");
  if (!existsSync(cache)) return [];
  const versions = readdirSync(cache).filter((name) => name.startsWith("chromium-"));
  return versions.flatMap((version) => places.map((place) => join(cache, version, place)));
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
