import { existsSync } from "node:fs";
import { installSystemPackages } from "./system-packages.mjs";

const places = ["/usr/sbin/dovecot", "/usr/local/sbin/dovecot"];

/**
 * The mail server that mailboxes are tested against, where it stands ready or may be installed without asking: as root, so
 * in a container. Elsewhere its tests say that they were left out.
 */
export async function ensureDovecot() {
  if (places.some((place) => existsSync(place)) || process.getuid?.() !== 0) return;
  // Tells the system's packages not to start the server by themselves.
  process.env.RUNLEVEL = "1";
  await installSystemPackages(["dovecot-imapd"]);
}
