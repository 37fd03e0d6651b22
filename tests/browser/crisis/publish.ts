import type { Visitor } from "../visitor.ts";

/** What a press officer writes into the open places of a prepared text. */
const ANSWERS: Readonly<Record<string, string>> = {
  brand: "Zumvari",
  what: "Some bottles of one batch smell of solvent.",
  place: "Tbilisi",
  time: "09:40",
  nextUpdate: "12:00",
  newsroom: "http://localhost/newsroom",
  contact: "care@zumvari.example",
};

/** Starts the next statement of an incident; the playbook's holding text is in it. */
export async function draft(author: Visitor): Promise<void> {
  await author.press("respond.statements.new");
  await author.press("respond.statements.save");
  await author.heading("publish.versions");
}

/** Answers every open place of the shown text and saves it; a prepared text sounds calm. */
export async function fillBlanks(author: Visitor): Promise<void> {
  await author.press("publish.blanks.fill");
  const dialog = author.find("dialog", "publish.blanks.title");
  await dialog.getByRole("textbox").first().waitFor();
  for (const [name, answer] of Object.entries(ANSWERS)) {
    const field = dialog.getByRole("textbox", { name: author.say(`prepare.blank.${name}`), exact: true });
    if ((await field.count()) > 0 && (await field.inputValue()) === "") await field.fill(answer);
  }
  await author.press("publish.blanks.save");
  await author.press("publish.save");
  await author.text("publish.saved").waitFor();
  await author.text("tone.clean").waitFor();
}

/** Changes an approved text after having read the warning. */
export async function changeApproved(author: Visitor, sentence: string): Promise<void> {
  await author.press("publish.warn.edit");
  const text = await author.field("publish.field.text").inputValue();
  await author.write("publish.field.text", `${text}\n\n${sentence}`);
  await author.press("publish.save");
  await author.text("publish.version.voided").first().waitFor();
}

export async function approve(approver: Visitor): Promise<void> {
  await approver.press("publish.approve");
  await approver.text("publish.approvedBy").first().waitFor();
}

export async function publish(author: Visitor): Promise<void> {
  await author.press("publish.out.button");
  await author.press("publish.out.confirm");
  await author.text("publish.out.done").waitFor();
}
