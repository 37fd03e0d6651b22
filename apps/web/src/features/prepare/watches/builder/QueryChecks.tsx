import { Button, Code, Group, List, Stack, Text } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { AnswerOf } from "@tocsin/contract";
import { sayQuery } from "@tocsin/contract/wording";
import { useIntl } from "react-intl";
import { useSay } from "../../../../ui/say.ts";
import classes from "./QueryChecks.module.css";
import { applySuggestion, markProblems, type QueryProblem } from "./querySpans.ts";

interface QueryChecksProps {
  readonly query: string;
  readonly check: UseQueryResult<AnswerOf<"checkQuery">>;
  /** False while the answer still belongs to what was typed before. */
  readonly isCurrent: boolean;
  readonly onChange: (query: string) => void;
}

export function QueryChecks({ query, check, isCurrent, onChange }: QueryChecksProps) {
  const say = useSay();
  const { locale } = useIntl();
  if (query.trim() === "") return null;
  if (check.isError) return <Hint>{say("prepare.query.failed")}</Hint>;
  if (check.data === undefined) return <Hint>{say("prepare.query.checking")}</Hint>;
  const { problems, explanation } = check.data;
  return (
    <Stack gap="xs" role="status">
      {isCurrent && problems.length > 0 && <Problems query={query} problems={problems} onChange={onChange} />}
      {explanation !== null && (
        <Text size="sm">
          <Text span fw={600}>
            {say("prepare.query.means")}:
          </Text>{" "}
          {sayQuery(explanation, say, locale)}
        </Text>
      )}
    </Stack>
  );
}

function Hint({ children }: { children: string }) {
  return (
    <Text size="sm" c="dimmed" role="status">
      {children}
    </Text>
  );
}

interface ProblemsProps {
  readonly query: string;
  readonly problems: readonly QueryProblem[];
  readonly onChange: (query: string) => void;
}

function Problems({ query, problems, onChange }: ProblemsProps) {
  const say = useSay();
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {say("prepare.query.problems", { count: problems.length })}
      </Text>
      <Code block dir="auto" className={classes.marked}>
        {markProblems(query, problems).map((part) =>
          part.severity === null ? (
            part.text
          ) : (
            <mark key={part.start} data-severity={part.severity}>
              {part.text}
            </mark>
          ),
        )}
      </Code>
      <List size="sm" spacing={4}>
        {problems.map((problem) => (
          <List.Item key={`${problem.code}-${problem.start}`}>
            <ProblemLine query={query} problem={problem} onChange={onChange} />
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}

function ProblemLine({ query, problem, onChange }: Omit<ProblemsProps, "problems"> & { problem: QueryProblem }) {
  const say = useSay();
  const part = query.slice(problem.start, problem.end);
  const place = part === "" ? say("prepare.query.problem.end") : say("prepare.query.problem.at", { part });
  return (
    <Group gap="xs">
      <Text size="sm">
        <b>{say(`prepare.query.problem.${problem.severity}`)}</b>, <bdi>{place}</bdi>:{" "}
        {say(`query.problem.${problem.code}`, problem.values)}
      </Text>
      {problem.suggestion !== undefined && (
        <Button size="compact-xs" variant="default" onClick={() => onChange(applySuggestion(query, problem))}>
          <bdi>
            {problem.suggestion === ""
              ? say("query.repair.remove")
              : say("prepare.query.suggestion", { suggestion: problem.suggestion })}
          </bdi>
        </Button>
      )}
    </Group>
  );
}
