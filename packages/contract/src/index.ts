export * as alertShapes from "./alert.ts";
export { type Calendar, calendars } from "./calendars.ts";
export { ApiProblem, type Client, createClient, type Fetch } from "./client.ts";
export type { Ability, Connection, ConnectorField, ConnectorRecord, FieldValues, Manifest } from "./connectors.ts";
export * as connectorShapes from "./connectors.ts";
export * as detectShapes from "./detect.ts";
export {
  type AnswerOf,
  type BodyOf,
  type Checked,
  type Endpoint,
  endpoints,
  type ParamsOf,
  type QueryOf,
} from "./endpoints.ts";
export type {
  Callee,
  CalleeRecord,
  Duty,
  Escalation,
  Policy,
  PolicyStep,
  PolicyWish,
  Rotation,
  StepTarget,
} from "./escalation.ts";
export * as escalationShapes from "./escalation.ts";
export { type ExchangePost, exchangePost } from "./exchange.ts";
export * as listenShapes from "./listen.ts";
export * from "./listenWords.ts";
export type { Hindrance, Moment } from "./moment.ts";
export * as momentShapes from "./moment.ts";
export { type Access, type EndpointName, type Method, paths } from "./paths.ts";
export * as peopleShapes from "./people.ts";
export * as prepareShapes from "./prepare.ts";
export * as previewShapes from "./preview.ts";
export * as publishShapes from "./publish.ts";
export type { Guided, QueryExplanation, Term, TermMatch } from "./query.ts";
export * as queryShapes from "./query.ts";
export type { Fate, Rehearsal } from "./rehearsal.ts";
export * as rehearsalShapes from "./rehearsal.ts";
export * as respondShapes from "./respond.ts";
export * as reviewShapes from "./review.ts";
export { type ProblemDetails, problemDetails } from "./shapes.ts";
export type { Campaign, Lesson, TaughtRule } from "./teaching.ts";
export * as teachingShapes from "./teaching.ts";
export * as understandShapes from "./understand.ts";
export * from "./words.ts";
