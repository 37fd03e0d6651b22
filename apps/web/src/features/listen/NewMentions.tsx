import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { type LiveEvent, useHearing } from "../../ui/live.ts";
import { useSay } from "../../ui/say.ts";

/** Says that posts came in, and waits to be pressed: the list never moves under the reader's eyes. */
export function NewMentions({ onShow }: { onShow: () => void }) {
  const say = useSay();
  const queries = useQueryClient();
  const [hasNew, setHasNew] = useState(false);
  useHearing(useCallback((event: LiveEvent) => setHasNew((before) => before || event.kind === "mentions"), []));
  if (!hasNew) return null;
  const show = () => {
    setHasNew(false);
    onShow();
    void queries.invalidateQueries({ queryKey: ["listMentions"] });
    void queries.invalidateQueries({ queryKey: ["listMentionFacets"] });
  };
  return (
    <Button variant="light" onClick={show}>
      {say("listen.showNew")}
    </Button>
  );
}
