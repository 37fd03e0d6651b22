export { minutesBetween } from "./clock.ts";
export { IncidentPage } from "./IncidentPage.tsx";
export { IncidentsPage } from "./IncidentsPage.tsx";
export { PersonChoice } from "./PersonChoice.tsx";
export { TimelineList } from "./timeline/TimelineList.tsx";
