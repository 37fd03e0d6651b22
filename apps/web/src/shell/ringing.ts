import { notifications } from "@mantine/notifications";
import { useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import { api } from "../ui/api.ts";
import { type LiveEvent, useHearing } from "../ui/live.ts";
import { useSay } from "../ui/say.ts";
import { ringOnce } from "../ui/sound.ts";

const ringingChanges = ["opened", "escalated"];

const isMuted = (until: string | null) => until !== null && Date.parse(until) > Date.now();

/** A ringing alert interrupts: a notice that stays until it is pressed, and the sound for those who asked for it. */
export function useRinging() {
  const say = useSay();
  const navigate = useNavigate();
  const hear = useCallback(
    async (event: LiveEvent) => {
      if (event.kind !== "alert" || !ringingChanges.includes(event.change)) return;
      // When this fails the notice is lost, not the alert: the page's own questions ask for it again.
      const alert = await api.getAlert({ params: { id: event.id } }).catch(() => null);
      if (alert === null || alert.state !== "ringing" || isMuted(alert.mutedUntil)) return;
      ringOnce();
      const id = `alert-${alert.id}`;
      const open = () => {
        notifications.hide(id);
        void navigate({ to: "/alerts/$id", params: { id: alert.id } });
      };
      notifications.hide(id);
      notifications.show({
        id,
        color: alert.kind === "crisis" ? "alarm" : "ink",
        autoClose: false,
        title: say("shell.rings", { watch: alert.watchName }),
        message: say("shell.ringsText", {
          severity: say(`severity.${alert.severity}`),
          kind: say(`kind.${alert.kind}`),
        }),
        closeButtonProps: { "aria-label": say("shell.close") },
        onClick: open,
        style: { cursor: "pointer" },
      });
    },
    [say, navigate],
  );
  useHearing(hear);
}
