import type { EndpointName } from "@tocsin/contract";
import type { Context } from "../../context.ts";
import { inTransaction } from "../../platform/db/database.ts";
import { found } from "../../platform/errors.ts";
import type { SomeHandlers } from "../../platform/http/endpoint.ts";
import { streamLive } from "../../platform/http/stream.ts";
import { recordAudit } from "../people/index.ts";
import { createBell, readBells, showBell, showTarget } from "./bells.ts";
import { ringForTest } from "./deliver.ts";
import { addDevice, deleteDevice, findDevice, getPushKeys, listDevices, renewDevice } from "./devices.ts";
import { mergeFires, splitFire } from "./fires/acts.ts";
import { removeGateway, setGateway, showGateway } from "./gateway.ts";
import * as queries from "./queries.ts";
import * as service from "./service.ts";

type Mine = Extract<
  EndpointName,
  | "listAlerts"
  | "getAlert"
  | "acknowledgeAlert"
  | "promiseAlert"
  | "muteAlert"
  | "unmuteAlert"
  | "dismissAlert"
  | "splitAlert"
  | "mergeAlert"
  | "listBells"
  | "createBell"
  | "deleteBell"
  | "testBell"
  | "getPushKey"
  | "listDevices"
  | "addDevice"
  | "renewDevice"
  | "deleteDevice"
  | "testDevice"
  | "getSmsGateway"
  | "setSmsGateway"
  | "deleteSmsGateway"
  | "listenLive"
>;

export function alertRoutes(context: Context): SomeHandlers<Mine> {
  const { db, clock } = context;
  return {
    async listAlerts({ actor, query }) {
      const { state, watchId, cursor = null, limit } = query;
      const rows = await queries.listAlerts(db, actor.workspaceId, {
        isActiveOnly: state === "active",
        watchId,
        before: cursor,
        limit,
      });
      return { items: rows.map(service.toAlert), next: rows.length < limit ? null : rows.at(-1)!.id };
    },
    async getAlert({ actor, params }) {
      const alert = await service.readAlert(db, actor.workspaceId, params.id);
      const deliveries = alert.deliveries.map((delivery) => ({
        ...delivery,
        target: showTarget(delivery.channel, delivery.target, actor),
      }));
      return { ...alert, deliveries };
    },
    acknowledgeAlert: ({ actor, params }) => service.acknowledge(context, actor, params.id),
    promiseAlert: ({ actor, params, body }) => service.promise(context, actor, params.id, new Date(body.until)),
    muteAlert: ({ actor, params, body }) => service.mute(context, actor, params.id, new Date(body.until)),
    unmuteAlert: ({ actor, params }) => service.unmute(context, actor, params.id),
    dismissAlert: ({ actor, params, body }) => service.dismiss(context, actor, params.id, body),
    splitAlert: ({ actor, params, body }) => splitFire(context, actor, params.id, body.episodeIds),
    mergeAlert: ({ actor, params, body }) => mergeFires(context, actor, params.id, body.alertId),
    async listBells({ actor }) {
      return { items: (await readBells(context, db, actor.workspaceId)).map((row) => showBell(row, actor)) };
    },
    createBell: ({ actor, body }) => createBell(context, actor, body),
    async deleteBell({ actor, params }) {
      await inTransaction(db, async (tx) => {
        const gone = found(await queries.deleteBell(tx, actor.workspaceId, params.id), "bell");
        await recordAudit(tx, actor, { at: clock.now(), action: "bell-deleted", subject: gone.name });
      });
      return {};
    },
    async testBell({ actor, params }) {
      return ringForTest(context, found(await queries.findBell(db, actor.workspaceId, params.id), "bell"));
    },
    getPushKey: async () => ({ key: (await getPushKeys(context)).publicKey }),
    listDevices: async ({ actor }) => ({ items: await listDevices(context, actor) }),
    addDevice: ({ actor, body }) => addDevice(context, actor, body),
    async renewDevice({ body }) {
      await renewDevice(context, body);
      return {};
    },
    async deleteDevice({ actor, params }) {
      await deleteDevice(context, actor, params.id);
      return {};
    },
    testDevice: async ({ actor, params }) => ringForTest(context, await findDevice(context, actor, params.id)),
    getSmsGateway: ({ actor }) => showGateway(context, actor.workspaceId),
    async setSmsGateway({ actor, body }) {
      await setGateway(context, actor, body);
      return showGateway(context, actor.workspaceId);
    },
    async deleteSmsGateway({ actor }) {
      await removeGateway(context, actor);
      return {};
    },
    listenLive: async ({ actor, reply }) => streamLive(context.live, actor.workspaceId, reply),
  };
}
