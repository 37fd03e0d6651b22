import { listenShapes } from "@tocsin/contract";
import type { z } from "zod";
import type { Context } from "../../../context.ts";
import type { Actor } from "../../../platform/auth/actor.ts";
import { type Db, inTransaction } from "../../../platform/db/database.ts";
import { found, invalid } from "../../../platform/errors.ts";
import { InvalidInput } from "../../../platform/http/endpoint.ts";
import { newId, newSecret } from "../../../platform/ids.ts";
import { recordAudit } from "../../people/index.ts";
import { ownAddressOf } from "../asking/ask.ts";
import { checkFields } from "../connections/fields.ts";
import { findConnection } from "../connections/queries.ts";
import { sealOwnSecret } from "../connections/seal.ts";
import type { Connector } from "../connectors/connector.ts";
import { findConnector } from "../connectors/index.ts";
import { waysOf } from "../connectors/ways.ts";
import { PULL_QUEUE } from "../pulling/pull.ts";
import * as queries from "../queries.ts";

type SourceWish = z.input<typeof listenShapes.sourceBody>;
type SourceChange = z.output<typeof listenShapes.sourcePatch>;

export const requireConnector = (kind: SourceWish["kind"]): Connector => {
  const connector = findConnector(kind);
  if (connector === undefined)
    throw invalid("unknown-kind", "This version does not know how to listen to that.", { kind });
  return connector;
};

/** A source of any kind that has a connector. The secret of its own address comes back once. */
export async function storeSource(
  context: Context,
  actor: Actor,
  given: SourceWish,
): Promise<queries.SourceRow & { readonly shownSecret: string }> {
  const wish = listenShapes.sourceBody.parse(given);
  const connector = requireConnector(wish.kind);
  const { workspaceId } = actor;
  const now = context.clock.now();
  const place = { workspace_id: workspaceId, id: newId(now) };
  const settings = checkFields(connector.manifest.settings, wish.settings, "body.settings");
  await checkConnection(context.db, workspaceId, { connector, connectionId: wish.connectionId });
  const shownSecret = connector.manifest.ways.includes("receive") ? newSecret() : "";
  const row = {
    ...NEVER_HEARD,
    ...place,
    ...{
      kind: wish.kind,
      name: wish.name,
      is_paused: false,
      created_at: now,
      settings,
      connection_id: wish.connectionId,
    },
    address:
      wish.kind === "webhook"
        ? ownAddressOf(context, { kind: wish.kind, id: place.id })
        : checkAddress(connector, wish.address),
    platform: connector.manifest.platform ?? wish.platform ?? (wish.kind === "feed" ? "news" : "other"),
    every_minutes: waysOf(connector, settings).includes("pull") ? wish.everyMinutes : 0,
    secret: sealOwnSecret(context, place, shownSecret),
  };
  await inTransaction(context.db, async (tx) => {
    await queries.storeSource(tx, row);
    await recordAudit(tx, actor, {
      at: now,
      action: "source-created",
      subject: wish.name,
      details: { kind: wish.kind },
    });
    if (row.every_minutes > 0)
      await context.jobs.send(tx, PULL_QUEUE, { workspaceId, sourceId: row.id }, { key: row.id });
  });
  return { ...found(await queries.findSource(context.db, workspaceId, row.id), "source"), shownSecret };
}

const NEVER_HEARD = {
  ...{ state: "new" as const, last_checked_at: null, last_post_at: null, next_check_at: null, failures: 0 },
  ...{ problem_code: null, problem_message: null, problem_since: null, memory: {} },
};

const refuseField = (path: string, code: string, message: string) => new InvalidInput([{ path, code, message }]);

function checkAddress({ manifest }: Connector, address: string): string {
  if (address === "" && manifest.needsAddress === true)
    throw refuseField("body.address", "needed", "This has to be filled in.");
  if (address !== "" && !URL.canParse(address))
    throw refuseField("body.address", "not-an-address", "An address such as https://example.org is expected.");
  return address;
}

async function checkConnection(
  db: Db,
  workspaceId: string,
  { connector, connectionId }: { connector: Connector; connectionId: string | null },
): Promise<void> {
  if (connectionId === null) {
    if (connector.manifest.credentials.some(({ isNeeded }) => isNeeded))
      throw refuseField("body.connectionId", "needed", "This platform is only heard through an account.");
    return;
  }
  const connection = await findConnection(db, workspaceId, connectionId);
  if (connection?.kind !== connector.kind)
    throw refuseField("body.connectionId", "not-an-option", "There is no such account of this platform.");
}

/** Settings are replaced as a whole. A source that is resumed, or changed, is asked again at once. */
export async function updateSource(context: Context, actor: Actor, id: string, change: SourceChange): Promise<void> {
  const { workspaceId } = actor;
  const row = found(await queries.findSource(context.db, workspaceId, id), "source");
  const connector = requireConnector(row.kind as SourceWish["kind"]);
  const isOther = [change.settings, change.address, change.connectionId].some((given) => given !== undefined);
  const settings = change.settings && checkFields(connector.manifest.settings, change.settings, "body.settings");
  if (change.connectionId !== undefined)
    await checkConnection(context.db, workspaceId, { connector, connectionId: change.connectionId });
  const { name, isPaused, everyMinutes, connectionId } = change;
  const isPulled = waysOf(connector, settings ?? row.settings).includes("pull");
  await inTransaction(context.db, async (tx) => {
    await queries.updateSource(tx, workspaceId, id, {
      ...(name !== undefined && { name }),
      ...(isPaused !== undefined && { is_paused: isPaused, ...FORGIVEN }),
      ...(settings !== undefined && { settings }),
      ...(change.address !== undefined &&
        row.kind !== "webhook" && { address: checkAddress(connector, change.address) }),
      ...(connectionId !== undefined && { connection_id: connectionId }),
      ...(isPulled && everyMinutes !== undefined && { every_minutes: everyMinutes }),
      ...(isOther && { ...FORGIVEN, memory: {} }),
    });
    const details = { changed: Object.keys(change) };
    await recordAudit(tx, actor, {
      at: context.clock.now(),
      action: "source-changed",
      subject: name ?? row.name,
      details,
    });
  });
}

/** What went wrong before is no word on what is tried now. */
const FORGIVEN = {
  ...{ failures: 0, problem_code: null, problem_message: null, problem_since: null },
  ...{ next_check_at: null, not_before: null, quiet_checks: 0 },
};

export async function deleteSource(context: Context, actor: Actor, id: string): Promise<void> {
  await inTransaction(context.db, async (tx) => {
    const gone = found(await queries.deleteSource(tx, actor.workspaceId, id), "source");
    await recordAudit(tx, actor, { at: context.clock.now(), action: "source-deleted", subject: gone.name });
  });
}
