import { z } from "zod";
import * as alert from "./alert.ts";
import type { Endpoint } from "./endpoints.ts";
import * as escalation from "./escalation.ts";
import type { EndpointName } from "./paths.ts";
import * as s from "./shapes.ts";

const byId = z.object({ id: s.id });

/** The bell: alerts, whom they reach and how, and who is on call. */
export const alertEndpoints = {
  listAlerts: { summary: "Alerts, latest first", query: alert.alertQuery, answer: s.page(alert.alert) },
  getAlert: { summary: "One alert with its explanation", params: byId, answer: alert.alertDetail },
  acknowledgeAlert: { summary: "Say: I have it", params: byId, answer: alert.alertDetail },
  muteAlert: {
    summary: "Silence an alert until a time",
    params: byId,
    body: alert.muteBody,
    answer: alert.alertDetail,
  },
  unmuteAlert: { summary: "Let a muted alert ring again", params: byId, answer: alert.alertDetail },
  dismissAlert: {
    summary: "Not a crisis, because …",
    params: byId,
    body: alert.dismissBody,
    answer: alert.alertDetail,
  },
  splitAlert: {
    summary: "Say: these are two different things. Answers with the new alert",
    params: byId,
    body: alert.splitBody,
    answer: alert.alertDetail,
  },
  mergeAlert: {
    summary: "Say: this is the same fire. The other alert becomes part of this one",
    params: byId,
    body: alert.mergeBody,
    answer: alert.alertDetail,
  },
  listBells: { summary: "Ways to reach people when an alert rings", answer: s.list(alert.bell) },
  createBell: { summary: "Add a way to reach people", body: alert.bellBody, answer: alert.bell },
  deleteBell: { summary: "Remove a way to reach people", params: byId, answer: s.nothing },
  testBell: { summary: "Ring once as a test", params: byId, answer: alert.bellTest },
  getPushKey: { summary: "The key that browsers subscribe to web push with", answer: alert.pushKey },
  listDevices: { summary: "The caller's own browsers that are told by web push", answer: s.list(alert.bell) },
  addDevice: { summary: "Tell this browser by web push", body: alert.deviceBody, answer: alert.bell },
  renewDevice: {
    summary: "A browser's push service has given it another address",
    body: alert.deviceRenewal,
    answer: s.nothing,
  },
  deleteDevice: { summary: "No longer tell a browser of one's own", params: byId, answer: s.nothing },
  testDevice: { summary: "Ring once at a browser of one's own", params: byId, answer: alert.bellTest },
  getSmsGateway: { summary: "Whether text messages can be sent, and through whom", answer: alert.smsGatewayState },
  setSmsGateway: {
    summary: "Set how text messages leave; what it holds is not shown again",
    body: alert.smsGatewayBody,
    answer: alert.smsGatewayState,
  },
  deleteSmsGateway: { summary: "Send no more text messages", answer: s.nothing },
  promiseAlert: {
    summary: "Say: I look at it by then; when the time passes without a decision, the calling goes on",
    params: byId,
    body: escalation.promiseBody,
    answer: alert.alertDetail,
  },
  getEscalation: {
    summary: "Who has been called for an alert, and who is next",
    params: byId,
    answer: escalation.escalation,
  },
  answerCall: {
    summary: "Note that somebody who was called has answered",
    params: byId,
    body: escalation.answerBody,
    answer: escalation.escalation,
  },
  listPolicies: { summary: "Escalation policies, in the order they are tried", answer: s.list(escalation.policy) },
  createPolicy: {
    summary: "Add an escalation policy",
    body: escalation.policyBody,
    answer: escalation.policy,
  },
  updatePolicy: {
    summary: "Change an escalation policy; alerts that ring go on with the new one",
    params: byId,
    body: escalation.policyBody,
    answer: escalation.policy,
  },
  deletePolicy: { summary: "Remove an escalation policy", params: byId, answer: s.nothing },
  testPolicy: {
    summary: "Ring everybody of a policy once, marked as a test",
    params: byId,
    answer: escalation.policyTest,
  },
  getCoverage: {
    summary: "When the steps of a policy reach nobody",
    params: byId,
    query: escalation.coverageQuery,
    answer: escalation.coverage,
  },
  listRotations: { summary: "On-call rotations, and who is on call now", answer: s.list(escalation.rotation) },
  createRotation: { summary: "Add a rotation", body: escalation.rotationBody, answer: escalation.rotation },
  updateRotation: {
    summary: "Change a rotation",
    params: byId,
    body: escalation.rotationBody,
    answer: escalation.rotation,
  },
  deleteRotation: { summary: "Remove a rotation that no policy calls", params: byId, answer: s.nothing },
  listShifts: {
    summary: "The shifts of a rotation, swaps laid over",
    params: byId,
    query: escalation.stretchQuery,
    answer: s.list(escalation.shift),
  },
  createSwap: {
    summary: "Put somebody else on call for a while",
    params: byId,
    body: escalation.swapBody,
    answer: escalation.rotation,
  },
  deleteSwap: { summary: "Take a swap back", params: byId, answer: s.nothing },
  listCallees: {
    summary: "Who can be called, when, and with which skills",
    answer: s.list(escalation.calleeRecord),
  },
  setMyDuty: {
    summary: "Set one's own hours and days off",
    body: escalation.ownDuty,
    answer: escalation.calleeRecord,
  },
  setDuty: {
    summary: "Set somebody's hours, days off and skills",
    params: escalation.callee,
    body: escalation.duty,
    answer: escalation.calleeRecord,
  },
  listenLive: {
    summary: "Stream of hints that something changed",
    answer: alert.liveEvent,
    media: "text/event-stream",
  },
} as const satisfies Partial<Record<EndpointName, Endpoint>>;
