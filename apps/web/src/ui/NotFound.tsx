import { ButtonLink } from "./links.tsx";
import classes from "./PageFrame.module.css";
import { PageFrame } from "./PageFrame.tsx";
import { Empty } from "./States.tsx";
import { useSay } from "./say.ts";

export function NotFound() {
  const say = useSay();
  return (
    <main className={classes.alone}>
      <PageFrame title={say("shell.notFound")}>
        <Empty title={say("shell.notFoundText")} action={<ButtonLink to="/">{say("shell.toWatch")}</ButtonLink>} />
      </PageFrame>
    </main>
  );
}
