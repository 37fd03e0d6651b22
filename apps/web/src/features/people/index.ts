export { AuditPanel } from "./AuditPanel.tsx";
export { InvitationPage } from "./InvitationPage.tsx";
export { KeysPanel } from "./KeysPanel.tsx";
export { MembersPanel } from "./MembersPanel.tsx";
export { MySettings } from "./MySettings.tsx";
export { SignInPage } from "./SignInPage.tsx";
export { SetupPage } from "./setup/SetupPage.tsx";
