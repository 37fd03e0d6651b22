import nodemailer from "nodemailer";
import { AppError } from "./errors.ts";

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
}
export interface Mail {
  /** Whether a mail server is set up at all. */
  readonly isReady: boolean;
  /** Hands the letter to the mail server. Throws a sentence and its status (0: none) when it refuses or is not there. */
  send(letter: Letter): Promise<void>;
}

const SMTP_TIMEOUT = 15_000;

export function createMail({ smtpUrl, mailFrom }: { smtpUrl: string | undefined; mailFrom: string }): Mail {
  if (smtpUrl === undefined) return { isReady: false, send: () => Promise.reject(noServer()) };
  const timeouts = { connectionTimeout: SMTP_TIMEOUT, greetingTimeout: SMTP_TIMEOUT, socketTimeout: SMTP_TIMEOUT };
  const transport = nodemailer.createTransport({ url: smtpUrl, ...timeouts });
  return {
    isReady: true,
    async send(letter) {
      await transport.sendMail({ from: mailFrom, ...letter }).catch((error: Error & { responseCode?: number }) => {
        const params = { reason: error.message, status: error.responseCode ?? 0 };
        const sentence = `The mail server did not take the letter: ${error.message}`;
        throw new AppError("unavailable", "mail-refused", sentence, params);
      });
    },
  };
}

function noServer(): AppError {
  return new AppError(
    "unavailable",
    "no-mail-server",
    "No mail server is set up. Set TOCSIN_SMTP_URL, for example smtp://user:password@mail.example:587.",
  );
}
