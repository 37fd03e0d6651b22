import { Group, Text } from "@mantine/core";
import { useIntl } from "react-intl";
import { isolate } from "../../../ui/isolate.ts";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { nameLanguage } from "../../../ui/languageNames.ts";
import { useSay } from "../../../ui/say.ts";
import { namePlatform } from "../../listen/index.ts";
import type { Explanation } from "./Reasons.tsx";

/** In which languages and on which platforms it is said. */
export function Spread({ explanation }: { explanation: Explanation }) {
  const say = useSay();
  const intl = useIntl();
  const { languages, platforms } = explanation;
  if (languages.length + platforms.length === 0) return null;
  return (
    <Panel title={say("alert.spread")}>
      <Counts
        title={say("alert.spread.languages")}
        counts={languages}
        name={(code) => nameLanguage(code, intl.locale, say)}
      />
      <Counts
        title={say("alert.spread.platforms")}
        counts={platforms}
        name={(platform) => namePlatform(platform, say)}
      />
    </Panel>
  );
}

interface CountsProps {
  readonly title: string;
  readonly counts: readonly { readonly value: string; readonly count: number }[];
  readonly name: (value: string) => string;
}

function Counts({ title, counts, name }: CountsProps) {
  const intl = useIntl();
  return (
    <Group gap="xs" align="baseline">
      <Text size="sm" fw={600}>
        {title}:
      </Text>
      <Text size="sm">
        {intl.formatList(
          counts.map(({ value, count }) => `${isolate(name(value))} ${intl.formatNumber(count)}`),
          { type: "unit" },
        )}
      </Text>
    </Group>
  );
}
