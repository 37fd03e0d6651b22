import { Badge, Button, Menu } from "@mantine/core";
import { spotlight } from "@mantine/spotlight";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import type { AnswerOf } from "@tocsin/contract";
import { useAct } from "../ui/act.ts";
import { api } from "../ui/api.ts";
import { Icon } from "../ui/Icon.tsx";
import { LanguageMenu } from "../ui/LanguageMenu.tsx";
import { useIsLive } from "../ui/live.ts";
import { SchemeToggle } from "../ui/SchemeToggle.tsx";
import { useSay } from "../ui/say.ts";
import classes from "./TopBar.module.css";

interface TopBarProps {
  readonly session: AnswerOf<"getSession">;
}

export function TopBar({ session }: TopBarProps) {
  const say = useSay();
  return (
    <header className={classes.bar}>
      <bdi className={classes.workspace}>{session.workspace.name}</bdi>
      {session.isDemo && (
        <Badge variant="outline" color="ochre" className={classes.wide}>
          {say("shell.demo")}
        </Badge>
      )}
      <LiveSign />
      <Button
        variant="default"
        size="xs"
        className={classes.search}
        leftSection={<Icon name="search" size={16} />}
        onClick={spotlight.open}
        aria-label={say("shell.palette.open")}
      >
        <span className={classes.wide}>{say("shell.palette.open")}</span>
        <kbd className={classes.key}>Ctrl K</kbd>
      </Button>
      <LanguageMenu onChoose={(language) => api.setMyLanguage({ body: { language } })} />
      <SchemeToggle />
      <PersonMenu session={session} />
    </header>
  );
}

/** Says plainly when the page no longer hears from the server by itself. */
function LiveSign() {
  const say = useSay();
  const isLive = useIsLive();
  return (
    <span className={classes.live} data-live={isLive} role="status">
      <span aria-hidden="true" className={classes.dot} />
      {say(isLive ? "shell.live" : "shell.notLive")}
    </span>
  );
}

function PersonMenu({ session }: TopBarProps) {
  const say = useSay();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const signOut = useAct(() => api.deleteSession(), {
    onDone: () => {
      queries.clear();
      void navigate({ to: "/sign-in" });
    },
  });
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          px={6}
          aria-label={say("shell.person", { name: session.person.name })}
        >
          <Icon name="person" />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <bdi>{session.person.name}</bdi>
          <br />
          {say(`role.${session.role}`)}
        </Menu.Label>
        <Menu.Item component={Link} to="/settings/me">
          {say("shell.nav.settings")}
        </Menu.Item>
        <Menu.Item onClick={() => signOut.mutate(undefined)}>{say("shell.signOut")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
