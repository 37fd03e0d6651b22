import { Code, Stack, Text } from "@mantine/core";
import type { AnswerOf } from "@tocsin/contract";
import { Tag } from "../../../../ui/kit/Tag.tsx";
import { useSay } from "../../../../ui/say.ts";
import classes from "./ImportReport.module.css";

type Imported = AnswerOf<"importQuery">;

/** The translated query, and what became of each part of the other one. */
export function ImportReport({ imported, tool }: { imported: Imported; tool: string }) {
  const say = useSay();
  const { query, report, problems } = imported;
  return (
    <Stack gap="xs" role="status">
      <Text size="sm">{say("query.import.readAs", { tool })}</Text>
      {query === "" ? (
        <Text size="sm">{say("query.import.nothing")}</Text>
      ) : (
        <Code block dir="auto" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
          {query}
        </Code>
      )}
      <ul className={classes.parts}>
        {report.map((part) => (
          <Part key={part.start} part={part} />
        ))}
        {problems.map((problem) => (
          <li key={`${problem.code} ${Object.values(problem.values).join(" ")}`}>
            {say(`query.problem.${problem.code}`, problem.values)}
          </li>
        ))}
      </ul>
    </Stack>
  );
}

function Part({ part }: { part: Imported["report"][number] }) {
  const say = useSay();
  const { fate, code, was, became } = part;
  return (
    <li>
      <Tag isOpen={fate !== "translated"}>{say(`query.import.fate.${fate}`)}</Tag> <Code dir="auto">{was}</Code>
      {became.trim() !== "" && (
        <>
          {" "}
          <span aria-hidden>→</span> <Code dir="auto">{became}</Code>
        </>
      )}{" "}
      {say(`query.import.code.${code}`)}
    </li>
  );
}
