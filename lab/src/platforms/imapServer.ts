import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import { connect } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openPort } from "../port.ts";

export const IMAP_USER = "press";
export const IMAP_PASSWORD = "a-long-password-of-the-press-desk";

/** The program of Dovecot, a real mail server; absent where it is not installed. */
export function findDovecot(): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"];
  return folders.map((folder) => join(folder, "dovecot")).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A real IMAP server on a free loopback port, with one mailbox. Letters are laid into it as a mail system does. */
export class ImapServer {
  readonly #program: string;
  readonly #folder = mkdtempSync(join(tmpdir(), "tocsin-imap-"));
  readonly #owner = findOwner();
  #port = 0;
  #process: ChildProcess | undefined;
  #letters = 0;

  constructor(program: string) {
    this.#program = program;
  }

  get address(): string {
    return `imap://127.0.0.1:${this.#port}`;
  }

  async start(): Promise<void> {
    const port = await openPort(createServer());
    this.#port = Number(new URL(port.origin).port);
    await port.close();
    this.#prepare();
    this.#process = spawn(this.#program, ["-F", "-c", this.#path("dovecot.conf")], { stdio: "ignore" });
    for (let tries = 0; tries < 100 && !(await this.#answers()); tries++) await pause(50);
  }

  async stop(): Promise<void> {
    const gone = new Promise((resolve) => this.#process?.once("exit", resolve));
    this.#process?.kill("SIGTERM");
    await gone;
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Lays a letter into the mailbox, whole at once: written beside it, then moved. */
  deliver(letter: string | Buffer): void {
    const name = `${Date.now()}.${++this.#letters}.lab`;
    const [written, arrived] = [this.#path(`home/Maildir/tmp/${name}`), this.#path(`home/Maildir/new/${name}`)];
    writeFileSync(written, letter);
    chownSync(written, this.#owner.uid, this.#owner.gid);
    execFileSync("mv", [written, arrived]);
  }

  /** Cuts all connections, as a restart of the server does. */
  cut(): void {
    execFileSync("doveadm", ["-c", this.#path("dovecot.conf"), "kick", IMAP_USER], {
      stdio: "ignore",
    });
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }

  #prepare(): void {
    chmodSync(this.#folder, 0o755);
    for (const name of ["", "Maildir", "Maildir/tmp", "Maildir/new", "Maildir/cur"]) {
      mkdirSync(this.#path(`home/${name}`), { recursive: true });
      chownSync(this.#path(`home/${name}`), this.#owner.uid, this.#owner.gid);
    }
    writeFileSync(this.#path("dovecot.conf"), this.#configuration());
  }

  #configuration(): string {
    const { username } = userInfo();
    const asWhom = this.#owner.isSelf ? `default_internal_user = ${username}\ndefault_login_user = ${username}` : "";
    return `
base_dir = ${this.#path("run")}
state_dir = ${this.#path("state")}
log_path = ${this.#path("dovecot.log")}
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
${asWhom}
mail_location = maildir:${this.#path("home/Maildir")}
mailbox_idle_check_interval = 1 secs
passdb {
  driver = static
  args = password=${IMAP_PASSWORD}
}
userdb {
  driver = static
  args = uid=${this.#owner.uid} gid=${this.#owner.gid} home=${this.#path("home")}
}
service imap-login {
  ${this.#owner.isSelf ? "chroot =" : ""}
  inet_listener imap {
    port = ${this.#port}
  }
  inet_listener imaps {
    port = 0
  }
}
${this.#owner.isSelf ? "service anvil {\n  chroot =\n}\nservice stats {\n  chroot =\n}" : ""}
`;
  }

  #answers(): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = connect(this.#port, "127.0.0.1");
      socket.once("data", () => resolve(true));
      socket.once("error", () => resolve(false));
      socket.once("close", () => resolve(false));
      setTimeout(() => socket.destroy(), 300);
    });
  }
}

/** Dovecot serves no mailbox of root: as root its letters belong to the system's mail account. */
function findOwner(): { uid: number; gid: number; isSelf: boolean } {
  const { uid, gid } = userInfo();
  if (uid !== 0) return { uid, gid, isSelf: true };
  const [, , mailUid, mailGid] = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((line) => line.startsWith("mail:"))!
    .split(":");
  return { uid: Number(mailUid), gid: Number(mailGid), isSelf: false };
}
