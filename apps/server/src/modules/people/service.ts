import type { KeyScope, Language, peopleShapes, Role } from "@tocsin/contract";
import type { Context } from "../../context.ts";
import type { Actor } from "../../platform/auth/actor.ts";
import { DAY } from "../../platform/clock.ts";
import { type Db, inTransaction } from "../../platform/db/database.ts";
import { AppError, conflict, found, invalid } from "../../platform/errors.ts";
import { newId, newSecret, sha256 } from "../../platform/ids.ts";
import { speakerOf } from "../../platform/wording.ts";
import { recordAudit } from "./audit.ts";
import * as queries from "./queries.ts";
import { INVITATION_DAYS, permissionsOf, permissionsOfKey, slugOf } from "./rules.ts";

export interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** An account for a new person, inside the transaction of `db`; throws when the e-mail address belongs to a member. */
async function createAccount(context: Context, db: Db, { name, email, password }: NewAccount): Promise<string> {
  const address = email.toLowerCase();
  const auth = await context.authOn(db).$context;
  const hash = await auth.password.hash(password);
  const known = await queries.findPersonByEmail(db, address);
  if (known !== undefined) {
    if ((await queries.findMembership(db, known.id)) !== undefined)
      throw conflict("email-taken", "There is already an account with this e-mail address.");
    // Somebody who was taken out comes back: what they did before stays theirs.
    await auth.internalAdapter.updateUser(known.id, { name });
    await auth.internalAdapter.updatePassword(known.id, hash);
    return known.id;
  }
  const person = await auth.internalAdapter.createUser(
    { name, email: address, emailVerified: true },
    undefined as never,
  );
  await auth.internalAdapter.linkAccount({
    userId: person.id,
    providerId: "credential",
    accountId: person.id,
    password: hash,
  });
  return person.id;
}

export interface NewWorkspace {
  readonly workspace: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly isDemo?: boolean;
}

/** The first workspace with its administrator. Refused once there is one. */
export async function setUp(context: Context, wish: NewWorkspace & NewAccount): Promise<Actor> {
  checkTimeZone(wish.timeZone);
  const now = context.clock.now();
  return inTransaction(context.db, async (tx) => {
    await queries.lockSetup(tx);
    if ((await queries.countWorkspaces(tx)) > 0)
      throw conflict("already-set-up", "This installation already has its workspace. Sign in instead.");
    const id = newId(now);
    await queries.storeWorkspace(tx, {
      id,
      name: wish.workspace,
      slug: slugOf(wish.workspace, id),
      language: wish.language,
      time_zone: wish.timeZone,
      is_demo: wish.isDemo ?? false,
      created_at: now,
    });
    const personId = await createAccount(context, tx, wish);
    await queries.storeMember(tx, {
      workspace_id: id,
      person_id: personId,
      role: "admin",
      language: wish.language,
      joined_at: now,
    });
    const actor = toActor(found(await queries.findMember(tx, id, personId), "person"));
    await recordAudit(tx, actor, { at: now, action: "workspace-created", subject: wish.workspace });
    return actor;
  });
}

function checkTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
  } catch {
    throw invalid("unknown-time-zone", `“${timeZone}” is not a time zone. Use a name such as Asia/Tbilisi.`, {
      timeZone,
    });
  }
}

type NewPerson = NewAccount & { readonly role: Role; readonly language: Language };

/** Adds a person with a role; used by the command line, the demo and accepted invitations. */
export const addPerson = (context: Context, workspaceId: string, wish: NewPerson): Promise<Actor> =>
  inTransaction(context.db, (tx) => join(context, tx, workspaceId, wish));

async function join(context: Context, tx: Db, workspaceId: string, wish: NewPerson): Promise<Actor> {
  const now = context.clock.now();
  const person_id = await createAccount(context, tx, wish);
  await queries.storeMember(tx, {
    workspace_id: workspaceId,
    person_id,
    role: wish.role,
    language: wish.language,
    joined_at: now,
  });
  const actor = toActor(found(await queries.findMember(tx, workspaceId, person_id), "person"));
  await recordAudit(tx, actor, { at: now, action: "person-joined", subject: wish.email, details: { role: wish.role } });
  return actor;
}

