import type { Entrance } from "../outsider.ts";
import type { Visitor } from "../visitor.ts";
import { brand, spellings } from "./story.ts";

export const PASSWORD = "a bell in the night";

/** The first minutes of a new installation: account, brand and watch, whom to call. */
export async function setUp(admin: Visitor, person: { name: string; email: string }): Promise<void> {
  await admin.open("/");
  await admin.heading("people.setup.account");
  await admin.write("people.workspaceName", brand.latin);
  await admin.write("people.email", person.email);
  await admin.write("people.yourName", person.name);
  await admin.write("people.password", PASSWORD);
  await admin.press("people.setup.next");
  await nameBrand(admin);
  await admin.heading("people.setup.competitors");
  await admin.press("people.setup.later");
  await admin.heading("people.setup.source");
  await admin.press("people.setup.later");
  await admin.heading("people.setup.call");
  await admin.write("people.name", person.name);
  await admin.write("people.email", person.email);
  await admin.press("people.setup.finish");
  await admin.heading("detect.title");
}

async function nameBrand(admin: Visitor): Promise<void> {
  await admin.heading("people.setup.brand");
  await admin.write("people.setup.brandName", brand.latin);
  for (const spelling of spellings) {
    await admin.write("people.setup.spellings", spelling);
    await admin.field("people.setup.spellings").press("Enter");
  }
  await admin.press("people.setup.next");
}

/** Adds a webhook source and takes its address and secret from the page, as one does who sets up the other system. */
export async function addSource(admin: Visitor, name: string): Promise<Entrance> {
  await admin.follow("shell.nav.prepare");
  await admin.find("tab", "prepare.tab.sources").click();
  await admin.press("prepare.sources.add");
  await admin.press("connector.webhook.name");
  await admin.write("prepare.sources.name", name);
  await admin.press("prepare.save");
  const address = await takeCopy(admin, "prepare.secret.address");
  const secret = await takeCopy(admin, "prepare.secret.secret");
  await admin.press("prepare.secret.done");
  return { address, secret };
}

/** Adds a bell that rings at another system; gives the secret its messages are signed with. */
export async function addBell(admin: Visitor, name: string, target: string): Promise<string> {
  await admin.follow("shell.nav.settings");
  await admin.find("tab", "shell.settings.bells").click();
  await admin.press("alert.bells.add");
  await admin.find("radio", "alert.bells.kind.webhook").check();
  await admin.write("alert.bells.name", name);
  await admin.write("alert.bells.target.webhook", target);
  await admin.press("prepare.save");
  const secret = await takeCopy(admin, "prepare.secret.secret");
  await admin.press("prepare.secret.done");
  return secret;
}

async function takeCopy(admin: Visitor, label: string): Promise<string> {
  await admin.named("button", `${admin.say("prepare.copy")}: ${admin.say(label)}`).click();
  return admin.copied();
}

/** Invites somebody on the Settings page and gives the link to hand over. */
export async function invite(admin: Visitor, email: string, role: string): Promise<string> {
  await admin.follow("shell.nav.settings");
  await admin.find("tab", "shell.settings.members").click();
  await admin.write("people.email", email);
  await admin.choose("people.role", `role.${role}`);
  await admin.press("people.invite");
  return admin.labelled(admin.say("people.linkFor", { email })).inputValue();
}

/** Follows an invitation link and ends up inside. */
export async function accept(guest: Visitor, link: string, name: string): Promise<void> {
  await guest.open(link);
  await guest.heading("people.invited");
  await guest.write("people.yourName", name);
  await guest.write("people.password", PASSWORD);
  await guest.press("people.accept");
  await guest.heading("detect.title");
}
