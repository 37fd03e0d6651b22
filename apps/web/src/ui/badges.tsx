import type { AlertKind, Sentiment } from "@tocsin/contract/words";
import { useIntl } from "react-intl";
import classes from "./badges.module.css";
import { useSay } from "./say.ts";

/** Five steps as a filled bar, a number and a word: readable without any colour. */
export function SeverityBadge({ severity, isRinging = false }: { severity: number; isRinging?: boolean }) {
  const say = useSay();
  const intl = useIntl();
  return (
    <span className={classes.badge} data-ringing={isRinging}>
      <svg width="26" height="10" viewBox="0 0 26 10" aria-hidden="true" className={classes.steps}>
        {[1, 2, 3, 4, 5].map((step) => (
          <rect
            key={step}
            x={(step - 1) * 5.4 + 0.5}
            y={0.5}
            width={4}
            height={9}
            rx={1}
            data-filled={step <= severity}
          />
        ))}
      </svg>
      {intl.formatNumber(severity)} · {say(`severity.${severity}`)}
    </span>
  );
}

export const sentimentSigns: Record<Sentiment, string> = { negative: "−", neutral: "=", positive: "+" };

interface SentimentBadgeProps {
  readonly sentiment: Sentiment | null;
  readonly isSure?: boolean;
}

export function SentimentBadge({ sentiment, isSure = true }: SentimentBadgeProps) {
  const say = useSay();
  if (sentiment === null) return <span className={classes.badge}>{say("shell.sentiment.waiting")}</span>;
  return (
    <span className={classes.badge} data-sentiment={isSure ? sentiment : "unsure"}>
      <b aria-hidden="true">{isSure ? sentimentSigns[sentiment] : "?"}</b>
      {isSure ? say(`sentiment.${sentiment}`) : say("shell.sentiment.unsure", { word: say(`sentiment.${sentiment}`) })}
    </span>
  );
}

const kindSigns: Record<AlertKind, string> = { crisis: "!", buzz: "~", data: "∅" };

export function KindBadge({ kind }: { kind: AlertKind }) {
  const say = useSay();
  return (
    <span className={classes.badge} data-kind={kind}>
      <b aria-hidden="true">{kindSigns[kind]}</b>
      {say(`kind.${kind}`)}
    </span>
  );
}

/** How far along a state is, as a shape: open ring, half, full, crossed. */
const stateSigns: Record<string, string> = {
  ringing: "◉",
  acknowledged: "◐",
  dismissed: "⊘",
  closed: "●",
  open: "○",
  stable: "◐",
  draft: "○",
  "in-review": "◐",
  approved: "◕",
  published: "●",
  withdrawn: "⊘",
  waiting: "○",
  sent: "●",
  refused: "⊘",
  spared: "·",
  unknown: "?",
  new: "○",
  healthy: "●",
  expiring: "◐",
  expired: "⊘",
  late: "◐",
  failing: "⊘",
  paused: "‖",
  running: "◐",
  done: "●",
  failed: "⊘",
};

/** Any state of the contract's closed lists; its word is `state.<state>` in the shell's catalogue. */
export function StateBadge({ state }: { state: string }) {
  const say = useSay();
  return (
    <span className={classes.badge} data-state={state}>
      <b aria-hidden="true">{stateSigns[state] ?? "○"}</b>
      {say(`state.${state}`)}
    </span>
  );
}