export function toActor(row: queries.MemberRow): Actor {
  return {
    kind: "person",
    id: row.person_id,
    name: row.name,
    email: row.email,
    workspaceId: row.workspace_id,
    role: row.role,
    permissions: permissionsOf(row.role),
    language: row.language,
  };
}

export async function describeSession(db: Db, actor: Actor): Promise<peopleShapes.Session> {
  const workspace = await queries.getWorkspace(db, actor.workspaceId);
  const { id, name, email, language, role } = actor;
  return {
    person: { id, name, email, language },
    workspace: {
      id: workspace.id,
      name: workspace.name,
      language: workspace.language,
      timeZone: workspace.time_zone,
      slug: workspace.slug,
    },
    role,
    permissions: [...actor.permissions],
    isDemo: workspace.is_demo,
  };
}

const LAST_SEEN_STEP = 60_000;

/** Who a request comes from: an API key in the authorization header, else a session cookie; null when neither holds. */
export async function identify(
  context: Context,
  headers: Record<string, string | string[] | undefined>,
): Promise<Actor | null> {
  const bearer = /^Bearer\s+(\S+)$/i.exec(String(headers.authorization ?? ""))?.[1];
  if (bearer !== undefined) return identifyKey(context, bearer);
  const cookie = headers.cookie;
  if (typeof cookie !== "string") return null;
  const session = await context.auth.api.getSession({ headers: new Headers({ cookie }) });
  if (session === null) return null;
  const member = await queries.findMembership(context.db, session.user.id);
  if (member === undefined) return null;
  const now = context.clock.now();
  if (now.getTime() - (member.last_seen_at?.getTime() ?? 0) > LAST_SEEN_STEP)
    await queries.touchMember(context.db, member.workspace_id, member.person_id, now);
  return toActor(member);
}

async function identifyKey(context: Context, secret: string): Promise<Actor | null> {
  const key = await queries.findKey(context.db, sha256(secret));
  if (key === undefined) return null;
  await queries.touchKey(context.db, key.hash, context.clock.now());
  const permissions = permissionsOfKey(key.scopes);
  const role: Role = permissions.includes("respond") ? "responder" : "viewer";
  return {
    kind: "key",
    id: key.id,
    name: key.name,
    email: "",
    workspaceId: key.workspace_id,
    role,
    permissions,
    scopes: key.scopes,
    ...(key.created_by !== null && { keeperId: key.created_by }),
    language: "en",
  };
}

export async function createKey(
  context: Context,
  actor: Actor,
  { name, scopes }: { name: string; scopes: KeyScope[] },
) {
  const secret = `tocsin_${newSecret()}`;
  const now = context.clock.now();
  const row = {
    workspace_id: actor.workspaceId,
    id: newId(now),
    name,
    scopes,
    start: secret.slice(0, 12),
    hash: sha256(secret),
    created_at: now,
    created_by: actor.id,
  };
  await inTransaction(context.db, async (tx) => {
    await queries.storeKey(tx, row);
    await recordAudit(tx, actor, { at: now, action: "key-created", subject: name, details: { scopes } });
  });
  return { ...row, secret };
}

export async function invite(context: Context, actor: Actor, { email, role }: { email: string; role: Role }) {
  const now = context.clock.now();
  const token = newSecret();
  const row = {
    workspace_id: actor.workspaceId,
    id: newId(now),
    email: email.toLowerCase(),
    role,
    token_hash: sha256(token),
    invited_by: actor.name,
    expires_at: new Date(now.getTime() + INVITATION_DAYS * DAY),
  };
  await inTransaction(context.db, async (tx) => {
    await queries.storeInvitation(tx, row);
    await recordAudit(tx, actor, { at: now, action: "person-invited", subject: email, details: { role } });
  });
  const link = `${context.config.publicUrl}/invitation/${token}`;
  if (context.mail.isReady) await sendInvitation(context, actor, { email, role, link });
  return { ...row, link };
}

