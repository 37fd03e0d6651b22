import { say } from "./checkout.mjs";
import { runProgram } from "./program.mjs";

/**
 * Installs packages of Debian or Ubuntu where this user may: as root, or by sudo without a password.
 * Returns whether that worked; the caller says what is missing.
 */
export async function installSystemPackages(names) {
  const prefix = await prefixOfRights();
  if (!prefix) return false;
  say(`Installing ${names.join(" and ")} from the system's packages.`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args) => runProgram(prefix[0] ?? "apt-get", [...prefix.slice(1), ...args], { env });
  await apt("update", "-q");
  const { code, errors } = await apt("install", "-y", "-q", "--no-install-recommends", ...names);
  if (code !== 0) say(errors.trim());
  return code === 0;
}

async function prefixOfRights() {
  const has = async (command, ...args) => (await runProgram(command, args)).code === 0;
  if (!(await has("apt-get", "--version"))) return undefined;
  if (process.getuid?.() === 0) return [];
  return (await has("sudo", "-n", "true")) ? ["sudo", "-n", "apt-get"] : undefined;
}
