import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { MayNote } from "../../ui/kit/MayNote.tsx";
import { ButtonLink } from "../../ui/links.tsx";
import { useSay } from "../../ui/say.ts";
import { useMay, useSession } from "../../ui/session.ts";
import classes from "./Alert.module.css";
import { DismissForm } from "./DismissForm.tsx";
import { PromiseMenu } from "./escalation/calling/PromiseMenu.tsx";
import { MuteMenu } from "./MuteMenu.tsx";
import { type AlertDetail, useAlertActs } from "./useAlertActs.ts";

/** The answers: mine, not a crisis, an incident; then quiet. An alert that is over leaves only the way to its incident. */
export function AlertActions({ alert }: { alert: AlertDetail }) {
  const say = useSay();
  const mayRespond = useMay("respond");
  const me = useSession().person.id;
  const acts = useAlertActs(alert.id);
  const isOpen = alert.state === "ringing" || alert.state === "acknowledged";
  if (!isOpen && alert.incidentId === null) return null;
  return (
    <>
      <MayNote may={mayRespond} reason="alert.mayNot.respond" />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a form's semantics along */}
      <div className={classes.actions} role="group" aria-label={say("alert.actions")}>
        {isOpen && (
          <>
            {alert.acknowledgedBy?.id === me && mayRespond && <PromiseMenu acts={acts} />}
            {alert.acknowledgedBy === null && (
              <Button
                onClick={() => acts.acknowledge.mutate(undefined)}
                loading={acts.acknowledge.isPending}
                disabled={!mayRespond}
                title={say("alert.acknowledge.text")}
              >
                {say("alert.acknowledge")}
              </Button>
            )}
            <Dismiss alert={alert} isOff={!mayRespond} />
          </>
        )}
        {alert.kind !== "data" && <IncidentButton alert={alert} mayRespond={mayRespond} acts={acts} />}
        {isOpen && <MuteMenu alert={alert} acts={acts} isOff={!mayRespond} />}
      </div>
    </>
  );
}

interface IncidentButtonProps {
  readonly alert: AlertDetail;
  readonly mayRespond: boolean;
  readonly acts: ReturnType<typeof useAlertActs>;
}

function IncidentButton({ alert, mayRespond, acts }: IncidentButtonProps) {
  const say = useSay();
  if (alert.incidentId !== null) {
    return (
      <ButtonLink to="/incidents/$id" params={{ id: alert.incidentId }}>
        {say("alert.seeIncident")}
      </ButtonLink>
    );
  }
  return (
    <Button
      variant={alert.acknowledgedBy === null ? "light" : "filled"}
      onClick={() => acts.openIncident.mutate(undefined)}
      loading={acts.openIncident.isPending}
      disabled={!mayRespond}
    >
      {say("alert.openIncident")}
    </Button>
  );
}

function Dismiss({ alert, isOff }: { alert: AlertDetail; isOff: boolean }) {
  const say = useSay();
  const [isAsking, { open, close }] = useDisclosure();
  return (
    <>
      <Button variant="default" onClick={open} disabled={isOff}>
        {say("alert.dismiss")}
      </Button>
      {isAsking && <DismissForm alert={alert} onClose={close} />}
    </>
  );
}
