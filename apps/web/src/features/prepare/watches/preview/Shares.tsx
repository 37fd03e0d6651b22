import { Text } from "@mantine/core";
import { useId } from "react";
import { useIntl } from "react-intl";
import { Amount } from "../../../../ui/Amount.tsx";
import { nameLanguage } from "../../../../ui/languageNames.ts";
import { namePlatform } from "../../../../ui/platformNames.ts";
import { useSay } from "../../../../ui/say.ts";
import classes from "./Shares.module.css";

interface Share {
  readonly value: string;
  readonly count: number;
}

interface SharesProps {
  readonly shares: readonly Share[];
}

export function LanguageShares({ shares }: SharesProps) {
  const say = useSay();
  const { locale } = useIntl();
  const name = (code: string) => (code === "und" ? say("query.preview.unread") : nameLanguage(code, locale, say));
  return <Shares title={say("query.preview.languages")} shares={shares} name={name} />;
}

export function PlatformShares({ shares }: SharesProps) {
  const say = useSay();
  return <Shares title={say("query.preview.platforms")} shares={shares} name={(key) => namePlatform(key, say)} />;
}

const MOST_SHOWN = 5;

function Shares({ title, shares, name }: SharesProps & { title: string; name: (value: string) => string }) {
  const id = useId();
  const all = shares.reduce((sum, { count }) => sum + count, 0);
  return (
    <div>
      <Text size="sm" fw={600} id={id}>
        {title}
      </Text>
      <ul className={classes.shares} aria-labelledby={id}>
        {shares.slice(0, MOST_SHOWN).map(({ value, count }) => (
          <li key={value}>
            <bdi>{name(value)}</bdi>
            <span className={classes.track} aria-hidden>
              <span className={classes.bar} style={{ inlineSize: `${(100 * count) / Math.max(1, all)}%` }} />
            </span>
            <span className={classes.count}>
              <Amount value={count} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
