/** The newsroom's folder. Every file appears whole or not at all: readers never meet half a page. */

import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Language } from "@tocsin/contract";
import type { Speaker } from "../../../platform/wording.ts";
import { feedPath, indexPath, statementPath } from "./address.ts";
import { renderFeed } from "./feed.ts";
import { renderIndex, renderStatement } from "./page.ts";
import type { Room } from "./room.ts";
import { style } from "./style.ts";

export const shelvesFolder = (dataFolder: string): string => join(dataFolder, "newsroom");
export const shelfFolder = (dataFolder: string, slug: string): string => join(shelvesFolder(dataFolder), slug);

export const isOnShelf = (folder: string): boolean => existsSync(join(folder, "index.html"));

/** Every file of a newsroom by its path. The front page speaks the workspace's language. */
export function renderRoom(room: Room, front: Language, speakers: ReadonlyMap<Language, Speaker>): Map<string, string> {
  const files = new Map([["newsroom.css", style]]);
  for (const language of room.languages) {
    const speaker = speakers.get(language)!;
    files.set(indexPath(language), renderIndex(room, speaker, "../"));
    files.set(feedPath(language), renderFeed(room, speaker));
  }
  for (const entry of room.entries)
    files.set(statementPath(entry.language, entry.id), renderStatement(room, entry, speakers.get(entry.language)!));
  // The front page comes last: whoever finds it finds everything it points to.
  return files.set("index.html", renderIndex(room, speakers.get(front)!, ""));
}

export async function putOnShelf(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const [path, content] of files) await replaceFile(join(folder, path), content);
}

async function replaceFile(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const fresh = `${path}.${randomBytes(6).toString("hex")}`;
  await writeFile(fresh, content, { flush: true });
  await rename(fresh, path);
}
