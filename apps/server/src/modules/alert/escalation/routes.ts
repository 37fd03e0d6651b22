import type { EndpointName } from "@tocsin/contract";
import type { Context } from "../../../context.ts";
import { inTransaction } from "../../../platform/db/database.ts";
import type { SomeHandlers } from "../../../platform/http/endpoint.ts";
import { recordAudit } from "../../people/index.ts";
import { findHoles } from "./coverage.ts";
import { listCallees, setDuty, setMyDuty } from "./duties.ts";
import { deletePolicy, getPolicy, listPolicies, storePolicy } from "./policies.ts";
import { ringPolicyForTest } from "./policyTest.ts";
import { readBook } from "./roster.ts";
import { deleteRotation, deleteSwap, listRotations, showShifts, storeRotation, storeSwap } from "./rotations.ts";
import { builtInPolicy } from "./rules.ts";
import type { Stretch } from "./shifts.ts";
import { answerCall, readEscalation } from "./view.ts";

type Mine = Extract<
  EndpointName,
  | "getEscalation"
  | "answerCall"
  | "listPolicies"
  | "createPolicy"
  | "updatePolicy"
  | "deletePolicy"
  | "testPolicy"
  | "getCoverage"
  | "listRotations"
  | "createRotation"
  | "updateRotation"
  | "deleteRotation"
  | "listShifts"
  | "createSwap"
  | "deleteSwap"
  | "listCallees"
  | "setDuty"
  | "setMyDuty"
>;

const stretchOf = ({ from, until }: { from: string; until: string }): Stretch => ({
  from: new Date(from),
  until: new Date(until),
});

export function escalationRoutes(context: Context): SomeHandlers<Mine> {
  const { db } = context;
  return {
    getEscalation: ({ actor, params }) => readEscalation(context, actor.workspaceId, params.id),
    answerCall: ({ actor, params, body }) =>
      answerCall(context, { workspaceId: actor.workspaceId, alertId: params.id, callId: body.callId }),
    async listPolicies({ actor }) {
      return { items: [...(await listPolicies(db, actor.workspaceId)), builtInPolicy] };
    },
    createPolicy: ({ actor, body }) => storePolicy(context, actor, { wish: body }),
    updatePolicy: ({ actor, params, body }) => storePolicy(context, actor, { id: params.id, wish: body }),
    async deletePolicy({ actor, params }) {
      await deletePolicy(context, actor, params.id);
      return {};
    },
    async testPolicy({ actor, params }) {
      const { name } = await getPolicy(db, actor.workspaceId, params.id);
      const at = context.clock.now();
      await inTransaction(db, (tx) => recordAudit(tx, actor, { at, action: "policy-tested", subject: name }));
      return ringPolicyForTest(context, actor, params.id);
    },
    async getCoverage({ actor, params, query }) {
      const policy = await getPolicy(db, actor.workspaceId, params.id);
      const severity = query.severity ?? policy.minimumSeverity;
      const { roster } = await readBook(context, db, actor.workspaceId, severity);
      const holes = findHoles(policy, roster, { ...stretchOf(query), severity });
      const show = ({ step, from, until }: (typeof holes)[number]) => ({
        ...{ step, from: from.toISOString(), until: until.toISOString() },
      });
      return { severity, holes: holes.map(show) };
    },
    async listRotations({ actor }) {
      return { items: await listRotations(context, actor.workspaceId) };
    },
    createRotation: ({ actor, body }) => storeRotation(context, actor, { wish: body }),
    updateRotation: ({ actor, params, body }) => storeRotation(context, actor, { id: params.id, wish: body }),
    async deleteRotation({ actor, params }) {
      await deleteRotation(context, actor, params.id);
      return {};
    },
    async listShifts({ actor, params, query }) {
      return { items: await showShifts(context, actor.workspaceId, params.id, stretchOf(query)) };
    },
    createSwap: ({ actor, params, body }) => storeSwap(context, actor, params.id, body),
    async deleteSwap({ actor, params }) {
      await deleteSwap(context, actor, params.id);
      return {};
    },
    async listCallees({ actor }) {
      return { items: await listCallees(context, actor.workspaceId) };
    },
    setMyDuty: ({ actor, body }) => setMyDuty(context, actor, body),
    setDuty: ({ actor, params, body }) => setDuty(context, actor, params, body),
  };
}
