import { AppLink } from "../../../ui/links.tsx";
import { useUrlState } from "../../../ui/urlState.ts";
import { sharedPart } from "../stretch/stretch.ts";

interface NarrativeTitleProps {
  readonly id: string;
  readonly label: string;
  readonly language?: string;
}

/** A narrative by its name, leading to its page in the same stretch of time. */
export function NarrativeTitle({ id, label, language }: NarrativeTitleProps) {
  const [state] = useUrlState();
  return (
    <AppLink to="/insights/narratives/$id" params={{ id }} search={sharedPart(state)} inherit>
      <bdi lang={language}>{label}</bdi>
    </AppLink>
  );
}
