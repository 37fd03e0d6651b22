export { OutletsPanel } from "./OutletsPanel.tsx";
export { StatementPage } from "./StatementPage.tsx";
export { StatementsPage } from "./StatementsPage.tsx";
