import { Badge, Menu, UnstyledButton } from "@mantine/core";
import { Link, useLocation } from "@tanstack/react-router";
import type { AnswerOf } from "@tocsin/contract";
import { useIntl } from "react-intl";
import { Icon } from "../ui/Icon.tsx";
import { useSay } from "../ui/say.ts";
import classes from "./Navigation.module.css";
import { type Place, places } from "./places.ts";

interface NavigationProps {
  readonly situation: AnswerOf<"getSituation"> | undefined;
}

export function Rail({ situation }: NavigationProps) {
  const say = useSay();
  return (
    <nav className={classes.rail} aria-label={say("shell.nav.label")}>
      <Link to="/" className={classes.brand}>
        <img src="/favicon.svg" alt="" width={26} height={26} />
        Tocsin
      </Link>
      {places.map((place) => (
        <PlaceLink key={place.to} place={place} className={classes.railLink} count={countFor(place, situation)} />
      ))}
    </nav>
  );
}

const isUnderThumb = (place: Place) => place.isUnderThumb === true;

export function BottomBar({ situation }: NavigationProps) {
  const say = useSay();
  return (
    <nav className={classes.bottom} aria-label={say("shell.nav.label")}>
      {places.filter(isUnderThumb).map((place) => (
        <PlaceLink key={place.to} place={place} className={classes.bottomLink} count={countFor(place, situation)} />
      ))}
      <Menu position="top-end">
        <Menu.Target>
          <UnstyledButton className={classes.bottomLink}>
            <Icon name="more" />
            <span>{say("shell.nav.more")}</span>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {places
            .filter((place) => !isUnderThumb(place))
            .map((place) => (
              <Menu.Item key={place.to} component={Link} to={place.to} leftSection={<Icon name={place.icon} />}>
                {say(`shell.nav.${place.key}`)}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
    </nav>
  );
}

interface Count {
  readonly value: number;
  /** What is counted, for those who hear the page. */
  readonly words: string;
  readonly isRinging: boolean;
}

function countFor(place: Place, situation: NavigationProps["situation"]): Count | null {
  if (situation === undefined) return null;
  const of = (value: number, words: string, isRinging = false) => (value > 0 ? { value, words, isRinging } : null);
  if (place.key === "alerts") return of(situation.ringingAlerts, "shell.nav.ringing", true);
  if (place.key === "incidents") return of(situation.openIncidents, "shell.nav.open");
  if (place.key === "publish") return of(situation.waitingApprovals, "shell.nav.waiting");
  return null;
}

interface PlaceLinkProps {
  readonly place: Place;
  readonly className: string | undefined;
  readonly count: Count | null;
}

function PlaceLink({ place, className, count }: PlaceLinkProps) {
  const say = useSay();
  const intl = useIntl();
  const { pathname } = useLocation();
  const isHere = place.to === "/" ? pathname === "/" || pathname.startsWith("/watch/") : pathname.startsWith(place.to);
  return (
    <Link to={place.to} className={className} aria-current={isHere ? "page" : undefined}>
      <Icon name={place.icon} />
      <span>{say(`shell.nav.${place.key}`)}</span>
      {count !== null && (
        <Badge
          className={classes.count}
          size="sm"
          circle
          color={count.isRinging ? "alarm" : "dark.4"}
          aria-label={say(count.words, { count: count.value })}
        >
          {intl.formatNumber(count.value)}
        </Badge>
      )}
    </Link>
  );
}
