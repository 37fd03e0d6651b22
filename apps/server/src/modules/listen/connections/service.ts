import type { Connection, connectorShapes, SourceKind } from "@tocsin/contract";
import type { z } from "zod";
import type { Actor } from "../../../platform/auth/actor.ts";
import { inTransaction } from "../../../platform/db/database.ts";
import { AppError, found, invalid } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { recordAudit } from "../../people/index.ts";
import { openAsk } from "../asking/ask.ts";
import { explainStumble } from "../connectors/answers.ts";
import type { Tested } from "../connectors/connector.ts";
import { findConnector } from "../connectors/index.ts";
import type { Listening } from "../outlook.ts";
import { findSource } from "../queries.ts";
import { checkFields, initialValues } from "./fields.ts";
import * as queries from "./queries.ts";
import { connectionStateOf } from "./rules.ts";
import { sealCredentials } from "./seal.ts";

type Wish = z.output<typeof connectorShapes.connectionBody>;
type Change = z.output<typeof connectorShapes.connectionPatch>;
type TestWish = z.output<typeof connectorShapes.connectionTestBody>;

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

export async function describeConnections({ db, clock }: Listening, workspaceId: string): Promise<Connection[]> {
  const speakers = await queries.listSpeakers(db, workspaceId);
  const now = clock.now();
  return (await queries.listConnections(db, workspaceId)).map((row) => ({
    ...{ id: row.id, kind: row.kind, name: row.name, account: row.account, scopes: row.scopes },
    state: connectionStateOf(
      { expiresAt: row.expires_at, checkedAt: row.checked_at, problemCode: row.problem_code },
      now,
    ),
    expiresAt: iso(row.expires_at),
    checkedAt: iso(row.checked_at),
    problem: row.problem_code === null ? null : { code: row.problem_code, message: row.problem_message ?? "" },
    createdAt: iso(row.created_at)!,
    sources: speakers.filter((one) => one.connection_id === row.id).map(({ id, name }) => ({ id, name })),
  }));
}

export const describeConnection = async (listening: Listening, workspaceId: string, id: string): Promise<Connection> =>
  found(
    (await describeConnections(listening, workspaceId)).find((one) => one.id === id),
    "connection",
  );

function checkCredentials(kind: SourceKind, given: Record<string, string>): Record<string, string> {
  const fields = findConnector(kind)?.manifest.credentials ?? [];
  if (fields.length === 0) throw invalid("no-account", "This is heard without an account.", { kind });
  return checkFields(fields, given, "body.credentials") as Record<string, string>;
}

/** Nothing is known of credentials that were not tried. */
const UNTESTED = {
  ...{ account: null, scopes: "[]", expires_at: null, checked_at: null },
  ...{ problem_code: null, problem_message: null },
};

export async function storeConnection(
  listening: Listening,
  actor: Actor,
  { kind, name, credentials }: Wish,
): Promise<string> {
  const now = listening.clock.now();
  const place = { workspace_id: actor.workspaceId, id: newId(now) };
  const sealed = sealCredentials(listening, place, checkCredentials(kind, credentials));
  await inTransaction(listening.db, async (tx) => {
    await queries.storeConnection(tx, { ...UNTESTED, ...place, kind, name, sealed, created_at: now });
    await recordAudit(tx, actor, { at: now, action: "connection-created", subject: name, details: { kind } });
  });
  return place.id;
}

export async function changeConnection(
  listening: Listening,
  actor: Actor,
  id: string,
  { name, credentials }: Change,
): Promise<void> {
  const row = found(await queries.findConnection(listening.db, actor.workspaceId, id), "connection");
  const sealed = credentials && sealCredentials(listening, row, checkCredentials(row.kind, credentials));
  await inTransaction(listening.db, async (tx) => {
    await queries.updateConnection(tx, row, {
      ...(name !== undefined && { name }),
      ...(sealed !== undefined && { ...UNTESTED, sealed }),
    });
    const at = listening.clock.now();
    if (sealed !== undefined) {
      await queries.wakeSpeakers(tx, row);
      await recordAudit(tx, actor, {
        at,
        action: "credentials-replaced",
        subject: name ?? row.name,
        details: { kind: row.kind },
      });
    }
    if (name !== undefined && name !== row.name)
      await recordAudit(tx, actor, { at, action: "connection-renamed", subject: name, details: { from: row.name } });
  });
}

