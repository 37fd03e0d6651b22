import { PageFrame } from "../../ui/PageFrame.tsx";

export function SignInPage() {
  return <PageFrame title="SignInPage">{null}</PageFrame>;
}
