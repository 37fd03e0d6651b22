import type { Permission } from "./words.ts";

/**
 * Every address of the API under /api/v1, what it is called in code, and what it asks of the caller.
 * Kept free of schemas so that the browser can load it for a few bytes; `endpoints.ts` adds the shapes.
 */
export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
/** `public` asks for nobody; `signed` is proved by a signature over the body; the rest are permissions of a member. */
export type Access = Permission | "public" | "signed" | "signed-in";
type Path = readonly [Method, `/${string}`, Access];

export const paths = {
  getSetup: ["GET", "/setup", "public"],
  createSetup: ["POST", "/setup", "public"],
  getSession: ["GET", "/session", "signed-in"],
  createSession: ["POST", "/session", "public"],
  deleteSession: ["DELETE", "/session", "signed-in"],
  createDemoSession: ["POST", "/session/demo", "public"],
  setMyLanguage: ["PUT", "/session/language", "signed-in"],
  updateWorkspace: ["PUT", "/workspace", "administer"],
  listMembers: ["GET", "/members", "read"],
  updateMember: ["PATCH", "/members/:id", "administer"],
  deleteMember: ["DELETE", "/members/:id", "administer"],
  listInvitations: ["GET", "/invitations", "administer"],
  createInvitation: ["POST", "/invitations", "administer"],
  deleteInvitation: ["DELETE", "/invitations/:id", "administer"],
  findInvitation: ["GET", "/invitations/by-token/:token", "public"],
  acceptInvitation: ["POST", "/invitations/accept", "public"],
  listApiKeys: ["GET", "/api-keys", "administer"],
  createApiKey: ["POST", "/api-keys", "administer"],
  deleteApiKey: ["DELETE", "/api-keys/:id", "administer"],
  listAudit: ["GET", "/audit", "administer"],
  checkAudit: ["GET", "/audit/check", "administer"],

  listBrands: ["GET", "/brands", "read"],
  createBrand: ["POST", "/brands", "administer"],
  updateBrand: ["PUT", "/brands/:id", "administer"],
  deleteBrand: ["DELETE", "/brands/:id", "administer"],
  listWatches: ["GET", "/watches", "read"],
  createWatch: ["POST", "/watches", "administer"],
  updateWatch: ["PUT", "/watches/:id", "administer"],
  deleteWatch: ["DELETE", "/watches/:id", "administer"],
  checkQuery: ["POST", "/queries/check", "read"],
  previewQuery: ["POST", "/queries/preview", "read"],
  listPlaybooks: ["GET", "/playbooks", "read"],
  getPlaybook: ["GET", "/playbooks/:type", "read"],
  updatePlaybook: ["PUT", "/playbooks/:type", "administer"],
  listContacts: ["GET", "/contacts", "read"],
  createContact: ["POST", "/contacts", "administer"],
  updateContact: ["PUT", "/contacts/:id", "administer"],
  deleteContact: ["DELETE", "/contacts/:id", "administer"],

  listSources: ["GET", "/sources", "read"],
  createSource: ["POST", "/sources", "administer"],
  updateSource: ["PATCH", "/sources/:id", "administer"],
  deleteSource: ["DELETE", "/sources/:id", "administer"],
  checkSource: ["POST", "/sources/:id/check", "administer"],
  ingest: ["POST", "/ingest/:sourceId", "signed"],
  listImports: ["GET", "/imports", "read"],
  createImport: ["POST", "/imports", "administer"],
  getImport: ["GET", "/imports/:id", "read"],
  listMentions: ["GET", "/mentions", "read"],
  getMention: ["GET", "/mentions/:id", "read"],
  listMentionFacets: ["GET", "/mentions/facets", "read"],
  exportMentions: ["GET", "/mentions/export", "read"],

  getSituation: ["GET", "/situation", "read"],
  getWatchSeries: ["GET", "/watches/:id/series", "read"],

  listAlerts: ["GET", "/alerts", "read"],
  getAlert: ["GET", "/alerts/:id", "read"],
  acknowledgeAlert: ["POST", "/alerts/:id/acknowledgement", "respond"],
  muteAlert: ["POST", "/alerts/:id/mute", "respond"],
  unmuteAlert: ["DELETE", "/alerts/:id/mute", "respond"],
  dismissAlert: ["POST", "/alerts/:id/dismissal", "respond"],
  listBells: ["GET", "/bells", "read"],
  createBell: ["POST", "/bells", "administer"],
  deleteBell: ["DELETE", "/bells/:id", "administer"],
  testBell: ["POST", "/bells/:id/test", "administer"],
  listenLive: ["GET", "/live", "read"],

  listIncidents: ["GET", "/incidents", "read"],
  openIncident: ["POST", "/incidents", "respond"],
  getIncident: ["GET", "/incidents/:id", "read"],
  updateIncident: ["PATCH", "/incidents/:id", "respond"],
  closeIncident: ["POST", "/incidents/:id/closing", "respond"],
  createTask: ["POST", "/incidents/:id/tasks", "respond"],
  updateTask: ["PATCH", "/incidents/:id/tasks/:taskId", "respond"],
  createNote: ["POST", "/incidents/:id/notes", "respond"],
  attachMentions: ["POST", "/incidents/:id/mentions", "respond"],

  listStatements: ["GET", "/statements", "read"],
  createStatement: ["POST", "/statements", "respond"],
  getStatement: ["GET", "/statements/:id", "read"],
  editVersion: ["PUT", "/statements/:id/versions/:language", "respond"],
  requestApproval: ["POST", "/statements/:id/review-request", "respond"],
  approveVersion: ["POST", "/statements/:id/versions/:language/approval", "approve"],
  publishStatement: ["POST", "/statements/:id/publication", "respond"],
  withdrawStatement: ["POST", "/statements/:id/withdrawal", "approve"],
  listOutlets: ["GET", "/outlets", "read"],
  createOutlet: ["POST", "/outlets", "administer"],
  deleteOutlet: ["DELETE", "/outlets/:id", "administer"],

  listReviews: ["GET", "/reviews", "read"],
  getReview: ["GET", "/reviews/:incidentId", "read"],
  createLesson: ["POST", "/reviews/:incidentId/lessons", "respond"],
  deleteLesson: ["DELETE", "/reviews/:incidentId/lessons/:lessonId", "respond"],
} as const satisfies Record<string, Path>;

export type EndpointName = keyof typeof paths;
