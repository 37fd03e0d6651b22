import type { CorrectionField } from "@tocsin/contract/words";
import { useSay } from "../../../ui/say.ts";
import type { Mention } from "../mention.ts";
import classes from "./Why.module.css";

export function SetByPerson({ mention, field }: { mention: Mention; field: CorrectionField }) {
  const say = useSay();
  if (!mention.corrected.includes(field)) return null;
  return (
    <span className={classes.mark}>
      {" "}
      <span aria-hidden="true">✎</span> {say("listen.setByPerson")}
    </span>
  );
}
