import { Popover, Stack, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Answer } from "../../../ui/Answer.tsx";
import { ask } from "../../../ui/api.ts";
import { AppLink } from "../../../ui/links.tsx";
import { useSay } from "../../../ui/say.ts";
import { useMay } from "../../../ui/session.ts";
import type { Correction } from "../corrections/predict.ts";
import { useCorrect } from "../corrections/useCorrect.tsx";
import type { Mention, Reasons } from "../mention.ts";
import { useGlance } from "./useGlance.ts";
import classes from "./Why.module.css";

interface WhyProps {
  readonly mention: Mention;
  /** What the badge says, for those who do not see it. */
  readonly label: string;
  readonly badge: ReactNode;
  readonly reasons: (read: Reasons) => ReactNode;
  /** How it is put right; shown to those who may. */
  readonly correction: (correct: (correction: Correction) => void) => ReactNode;
}

/** A badge that tells why on pointing, on focus and on a press, and lets itself be put right in the same place. */
export function Why({ mention, label, badge, reasons, correction }: WhyProps) {
  const say = useSay();
  const glance = useGlance();
  const mayCorrect = useMay("respond");
  const correct = useCorrect(mention);
  const read = useQuery({
    ...ask("getMentionReasons", { params: { id: mention.id } }),
    enabled: glance.isOpen,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const putRight = (wanted: Correction) => {
    glance.leave();
    correct.mutate(wanted);
  };
  return (
    <Popover
      opened={glance.isOpen}
      onChange={(isOpen) => isOpen || glance.close()}
      closeOnEscape={false}
      trapFocus={glance.isPressed}
      withinPortal={false}
      position="bottom-start"
      shadow="md"
    >
      <Popover.Target>
        <UnstyledButton {...glance.target} className={classes.target} aria-label={say("listen.why", { label })}>
          {badge}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown {...glance.dropdown} className={classes.dropdown}>
        <Stack gap="sm">
          <Answer of={read} rows={2}>
            {reasons}
          </Answer>
          {mayCorrect && <div inert={glance.isOutOfReach}>{correction(putRight)}</div>}
          {mention.corrected.length > 0 && (
            <AppLink to="/insights/$tab" params={{ tab: "learning" }} fz="sm" inert={glance.isOutOfReach}>
              {say("listen.corrections")}
            </AppLink>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
