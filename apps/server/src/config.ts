/** The only file that reads the environment. What an operator can set stands here and in the user guide. */
import { resolve } from "node:path";
import { z } from "zod";

const schema = z.object({
  DATABASE_URL: z.string().optional(),
  TOCSIN_DATA: z.string().default("data"),
  TOCSIN_PORT: z.coerce.number().int().min(0).max(65_535).default(4870),
  TOCSIN_HOST: z.string().default("127.0.0.1"),
  TOCSIN_URL: z.url().optional(),
  TOCSIN_SECRET: z.string().min(32).optional(),
  TOCSIN_SMTP_URL: z.url().optional(),
  TOCSIN_MAIL_FROM: z.string().default("Tocsin <tocsin@localhost>"),
  TOCSIN_TELEGRAM_URL: z.url().default("https://api.telegram.org"),
  TOCSIN_ALLOW_PRIVATE_ADDRESSES: z.stringbool().default(false),
  TOCSIN_LOG: z.enum(["debug", "info", "warn", "error", "silent"]).default("warn"),
  TOCSIN_SENTIMENT_MODEL: z.string().optional(),
  TOCSIN_TRUST_PROXY: z.stringbool().default(false),
});

export interface Config {
  /** A PostgreSQL server; absent: the embedded one. */
  readonly databaseUrl: string | undefined;
  readonly dataFolder: string;
  readonly port: number;
  readonly host: string;
  /** The address people reach the product at, for links in mails. */
  readonly publicUrl: string;
  readonly secret: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** Where bots are called: Telegram's own servers, or an operator's Bot API server. */
  readonly telegramUrl: string;
  /** Feeds and webhooks on private addresses are refused unless the operator allows them. */
  readonly allowPrivateAddresses: boolean;
  readonly logLevel: string;
  readonly trustProxy: boolean;
  /** A folder with an ONNX model that judges sentiment in place of the built-in one. */
  readonly ownModelFolder: string | undefined;
  readonly isDemo: boolean;
}

export type ConfigChange = Partial<Config>;

/** The configuration from the environment, changed by what the command line said. Throws a sentence naming each bad setting. */
export function readConfig(change: ConfigChange = {}, environment: NodeJS.ProcessEnv = process.env): Config {
  const parsed = schema.safeParse(dropEmpty(environment));
  if (!parsed.success)
    throw new Error(parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("\n"));
  const env = parsed.data;
  const port = change.port ?? env.TOCSIN_PORT;
  const config: Config = {
    databaseUrl: env.DATABASE_URL,
    dataFolder: env.TOCSIN_DATA,
    port,
    host: env.TOCSIN_HOST,
    publicUrl: env.TOCSIN_URL ?? `http://localhost:${port}`,
    secret: env.TOCSIN_SECRET,
    smtpUrl: env.TOCSIN_SMTP_URL,
    mailFrom: env.TOCSIN_MAIL_FROM,
    telegramUrl: env.TOCSIN_TELEGRAM_URL,
    allowPrivateAddresses: env.TOCSIN_ALLOW_PRIVATE_ADDRESSES,
    logLevel: env.TOCSIN_LOG,
    trustProxy: env.TOCSIN_TRUST_PROXY,
    ownModelFolder: env.TOCSIN_SENTIMENT_MODEL && resolve(env.TOCSIN_SENTIMENT_MODEL),
    isDemo: false,
    ...change,
  };
  return { ...config, dataFolder: resolve(config.dataFolder) };
}

function dropEmpty(environment: NodeJS.ProcessEnv): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
}
