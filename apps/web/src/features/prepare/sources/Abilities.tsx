import { List, Text } from "@mantine/core";
import type { ConnectorRecord } from "@tocsin/contract";
import { abilities } from "@tocsin/contract/words";
import { useIntl } from "react-intl";
import { useSay } from "../../../ui/say.ts";

const signs = { yes: "✓", "on-conditions": "◐", no: "–" } as const;

/** What the platform lets us do, and why not the rest: in words, with the month the facts were read. */
export function Abilities({ connector }: { connector: ConnectorRecord }) {
  const say = useSay();
  const known = abilities.flatMap((name) => {
    const ability = connector.abilities[name];
    return ability === undefined ? [] : [{ name, ...ability }];
  });
  if (known.length === 0) return null;
  return (
    <details>
      <summary>{say("connector.abilities")}</summary>
      <List size="sm" spacing={2} mt="xs" listStyleType="none">
        {known.map(({ name, can, why }) => (
          <List.Item key={name}>
            <b aria-hidden="true">{signs[can]}</b> {say(`connector.ability.${name}`)}: {say(`connector.can.${can}`)}
            {why !== undefined && (
              <Text span size="sm" c="dimmed">
                {" "}
                {say(`connector.${connector.kind}.why.${why}`)}
              </Text>
            )}
          </List.Item>
        ))}
      </List>
      <Terms connector={connector} />
    </details>
  );
}

function Terms({ connector: { costs, quotas, blockedIn, textLimit, asOf } }: { connector: ConnectorRecord }) {
  const say = useSay();
  const intl = useIntl();
  const facts = [
    ...costs.map(({ amount, unit, per }) =>
      say(`connector.cost.${per}`, { amount: say(`connector.unit.${unit}`, { amount }) }),
    ),
    ...quotas.flatMap(({ amount, unit, seconds }) =>
      amount === null
        ? []
        : [
            say("connector.quota", {
              amount: say(`connector.unit.${unit}`, { amount }),
              length: sayLength(say, seconds),
            }),
          ],
    ),
    ...(textLimit === null ? [] : [say(`connector.limit.${textLimit.unit}`, { amount: textLimit.amount })]),
    ...(blockedIn.length === 0
      ? []
      : [
          say("connector.blocked", {
            countries: intl.formatList(blockedIn.map((code) => say(`connector.country.${code}`))),
          }),
        ]),
    say("connector.asOf", { month: intl.formatDate(`${asOf}-15`, { year: "numeric", month: "long" }) }),
  ];
  return (
    <Text size="xs" c="dimmed" mt="xs">
      {[...new Set(facts)].join(" ")}
    </Text>
  );
}

const DAY = 86_400;
const HOUR = 3_600;

function sayLength(say: ReturnType<typeof useSay>, seconds: number): string {
  if (seconds % DAY === 0) return say("connector.length.days", { count: seconds / DAY });
  if (seconds % HOUR === 0) return say("connector.length.hours", { count: seconds / HOUR });
  return seconds % 60 === 0
    ? say("connector.length.minutes", { count: seconds / 60 })
    : say("connector.length.seconds", { count: seconds });
}
