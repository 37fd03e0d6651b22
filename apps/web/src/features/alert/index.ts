export { AlertPage } from "./AlertPage.tsx";
export { AlertsPage } from "./AlertsPage.tsx";
export { BellsPanel } from "./bells/BellsPanel.tsx";
export { EscalationPanel } from "./escalation/EscalationPanel.tsx";
export { MyHours } from "./escalation/people/MyHours.tsx";
