import { Anchor, Table } from "@mantine/core";
import { Amount } from "../../../../ui/Amount.tsx";
import { useSay } from "../../../../ui/say.ts";
import type { Rehearsal } from "./outcome.ts";
import type { Budget } from "./WatchRehearsal.tsx";

interface BudgetTableProps {
  readonly budgets: Rehearsal["budgets"];
  readonly onChoose: (weeklyBudget: Budget) => void;
}

const figures = ["rings", "incidents", "dismissed", "missed"] as const;

/** The same days with each of the budgets, side by side; a press takes one over. */
export function BudgetTable({ budgets, onChoose }: BudgetTableProps) {
  const say = useSay();
  return (
    <Table.ScrollContainer minWidth={280} type="native" tabIndex={0} aria-label={say("rehearsal.budgets")}>
      <Table fz="sm" verticalSpacing={4} captionSide="top">
        <Table.Caption>{say("rehearsal.budgets")}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say("rehearsal.budget")}</Table.Th>
            {figures.map((figure) => (
              <Table.Th key={figure}>{say(`rehearsal.budget.${figure}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {budgets.map((budget) => (
            <Table.Tr key={budget.weeklyBudget}>
              <Table.Th scope="row">
                <Anchor component="button" type="button" fz="sm" onClick={() => onChoose(budget.weeklyBudget)}>
                  {say(`prepare.budget.${budget.weeklyBudget}`)}
                </Anchor>
              </Table.Th>
              {figures.map((figure) => (
                <Table.Td key={figure}>
                  <Amount value={budget[figure]} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
