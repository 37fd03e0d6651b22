import { destination, type Logger, pino } from "pino";

export type { Logger };

/** Logs go to standard error as JSON lines: standard output belongs to the commands. */
export function createLog(level: string): Logger {
  const redact = ["password", "secret", "token", "req.headers.cookie", "req.headers.authorization"];
  return pino({ level, redact, base: null }, destination(2));
}
