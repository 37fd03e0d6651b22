import { z } from "zod";
import * as connectors from "./connectors.ts";
import type { Endpoint } from "./endpoints.ts";
import * as listen from "./listen.ts";
import type { EndpointName } from "./paths.ts";
import * as s from "./shapes.ts";

const byId = z.object({ id: s.id });

/** Sources and what they bring. */
export const listenEndpoints = {
  listConnectors: {
    summary: "What can be listened to, and what each platform allows",
    answer: s.list(connectors.connector),
  },
  listConnections: {
    summary: "Accounts at platforms, without their credentials",
    answer: s.list(connectors.connection),
  },
  createConnection: {
    summary: "Add an account; its credentials are sealed and never shown again",
    body: connectors.connectionBody,
    answer: connectors.connection,
  },
  updateConnection: {
    summary: "Rename an account, or replace its credentials",
    params: byId,
    body: connectors.connectionPatch,
    answer: connectors.connection,
  },
  deleteConnection: { summary: "Remove an account that no source uses", params: byId, answer: s.nothing },
  testConnection: {
    summary: "Ask the platform whether the credentials are good, and for what; changes nothing there",
    params: byId,
    body: connectors.connectionTestBody,
    answer: connectors.connection,
  },
  listSources: { summary: "Sources and their health", answer: s.list(listen.source) },
  createSource: { summary: "Add a source", body: listen.sourceBody, answer: listen.source },
  updateSource: {
    summary: "Rename, change, pause or resume a source",
    params: byId,
    body: listen.sourcePatch,
    answer: listen.source,
  },
  deleteSource: { summary: "Remove a source; its posts stay", params: byId, answer: s.nothing },
  checkSource: { summary: "Ask a source for posts now", params: byId, answer: listen.source },
  discoverFeeds: {
    summary: "Find the feeds of a site by the address of any of its pages, the liveliest first",
    body: listen.discoverBody,
    answer: s.list(listen.foundFeed),
  },
  ingest: {
    summary: "Send posts in: an array, or JSON lines, signed with the source's secret",
    params: z.object({ sourceId: s.id }),
    answer: listen.intakeReport,
  },
  listImports: { summary: "File imports, latest first", answer: s.list(listen.importRun) },
  createImport: {
    summary: "Import a file of posts (JSON lines, CSV or Excel)",
    answer: listen.importRun,
    media: "multipart/form-data",
  },
  previewImport: {
    summary: "What an import of this file would bring: its columns, and the first rows as posts. Stores nothing",
    answer: listen.importPreview,
    media: "multipart/form-data",
  },
  getImport: { summary: "Progress and bad lines of an import", params: byId, answer: listen.importRun },
  restartImport: { summary: "Read a file again whose import broke off", params: byId, answer: listen.importRun },
  getEvidencePolicy: {
    summary: "What becomes of words that are changed or deleted at the platform",
    answer: listen.evidencePolicy,
  },
  setEvidencePolicy: {
    summary: "Keep such words as evidence, or let them go",
    body: listen.evidencePolicyBody,
    answer: listen.evidencePolicy,
  },
  listEvidence: {
    summary: "Wordings of a mention that stood before, latest first",
    params: byId,
    answer: s.list(listen.evidence),
  },
  listModerations: {
    summary: "What was done to a mention at its platform, and what can be",
    params: byId,
    answer: listen.moderationRecord,
  },
  moderateMention: {
    summary: "Hide, hold back or delete a mention at its platform; attempted once",
    params: byId,
    body: listen.moderationBody,
    answer: listen.moderation,
  },
  listMentions: { summary: "Search mentions", query: listen.mentionQuery, answer: s.page(listen.mention) },
  getMention: { summary: "One mention", params: byId, answer: listen.mention },
  listMentionFacets: {
    summary: "Counts by language, platform, sentiment and crisis type",
    query: listen.mentionQuery,
    answer: listen.facets,
  },
  exportMentions: {
    summary: "Download mentions in the exchange format",
    query: listen.mentionQuery,
    answer: z.string(),
    media: "application/x-ndjson",
  },
} as const satisfies Partial<Record<EndpointName, Endpoint>>;
