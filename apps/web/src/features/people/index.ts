export { AuditPanel } from "./AuditPanel.tsx";
export { InvitationPage } from "./InvitationPage.tsx";
export { KeysPanel } from "./KeysPanel.tsx";
export { MembersPanel } from "./MembersPanel.tsx";
export { MySettings } from "./MySettings.tsx";
export { SetupPage } from "./SetupPage.tsx";
export { SignInPage } from "./SignInPage.tsx";
