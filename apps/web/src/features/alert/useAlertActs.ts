import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { AnswerOf, BodyOf } from "@tocsin/contract";
import { useAct } from "../../ui/act.ts";
import { api, keyOf } from "../../ui/api.ts";

export type AlertDetail = AnswerOf<"getAlert">;

/** Everything a person can answer to an alert. Each answer shows at once and makes the lists ask again. */
export function useAlertActs(id: string) {
  const params = { id };
  const show = useShow(id);
  const navigate = useNavigate();
  return {
    acknowledge: useAct(() => api.acknowledgeAlert({ params }), { ...show, success: "alert.acknowledged" }),
    promise: useAct((until: Date) => api.promiseAlert({ params, body: { until: until.toISOString() } }), {
      ...show,
      success: "escalation.promised",
    }),
    mute: useAct((until: Date) => api.muteAlert({ params, body: { until: until.toISOString() } }), {
      ...show,
      success: "alert.muted",
    }),
    unmute: useAct(() => api.unmuteAlert({ params }), { ...show, success: "alert.unmuted" }),
    dismiss: useAct((body: BodyOf<"dismissAlert">) => api.dismissAlert({ params, body }), {
      ...show,
      success: "alert.dismissed",
    }),
    split: useAct((episodeId: string) => api.splitAlert({ params, body: { episodeIds: [episodeId] } }), {
      invalidate: ["getAlert", ...show.invalidate],
      success: "alert.split.done",
    }),
    merge: useAct((alertId: string) => api.mergeAlert({ params, body: { alertId } }), {
      ...show,
      success: "alert.merge.done",
    }),
    openIncident: useAct(() => api.openIncident({ body: { alertId: id } }), {
      invalidate: ["getAlert", "listAlerts", "listIncidents", "getSituation"],
      success: "alert.opened",
      onDone: (incident) => void navigate({ to: "/incidents/$id", params: { id: incident.id } }),
    }),
  };
}

function useShow(id: string) {
  const queries = useQueryClient();
  return {
    invalidate: ["listAlerts", "getSituation", "getEscalation"] as const,
    onDone: (alert: AlertDetail) => void queries.setQueryData(keyOf("getAlert", { params: { id } }), alert),
  };
}
