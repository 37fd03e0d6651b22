import type { EndpointName } from "@tocsin/contract";
import type { FastifyReply } from "fastify";
import type { Context } from "../../context.ts";
import { inTransaction } from "../../platform/db/database.ts";
import { AppError, found } from "../../platform/errors.ts";
import type { SomeHandlers } from "../../platform/http/endpoint.ts";
import { sha256 } from "../../platform/ids.ts";
import { checkAudit, recordAudit } from "./audit.ts";
import * as queries from "./queries.ts";
import * as service from "./service.ts";
import { DEMO_PASSWORD, VERSION } from "./version.ts";

type Mine = Extract<
  EndpointName,
  | "getSetup"
  | "createSetup"
  | "getSession"
  | "createSession"
  | "deleteSession"
  | "createDemoSession"
  | "setMyLanguage"
  | "updateWorkspace"
  | "listMembers"
  | "updateMember"
  | "deleteMember"
  | "listInvitations"
  | "createInvitation"
  | "deleteInvitation"
  | "findInvitation"
  | "acceptInvitation"
  | "listApiKeys"
  | "createApiKey"
  | "deleteApiKey"
  | "listAudit"
  | "checkAudit"
>;

const iso = (at: Date): string => at.toISOString();

const toMember = (row: queries.MemberRow) => ({
  id: row.person_id,
  name: row.name,
  email: row.email,
  role: row.role,
  joinedAt: iso(row.joined_at),
  lastSeenAt: row.last_seen_at === null ? null : iso(row.last_seen_at),
});

async function signIn(context: Context, reply: FastifyReply, body: { email: string; password: string }) {
  const answer = await context.auth.api.signInEmail({ body, asResponse: true });
  if (!answer.ok)
    throw new AppError("unauthenticated", "wrong-password", "E-mail address and password do not belong together.");
  for (const cookie of answer.headers.getSetCookie()) reply.header("set-cookie", cookie);
  const { user } = (await answer.json()) as { user: { id: string } };
  const member = await queries.findMembership(context.db, user.id);
  if (member === undefined)
    throw new AppError("forbidden", "no-workspace", "This account belongs to no workspace any more.");
  return service.describeSession(context.db, service.toActor(member));
}

export function peopleRoutes(context: Context): SomeHandlers<Mine> {
  const { db, clock } = context;
  return {
    async getSetup() {
      return { isNeeded: (await queries.countWorkspaces(db)) === 0, isDemo: context.config.isDemo, version: VERSION };
    },
    async createSetup({ body, reply }) {
      await service.setUp(context, body);
      return signIn(context, reply, body);
    },
    getSession: ({ actor }) => service.describeSession(db, actor),
    createSession: ({ body, reply }) => signIn(context, reply, body),
    async deleteSession({ request, reply }) {
      const answer = await context.auth.api.signOut({
        headers: new Headers({ cookie: request.headers.cookie ?? "" }),
        asResponse: true,
      });
      for (const cookie of answer.headers.getSetCookie()) reply.header("set-cookie", cookie);
      return {};
    },
    async createDemoSession({ body, reply }) {
      const { email } = await service.openDemoSession(context, body.role);
      return signIn(context, reply, { email, password: DEMO_PASSWORD });
    },
    async setMyLanguage({ actor, body }) {
      await queries.setLanguage(db, actor.workspaceId, actor.id, body.language);
      return {};
    },
    async updateWorkspace({ actor, body }) {
      await inTransaction(db, async (tx) => {
        await queries.updateWorkspace(tx, actor.workspaceId, {
          name: body.name,
          language: body.language,
          time_zone: body.timeZone,
        });
        await recordAudit(tx, actor, {
          at: clock.now(),
          action: "workspace-changed",
          subject: body.name,
          details: body,
        });
      });
      return service.describeSession(db, actor);
    },
    async listMembers({ actor }) {
      return { items: (await queries.listMembers(db, actor.workspaceId)).map(toMember) };
    },
    async updateMember({ actor, params, body }) {
      return toMember(await service.changeRole(context, actor, params.id, body.role));
    },
    async deleteMember({ actor, params }) {
      await service.removePerson(context, actor, params.id);
      return {};
    },
    async listInvitations({ actor }) {
      const rows = await queries.listInvitations(db, actor.workspaceId, clock.now());
      return {
        items: rows.map((row) => ({
          id: row.id,
          email: row.email,
          role: row.role,
          invitedBy: row.invited_by,
          expiresAt: iso(row.expires_at),
        })),
      };
    },
    async createInvitation({ actor, body }) {
      const made = await service.invite(context, actor, body);
      return {
        id: made.id,
        email: made.email,
        role: made.role,
        invitedBy: made.invited_by,
        expiresAt: iso(made.expires_at),
        link: made.link,
      };
    },
    async deleteInvitation({ actor, params }) {
      await queries.deleteInvitation(db, actor.workspaceId, params.id);
      return {};
    },
    async findInvitation({ params }) {
      const row = found(await queries.findInvitation(db, sha256(params.token), clock.now()), "invitation");
      return { workspace: row.workspace, email: row.email, role: row.role, invitedBy: row.invited_by };
    },
    async acceptInvitation({ body, reply }) {
      const { email } = await service.acceptInvitation(context, body);
      return signIn(context, reply, { email, password: body.password });
    },
    async listApiKeys({ actor }) {
      const rows = await queries.listKeys(db, actor.workspaceId);
      return {
        items: rows.map(({ id, name, scopes, start, created_at, last_used_at }) => ({
          id,
          name,
          scopes,
          start,
          createdAt: iso(created_at),
          lastUsedAt: last_used_at === null ? null : iso(last_used_at),
        })),
      };
    },
    async createApiKey({ actor, body }) {
      const { id, name, scopes, start, created_at, secret } = await service.createKey(context, actor, body);
      return { id, name, scopes, start, createdAt: iso(created_at), lastUsedAt: null, secret };
    },
    async deleteApiKey({ actor, params }) {
      await inTransaction(db, async (tx) => {
        await queries.deleteKey(tx, actor.workspaceId, params.id);
        await recordAudit(tx, actor, { at: clock.now(), action: "key-revoked", subject: params.id });
      });
      return {};
    },
    async listAudit({ actor, query }) {
      const before = query.cursor === undefined ? null : Number(query.cursor);
      const rows = await queries.listAudit(db, actor.workspaceId, { before, limit: query.limit });
      const items = rows.map(({ sequence, at, actor: who, action, subject, details, hash }) => ({
        sequence,
        at: iso(at),
        actor: who,
        action,
        subject,
        details,
        hash,
      }));
      return { items, next: rows.length < query.limit ? null : String(rows.at(-1)!.sequence) };
    },
    checkAudit: ({ actor }) => checkAudit(db, actor.workspaceId),
  };
}
