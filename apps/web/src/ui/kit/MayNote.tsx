import { Text } from "@mantine/core";
import { useSay } from "../say.ts";

/** Says why the buttons beside it are off. Shown in the page, not in a tooltip: telephones have no pointer to hover. */
export function MayNote({ may, reason }: { may: boolean; reason: string }) {
  const say = useSay();
  if (may) return null;
  return (
    <Text size="sm" c="dimmed">
      {say(reason)}
    </Text>
  );
}
