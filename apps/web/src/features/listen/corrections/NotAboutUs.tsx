import { Button, Stack } from "@mantine/core";
import { useSay } from "../../../ui/say.ts";
import type { Mention } from "../mention.ts";

interface NotAboutUsProps {
  readonly watches: Mention["watches"];
  readonly onChoose: (watchId: string) => void;
}

/** Takes the post out of a watch: it speaks of something else of a like name. */
export function NotAboutUs({ watches, onChoose }: NotAboutUsProps) {
  const say = useSay();
  return (
    <Stack gap="xs" align="flex-start">
      {watches.map(({ id, name }) => (
        <Button key={id} size="compact-sm" variant="default" onClick={() => onChoose(id)}>
          {say("listen.correct.relevance", { watch: name })}
        </Button>
      ))}
    </Stack>
  );
}
