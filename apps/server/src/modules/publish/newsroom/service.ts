import type { Language } from "@tocsin/contract";
import type { Context } from "../../../context.ts";
import { inTransaction } from "../../../platform/db/database.ts";
import { type Speaker, speakerOf } from "../../../platform/wording.ts";
import { getWorkspace, listWorkspaces } from "../../people/index.ts";
import * as queries from "../queries.ts";
import { newsroomAddress } from "./address.ts";
import type { Entry, Room } from "./room.ts";
import { isOnShelf, putOnShelf, renderRoom, shelfFolder } from "./shelf.ts";

export const RENDER_QUEUE = "render-newsroom";

type Workspace = Awaited<ReturnType<typeof getWorkspace>>;

/** Writes a workspace's newsroom anew from the database. Only when the files are on the disk do its publications count as sent. */
export async function renderNewsroom(context: Context, workspaceId: string): Promise<void> {
  try {
    await inTransaction(context.db, async (tx) => {
      await queries.lockNewsroom(tx, workspaceId);
      const workspace = await getWorkspace(tx, workspaceId);
      const room = toRoom(context.config.publicUrl, workspace, await queries.listNewsroom(tx, workspaceId));
      const speakers = await listSpeakers(room.languages, workspace.time_zone);
      await putOnShelf(
        shelfFolder(context.config.dataFolder, workspace.slug),
        renderRoom(room, workspace.language, speakers),
      );
      const settled = await queries.settlePages(tx, workspaceId, context.clock.now());
      for (const id of new Set(settled.map((row) => row.statement_id)))
        await context.live.tell(tx, workspaceId, { kind: "statement", id, change: "delivered" });
    });
  } catch (error) {
    await queries.notePageProblem(
      context.db,
      workspaceId,
      `The newsroom's files could not be written: ${(error as Error).message}`,
    );
    throw error;
  }
}

function toRoom(publicUrl: string, workspace: Workspace, rows: readonly queries.NewsroomRow[]): Room {
  const languages = [...new Set<Language>([workspace.language, ...rows.map((row) => row.language)])];
  return {
    workspace: workspace.name,
    address: newsroomAddress(publicUrl, workspace.slug),
    openedAt: workspace.created_at,
    languages,
    entries: rows.map(toEntry),
  };
}

const toEntry = (row: queries.NewsroomRow): Entry => ({
  id: row.id,
  kind: row.kind,
  language: row.language,
  title: row.title,
  text: row.text,
  hash: row.hash,
  publishedAt: row.published_at,
  changedAt: row.changed_at,
  withdrawnAt: row.withdrawn_at,
  nextUpdateAt: row.next_update_at,
});

async function listSpeakers(languages: readonly Language[], timeZone: string): Promise<Map<Language, Speaker>> {
  const speakers = await Promise.all(languages.map((language) => speakerOf(language, timeZone)));
  return new Map(speakers.map((speaker) => [speaker.language, speaker]));
}

/** Every newsroom from the database: whatever was lost between a decision and its files is there again. */
export async function rebuildNewsrooms(context: Context): Promise<void> {
  for (const { id } of await listWorkspaces(context.db)) await renderNewsroom(context, id);
}

/** Newsrooms whose front page is gone, or was never there. */
export async function listBareShelves({ db, config }: Context): Promise<string[]> {
  const workspaces = await listWorkspaces(db);
  return workspaces.filter(({ slug }) => !isOnShelf(shelfFolder(config.dataFolder, slug))).map(({ id }) => id);
}