export async function removeConnection({ db, clock }: Listening, actor: Actor, id: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const row = found(await queries.findConnection(tx, actor.workspaceId, id), "connection");
    const users = (await queries.listSpeakers(tx, actor.workspaceId)).filter((one) => one.connection_id === id);
    if (users.length > 0)
      throw new AppError(
        "conflict",
        "connection-in-use",
        "Sources still speak through this account. Remove them first.",
        {
          sources: users.map(({ name }) => name).join(", "),
        },
      );
    await queries.deleteConnection(tx, actor.workspaceId, id);
    await recordAudit(tx, actor, {
      at: clock.now(),
      action: "connection-deleted",
      subject: row.name,
      details: { kind: row.kind },
    });
  });
}

const LONGEST_TEST = 30_000;

/** Tries the credentials once, and keeps what the platform said of them. */
export async function testConnection(listening: Listening, actor: Actor, id: string, wish: TestWish): Promise<void> {
  const row = found(await queries.findConnection(listening.db, actor.workspaceId, id), "connection");
  const tested = await tryCredentials(listening, row, wish);
  const { db, clock } = listening;
  const checked_at = clock.now();
  await inTransaction(db, async (tx) => {
    await queries.updateConnection(tx, row, { checked_at, ...resultOf(tested) });
    const details = tested.ok ? { account: tested.account } : { problem: tested.code };
    await recordAudit(tx, actor, { at: checked_at, action: "connection-tested", subject: row.name, details });
  });
}

const resultOf = (tested: Tested) =>
  tested.ok
    ? {
        ...{ account: tested.account, scopes: JSON.stringify(tested.scopes), expires_at: tested.expiresAt },
        ...{ problem_code: null, problem_message: null },
      }
    : { problem_code: tested.code, problem_message: tested.message };

async function tryCredentials(listening: Listening, row: queries.ConnectionRow, wish: TestWish): Promise<Tested> {
  const connector = findConnector(row.kind);
  if (connector?.test === undefined) throw invalid("no-test", "This platform offers no way to test an account.");
  const source = await sourceToTestAs(listening, row, wish);
  const opened = await openAsk(listening, source, AbortSignal.timeout(LONGEST_TEST));
  if (!opened.ok) return opened;
  try {
    return await connector.test(opened.ask);
  } catch (error) {
    return explainStumble(error, (unforeseen) =>
      listening.log.error({ err: unforeseen, kind: row.kind }, "a test stumbled"),
    );
  } finally {
    await opened.settle();
  }
}

/** As the first source that speaks through it, unless told otherwise; else as one that nobody has made yet. */
async function sourceToTestAs({ db }: Listening, row: queries.ConnectionRow, { address, settings }: TestWish) {
  const { workspace_id, id, kind, name } = row;
  const fields = findConnector(kind)?.manifest.settings ?? [];
  const speaker = (await queries.listSpeakers(db, workspace_id)).find((one) => one.connection_id === id);
  const source = speaker && (await findSource(db, workspace_id, speaker.id));
  const blank = {
    workspace_id,
    id,
    kind,
    name,
    platform: "",
    address: "",
    settings: initialValues(fields),
    secret: "",
  };
  return {
    ...(source ?? blank),
    ...(address !== undefined && { address }),
    ...(settings !== undefined && { settings: { ...initialValues(fields), ...settings } }),
    ...{ memory: {}, connection_id: id },
  };
}