async function sendInvitation(
  context: Context,
  actor: Actor,
  { email, role, link }: { email: string; role: Role; link: string },
): Promise<void> {
  const workspace = await queries.getWorkspace(context.db, actor.workspaceId);
  const { say } = await speakerOf(workspace.language, workspace.time_zone);
  const values = { inviter: actor.name, workspace: workspace.name, role: say(`role.${role}`) };
  const letter = {
    to: email,
    subject: say("mail.invitation.subject", values),
    text: `${say("mail.invitation.body", values)}\n\n${link}\n`,
  };
  // The link is also shown to the inviter, so a mail server that is down does not lose the invitation.
  await context.mail.send(letter).catch((error) => context.log.warn({ err: error }, "invitation mail not sent"));
}

interface Acceptance {
  readonly token: string;
  readonly name: string;
  readonly password: string;
  readonly language: Language;
}

export function acceptInvitation(context: Context, wish: Acceptance): Promise<Actor> {
  const tokenHash = sha256(wish.token);
  const now = context.clock.now();
  return inTransaction(context.db, async (tx) => {
    const invitation = found(await queries.findInvitation(tx, tokenHash, now), "invitation");
    if (!(await queries.useInvitation(tx, tokenHash, now)))
      throw conflict("invitation-used", "This invitation has just been used.");
    return join(context, tx, invitation.workspace_id, { ...wish, email: invitation.email, role: invitation.role });
  });
}

/** A workspace must keep one administrator, or nobody could ever change anything again. */
async function keepOneAdmin(db: Db, workspaceId: string, personId: string): Promise<void> {
  const admins = await queries.listMembersOfRole(db, workspaceId, "admin");
  if (admins.length === 1 && admins[0]!.person_id === personId)
    throw conflict("last-admin", "This is the only administrator. Make somebody else administrator first.");
}

export async function changeRole(
  context: Context,
  actor: Actor,
  personId: string,
  role: Role,
): Promise<queries.MemberRow> {
  const at = context.clock.now();
  return inTransaction(context.db, async (tx) => {
    await queries.lockAudit(tx, actor.workspaceId);
    const member = found(await queries.findMember(tx, actor.workspaceId, personId), "person");
    if (role !== "admin") await keepOneAdmin(tx, actor.workspaceId, personId);
    await queries.updateRole(tx, actor.workspaceId, personId, role);
    await recordAudit(tx, actor, {
      at,
      action: "role-changed",
      subject: member.email,
      details: { from: member.role, to: role },
    });
    return { ...member, role };
  });
}

export async function removePerson(context: Context, actor: Actor, personId: string): Promise<void> {
  const at = context.clock.now();
  await inTransaction(context.db, async (tx) => {
    await queries.lockAudit(tx, actor.workspaceId);
    const member = found(await queries.findMember(tx, actor.workspaceId, personId), "person");
    await keepOneAdmin(tx, actor.workspaceId, personId);
    await queries.deleteMember(tx, actor.workspaceId, personId);
    await queries.endSessions(tx, personId);
    await recordAudit(tx, actor, { at, action: "person-removed", subject: member.email });
  });
}

/** Signs a known person in without a password: the demonstration's role buttons. */
export async function openDemoSession(context: Context, role: Role): Promise<{ actor: Actor; email: string }> {
  const workspace = (await queries.listWorkspaces(context.db)).find((one) => one.is_demo);
  if (workspace === undefined || !context.config.isDemo)
    throw new AppError("forbidden", "not-a-demo", "Signing in by role exists only in the demonstration.");
  const actor = toActor(found(await queries.findMemberOfRole(context.db, workspace.id, role), "person"));
  return { actor, email: actor.email };
}
