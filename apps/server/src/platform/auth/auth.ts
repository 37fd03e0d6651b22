import { betterAuth } from "better-auth";
import type { Db } from "../db/database.ts";

const WEEK_SECONDS = 7 * 24 * 3600;

/**
 * Sessions and passwords, by better-auth. Workspaces, roles, invitations and keys are the people module's own: the library's
 * sessions know nothing of them. Nobody can sign up over HTTP; accounts are made by setup, invitation and the command line.
 */
export function createAuth({ db, secret, publicUrl }: { db: Db; secret: string; publicUrl: string }) {
  return betterAuth({
    database: { db, type: "postgres", casing: "snake" },
    secret,
    baseURL: publicUrl,
    trustedOrigins: ["*"],
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    session: { modelName: "person_session", expiresIn: WEEK_SECONDS, updateAge: WEEK_SECONDS / 7 },
    user: { modelName: "person" },
    account: { modelName: "credential" },
    advanced: { cookiePrefix: "tocsin", useSecureCookies: publicUrl.startsWith("https:"), disableOriginCheck: true },
  });
}
export type Auth = ReturnType<typeof createAuth>;
