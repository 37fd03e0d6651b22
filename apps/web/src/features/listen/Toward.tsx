import { Group } from "@mantine/core";
import { SentimentBadge } from "../../ui/badges.tsx";
import { useSay } from "../../ui/say.ts";
import classes from "./MentionCard.module.css";
import type { Mention } from "./mention.ts";

/** A post may praise one brand and blame another: the tone toward each. */
export function Toward({ mention }: { mention: Mention }) {
  const say = useSay();
  if (mention.toward.length === 0) return null;
  return (
    <Group component="ul" gap="xs" className={classes.toward}>
      {mention.toward.map(({ brandId, name, sentiment, isSure }) => (
        <li key={brandId}>
          {say("listen.toward", { brand: name })} <SentimentBadge sentiment={sentiment} isSure={isSure} />
        </li>
      ))}
    </Group>
  );
}
