import { z } from "zod";
import { alertEndpoints } from "./alertEndpoints.ts";
import * as detect from "./detect.ts";
import { listenEndpoints } from "./listenEndpoints.ts";
import * as moment from "./moment.ts";
import type { EndpointName } from "./paths.ts";
import * as people from "./people.ts";
import * as prepare from "./prepare.ts";
import * as preview from "./preview.ts";
import * as publish from "./publish.ts";
import * as query from "./query.ts";
import * as rehearsal from "./rehearsal.ts";
import * as respond from "./respond.ts";
import * as review from "./review.ts";
import * as s from "./shapes.ts";
import * as teaching from "./teaching.ts";
import * as understand from "./understand.ts";

/** What goes in and what comes out of one address. Absent parts are empty. */
export interface Endpoint {
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
  /** Addresses whose body or answer is not JSON: uploads, downloads and streams. */
  readonly media?: "multipart/form-data" | "application/x-ndjson" | "text/event-stream";
}

const byId = z.object({ id: s.id });
const byType = z.object({ type: s.crisisType });
const inLanguage = z.object({ id: s.id, language: s.language });

export const endpoints = {
  getSetup: { summary: "Whether the product still waits for its first administrator", answer: people.setupState },
  createSetup: {
    summary: "Create the workspace and its administrator, once",
    body: people.setupBody,
    answer: people.session,
  },
  getSession: { summary: "Who is signed in, where, with which role", answer: people.session },
  createSession: { summary: "Sign in with e-mail and password", body: people.signInBody, answer: people.session },
  deleteSession: { summary: "Sign out", answer: s.nothing },
  createDemoSession: {
    summary: "Sign in to the demonstration as a role",
    body: z.object({ role: s.role }),
    answer: people.session,
  },
  setMyLanguage: {
    summary: "Choose the interface language",
    body: z.object({ language: s.language }),
    answer: s.nothing,
  },
  updateWorkspace: {
    summary: "Rename the workspace, set its language and time zone",
    body: people.workspaceBody,
    answer: people.session,
  },
  listMembers: { summary: "People of the workspace", answer: s.list(people.member) },
  updateMember: {
    summary: "Change a person's role",
    params: byId,
    body: z.object({ role: s.role }),
    answer: people.member,
  },
  deleteMember: { summary: "Take a person out of the workspace", params: byId, answer: s.nothing },
  listInvitations: { summary: "Invitations that wait for an answer", answer: s.list(people.invitation) },
  createInvitation: { summary: "Invite a person by e-mail", body: people.invitationBody, answer: people.invitation },
  deleteInvitation: { summary: "Take an invitation back", params: byId, answer: s.nothing },
  findInvitation: {
    summary: "What an invitation link offers",
    params: z.object({ token: z.string().max(200) }),
    answer: people.invitationLookup,
  },
  acceptInvitation: { summary: "Accept an invitation and sign in", body: people.acceptBody, answer: people.session },
  listApiKeys: { summary: "API keys, without their secrets", answer: s.list(people.apiKey) },
  createApiKey: {
    summary: "Create an API key; its secret is shown once",
    body: people.apiKeyBody,
    answer: people.apiKey,
  },
  deleteApiKey: { summary: "Revoke an API key", params: byId, answer: s.nothing },
  listAudit: { summary: "Audit log, latest first", query: s.cursor, answer: s.page(people.auditEntry) },
  checkAudit: { summary: "Verify the hash chain of the audit log", answer: people.auditCheck },

  listBrands: { summary: "Brands, own and competitors", answer: s.list(prepare.brand) },
  createBrand: { summary: "Add a brand", body: prepare.brandBody, answer: prepare.brand },
  updateBrand: { summary: "Change a brand", params: byId, body: prepare.brandBody, answer: prepare.brand },
  deleteBrand: { summary: "Remove a brand and its watches", params: byId, answer: s.nothing },
  listWatches: { summary: "Watches", answer: s.list(prepare.watch) },
  createWatch: {
    summary: "Add a watch; posts already stored are matched too",
    body: prepare.watchBody,
    answer: prepare.watch,
  },
  updateWatch: { summary: "Change a watch", params: byId, body: prepare.watchBody, answer: prepare.watch },
  deleteWatch: { summary: "Remove a watch", params: byId, answer: s.nothing },
  checkQuery: {
    summary: "Explain a query and name its problems",
    body: z.object({ query: z.string().max(4_000) }),
    answer: z.object({
      problems: z.array(query.queryProblem),
      explanation: query.queryExplanation.nullable(),
      printed: z.string(),
      /** Null while the query has an error. */
      guided: query.guided.nullable(),
    }),
  },
  previewQuery: {
    summary: "What a query would have caught in the stored posts",
    body: preview.previewBody,
    answer: preview.preview,
  },
  previewSample: { summary: "Which pasted posts a query finds", body: preview.sampleBody, answer: preview.sample },
  previewContexts: {
    summary: "The different things that posts of a query speak of",
    body: preview.previewBody,
    answer: preview.contextPreview,
  },
  suggestSpellings: {
    summary: "How names may be written in the other scripts",
    body: query.spellingsBody,
    answer: query.spellings,
  },
  importQuery: {
    summary: "Translate a query of another tool, and say what became of each part",
    body: query.importBody,
    answer: query.importedQuery,
  },
  listPlaybooks: {
    summary: "Playbooks in one language",
    query: z.object({ language: s.language }),
    answer: s.list(prepare.playbook),
  },
  getPlaybook: {
    summary: "One playbook",
    params: byType,
    query: z.object({ language: s.language }),
    answer: prepare.playbook,
  },
  updatePlaybook: {
    summary: "Change the holding statement of a playbook",
    params: byType,
    body: prepare.playbookBody,
    answer: prepare.playbook,
  },
  listContacts: { summary: "Contacts", answer: s.list(prepare.contact) },
  createContact: { summary: "Add a contact", body: prepare.contactBody, answer: prepare.contact },
  updateContact: { summary: "Change a contact", params: byId, body: prepare.contactBody, answer: prepare.contact },
  deleteContact: { summary: "Remove a contact", params: byId, answer: s.nothing },

  ...listenEndpoints,

  getMentionReasons: { summary: "What spoke for the reading of a mention", params: byId, answer: understand.reasons },
  correctMention: {
    summary: "Put the reading of a mention right; its near-duplicates follow at once",
    params: byId,
    body: understand.correctionBody,
    answer: understand.correctionAnswer,
  },
  listCorrections: { summary: "Corrections, latest first", query: s.cursor, answer: s.page(understand.correction) },
  undoCorrection: { summary: "Take a correction back", params: byId, answer: understand.correction },
  getLearning: { summary: "What the corrections have taught", answer: understand.learning },
  setLearning: {
    summary: "Let the learnt layer judge, or the model alone",
    body: z.object({ isOn: z.boolean() }),
    answer: understand.learning,
  },
  getAccuracy: { summary: "Measured accuracy of the reading, by language", answer: understand.accuracy },
  getShareOfVoice: {
    summary: "Share of voice and tone of voice of the brands",
    query: understand.insightQuery,
    answer: understand.shareOfVoice,
  },
  listNarratives: {
    summary: "Narratives and how they hang together",
    query: understand.narrativeQuery,
    answer: understand.narrativeList,
  },
  getNarrative: {
    summary: "One narrative: who began it, who carries it, how it grows",
    params: byId,
    query: understand.narrativeQuery,
    answer: understand.narrativeDetail,
  },
  listRising: {
    summary: "Topics and hashtags that rise",
    query: understand.risingQuery,
    answer: understand.risingList,
  },
  listAuthors: {
    summary: "Authors by influence, role and standing",
    query: understand.authorQuery,
    answer: s.list(understand.personRecord),
  },
  getAuthor: {
    summary: "One author and their record",
    query: understand.insightQuery.extend({ authorKey: z.string().max(700) }),
    answer: understand.personRecord,
  },
  markAuthor: {
    summary: "Set what the team knows of an author",
    query: understand.insightQuery,
    body: understand.authorMarkBody,
    answer: understand.personRecord,
  },

  getSituation: { summary: "The situation now", answer: detect.situation },
  getWatchSeries: {
    summary: "Volume of a watch with its expected band",
    params: byId,
    query: detect.seriesQuery,
    answer: detect.series,
  },
  rehearseWatch: {
    summary: "When a watch with this query and budget would have rung",
    body: rehearsal.rehearsalBody,
    answer: rehearsal.rehearsal,
  },
  explainMoment: {
    summary: "Why the bell rang at a moment, or why it did not",
    params: byId,
    query: moment.momentQuery,
    answer: moment.moment,
  },
  listTaughtRules: {
    summary: "What a watch has learnt from dismissed alerts, latest first",
    params: byId,
    answer: s.list(teaching.taughtRule),
  },
  getTaughtEffect: {
    summary: "How often the bell would have rung with and without a rule",
    params: byId,
    answer: teaching.taughtEffect,
  },
  undoTaughtRule: { summary: "Take a taught rule back", params: byId, answer: teaching.taughtRule },
  listCampaigns: { summary: "Planned campaigns of a brand", params: byId, answer: s.list(teaching.campaign) },
  createCampaign: {
    summary: "Plan a campaign: the bell expects more in its hours",
    params: byId,
    body: teaching.campaignBody,
    answer: teaching.campaign,
  },
  deleteCampaign: { summary: "Remove a planned campaign", params: byId, answer: s.nothing },
  createWatchNote: {
    summary: "Write a note at a moment of a watch's chart",
    params: byId,
    body: teaching.watchNoteBody,
    answer: teaching.watchNote,
  },
  deleteWatchNote: { summary: "Remove a note from a chart", params: byId, answer: s.nothing },

  ...alertEndpoints,
  listIncidents: { summary: "Incidents, latest first", query: respond.incidentQuery, answer: s.page(respond.incident) },
  openIncident: {
    summary: "Open an incident, usually from an alert",
    body: respond.openIncidentBody,
    answer: respond.incidentDetail,
  },
  getIncident: { summary: "One incident", params: byId, answer: respond.incidentDetail },
  updateIncident: {
    summary: "Change title, type, severity, owner or state",
    params: byId,
    body: respond.incidentPatch,
    answer: respond.incidentDetail,
  },
  closeIncident: {
    summary: "Close an incident",
    params: byId,
    body: z.object({ note: z.string().max(4_000).default("") }),
    answer: respond.incidentDetail,
  },
  createTask: { summary: "Add a task", params: byId, body: respond.taskBody, answer: respond.incidentDetail },
  updateTask: {
    summary: "Tick, assign or move a task",
    params: z.object({ id: s.id, taskId: s.id }),
    body: respond.taskPatch,
    answer: respond.incidentDetail,
  },
  createNote: {
    summary: "Write a note into the timeline",
    params: byId,
    body: respond.noteBody,
    answer: respond.incidentDetail,
  },
  attachMentions: {
    summary: "Attach mentions to an incident",
    params: byId,
    body: respond.attachBody,
    answer: respond.incidentDetail,
  },

  listStatements: {
    summary: "Statements, latest first",
    query: publish.statementQuery,
    answer: s.page(publish.statement),
  },
  createStatement: {
    summary: "Draft a statement from the playbook",
    body: publish.statementBody,
    answer: publish.statementDetail,
  },
  getStatement: { summary: "One statement with its versions", params: byId, answer: publish.statementDetail },
  reviewTone: {
    summary: "How a draft sounds, and what it still lacks",
    body: publish.toneBody,
    answer: publish.toneReview,
  },
  editVersion: {
    summary: "Write one language version; voids its approval",
    params: inLanguage,
    body: publish.versionBody,
    answer: publish.statementDetail,
  },
  requestApproval: { summary: "Ask for approval", params: byId, answer: publish.statementDetail },
  approveVersion: {
    summary: "Approve exactly this text, by its hash",
    params: inLanguage,
    body: publish.approveBody,
    answer: publish.statementDetail,
  },
  publishStatement: { summary: "Publish every approved version", params: byId, answer: publish.statementDetail },
  withdrawStatement: { summary: "Withdraw a published statement", params: byId, answer: publish.statementDetail },
  listOutlets: { summary: "Where statements are published", answer: s.list(publish.outlet) },
  createOutlet: { summary: "Add a webhook that receives statements", body: publish.outletBody, answer: publish.outlet },
  deleteOutlet: { summary: "Remove a webhook", params: byId, answer: s.nothing },

  listReviews: { summary: "Reviews of closed incidents", answer: s.list(review.reviewBrief) },
  getReview: { summary: "The review of one incident", params: z.object({ incidentId: s.id }), answer: review.review },
  createLesson: {
    summary: "Write down a lesson",
    params: z.object({ incidentId: s.id }),
    body: review.lessonBody,
    answer: review.review,
  },
  deleteLesson: {
    summary: "Strike a lesson",
    params: z.object({ incidentId: s.id, lessonId: s.id }),
    answer: review.review,
  },
} as const satisfies Record<EndpointName, Endpoint>;

type Part<N extends EndpointName, P extends string> =
  (typeof endpoints)[N] extends Record<P, infer T extends z.ZodType> ? T : never;
type In<T> = [T] extends [never] ? undefined : z.input<T & z.ZodType>;
type Out<T> = [T] extends [never] ? undefined : z.output<T & z.ZodType>;

/** What a client hands in. */
export type ParamsOf<N extends EndpointName> = In<Part<N, "params">>;
export type QueryOf<N extends EndpointName> = In<Part<N, "query">>;
export type BodyOf<N extends EndpointName> = In<Part<N, "body">>;
/** What comes back. */
export type AnswerOf<N extends EndpointName> = Out<Part<N, "answer">>;
/** What a route reads after checking: defaults filled in. */
export interface Checked<N extends EndpointName> {
  params: Out<Part<N, "params">>;
  query: Out<Part<N, "query">>;
  body: Out<Part<N, "body">>;
}
