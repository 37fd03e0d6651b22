import { createInterface } from "node:readline/promises";
import { type Language, languages, type Role, roles } from "@tocsin/contract/words";
import { addPerson, listMembers, setUp } from "@tocsin/server";
import { type Command, Option } from "commander";
import { findWorkspaceId, onStore, type StoreOptions, withDataOption } from "./workspace.ts";

interface AccountOptions extends StoreOptions {
  email: string;
  name: string;
  role: Role;
  language: Language;
  workspace: string;
  timeZone: string;
}

const language = () => new Option("--language <language>", "interface language").choices(languages).default("en");

export function addUserCommand(program: Command): void {
  const user = program.command("user").description("people of the workspace; passwords are read from standard input");
  withDataOption(user.command("list"))
    .description("one person per line")
    .action((options: StoreOptions) =>
      onStore(options, async (context) => {
        for (const { name, email, role } of await listMembers(context.db, await findWorkspaceId(context)))
          console.log(JSON.stringify({ name, email, role }));
      }),
    );
  withDataOption(user.command("add"))
    .description("add a person")
    .requiredOption("--email <address>", "e-mail address")
    .requiredOption("--name <name>", "name")
    .addOption(new Option("--role <role>", "role").choices(roles).default("responder"))
    .addOption(language())
    .action((options: AccountOptions) =>
      onStore(options, async (context) => {
        const password = await readPassword();
        const { id } = await addPerson(context, await findWorkspaceId(context), { ...options, password });
        console.log(JSON.stringify({ id, email: options.email, role: options.role }));
      }),
    );
  withDataOption(user.command("setup"))
    .description("create the workspace and its administrator without a browser")
    .requiredOption("--workspace <name>", "name of the workspace")
    .requiredOption("--email <address>", "e-mail address of the administrator")
    .requiredOption("--name <name>", "name of the administrator")
    .option("--time-zone <zone>", "time zone of the brand", "UTC")
    .addOption(language())
    .action((options: AccountOptions) =>
      onStore(options, async (context) => {
        const actor = await setUp(context, { ...options, password: await readPassword() });
        console.log(JSON.stringify({ id: actor.id, workspaceId: actor.workspaceId }));
      }),
    );
}

const SHORTEST = 10;

async function readPassword(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write("Password: ");
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) {
    lines.close();
    if (line.length < SHORTEST) throw new Error(`A password has at least ${SHORTEST} characters.`);
    return line;
  }
  throw new Error("No password came in on standard input.");
}
