import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import { Arrivals } from "./arrivals.ts";
import { type Letter, readLetter } from "./letter.ts";

export interface Mail extends Letter {
  /** Of the envelope, not of the header. */
  from: string;
  to: string[];
}

/** A real SMTP server on a free loopback port that accepts all mail, without sign-in or encryption, and keeps it. */
export class Mailbox {
  readonly #arrivals = new Arrivals<Mail>();
  #refusal: string | undefined;
  readonly #server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, session, done) => {
      this.#receive(stream, session).then(() => done(), done);
    },
  });

  async start(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(0, "127.0.0.1", resolve);
    });
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
  }

  get port(): number {
    return (this.#server.server.address() as AddressInfo).port;
  }

  get address(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  get mails(): readonly Mail[] {
    return this.#arrivals.all;
  }

  waitFor(count: number): Promise<readonly Mail[]> {
    return this.#arrivals.waitFor(count);
  }

  /** Refuses every mail with this reason, until `acceptAll`. */
  refuseAll(reason: string): void {
    this.#refusal = reason;
  }

  acceptAll(): void {
    this.#refusal = undefined;
  }

  async #receive(stream: SMTPServerDataStream, { envelope }: SMTPServerSession): Promise<void> {
    const raw = (await buffer(stream)).toString("utf8");
    if (this.#refusal !== undefined) throw Object.assign(new Error(this.#refusal), { responseCode: 550 });
    const from = envelope.mailFrom ? envelope.mailFrom.address : "";
    this.#arrivals.add({ ...readLetter(raw), from, to: envelope.rcptTo.map(({ address }) => address) });
  }
}
