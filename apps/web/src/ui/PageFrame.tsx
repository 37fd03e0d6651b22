import { Breadcrumbs, Group, Text, Title } from "@mantine/core";
import { type ReactNode, useEffect } from "react";
import { AppLink } from "./links.tsx";
import classes from "./PageFrame.module.css";
import type { UrlState } from "./urlState.ts";

interface PageFrameProps {
  readonly title: string;
  /** Beside the title: badges and the like. */
  readonly badges?: ReactNode;
  readonly intro?: ReactNode;
  readonly actions?: ReactNode;
  /** The pages above this one, outermost first. */
  readonly above?: readonly { readonly to: string; readonly title: string; readonly search?: UrlState }[];
  readonly children: ReactNode;
}

export function PageFrame({ title, badges, intro, actions, above, children }: PageFrameProps) {
  useEffect(() => nameDocument(title), [title]);
  return (
    <div className={classes.page}>
      {above !== undefined && (
        <Breadcrumbs separator="/" fz="sm">
          {above.map((page) => (
            <AppLink key={page.to} to={page.to as "/"} search={page.search ?? {}} fz="sm">
              {page.title}
            </AppLink>
          ))}
        </Breadcrumbs>
      )}
      <div className={classes.head}>
        <Group gap="sm" className={classes.title}>
          <Title order={1} size="h2">
            <bdi>{title}</bdi>
          </Title>
          {badges}
        </Group>
        {actions !== undefined && <Group gap="xs">{actions}</Group>}
      </div>
      {intro !== undefined && (
        <Text c="dimmed" maw="46rem">
          {intro}
        </Text>
      )}
      {children}
    </div>
  );
}

/** The count of ringing alerts stands before the name; the shell keeps it in a data attribute. */
export function nameDocument(title = document.documentElement.dataset.page ?? "") {
  const root = document.documentElement;
  root.dataset.page = title;
  const ringing = Number(root.dataset.ringing ?? 0);
  document.title = `${ringing > 0 ? `(${ringing}) ` : ""}${title} · Tocsin`;
}
