import { Button, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import type { EndpointName } from "@tocsin/contract/paths";
import { useAct } from "../../../ui/act.ts";
import { api } from "../../../ui/api.ts";
import { useSayProblem } from "../../../ui/problems.ts";
import { useSay } from "../../../ui/say.ts";
import type { Mention } from "../mention.ts";
import { changeMentions, isSameStory, listMentionsIn } from "./cachedMentions.ts";
import { type Correction, predict } from "./predict.ts";

/** Lists of mentions are not among them: a post that no longer fits its list stays until the reader asks again. */
const stale: readonly EndpointName[] = ["listMentionFacets", "getMentionReasons", "listCorrections", "getLearning"];
const UNDO_MS = 15_000;

/**
 * Puts a mention right: shown at once wherever the post or a near-duplicate stands, taken back when the server refuses,
 * and undone in one press from the message.
 */
export function useCorrect(mention: Mention) {
  const queries = useQueryClient();
  const say = useSay();
  const sayProblem = useSayProblem();
  const undo = useUndo(mention);
  const closeWords = { closeButtonProps: { "aria-label": say("shell.close") } };
  return useMutation({
    mutationFn: (correction: Correction) => api.correctMention({ params: { id: mention.id }, body: correction }),
    onMutate: (correction) => changeStory(queries, mention, (one) => predict(one, correction)),
    onSuccess: async ({ correction }) => {
      const id = `correction-${correction.id}`;
      const takeBack = () => {
        notifications.hide(id);
        undo.mutate(correction.id);
      };
      const words = say("listen.corrected", { others: correction.posts - 1 });
      const message = <Reached words={words} undo={say("listen.undo")} onUndo={takeBack} />;
      notifications.show({ id, message, color: "ink", autoClose: UNDO_MS, ...closeWords });
      await readStoryAgain(queries, mention);
    },
    onError: (error, _, restore) => {
      restore?.();
      const words = { title: say("shell.notDone"), message: sayProblem(error) };
      notifications.show({ ...words, color: "ochre", autoClose: UNDO_MS, ...closeWords });
    },
  });
}

function useUndo(mention: Mention) {
  const queries = useQueryClient();
  return useAct((id: string) => api.undoCorrection({ params: { id } }), {
    success: "listen.undone",
    onDone: () => void readStoryAgain(queries, mention),
  });
}

function Reached({ words, undo, onUndo }: { words: string; undo: string; onUndo: () => void }) {
  return (
    <Group justify="space-between" gap="xs" wrap="nowrap">
      <span>{words}</span>
      <Button size="compact-sm" variant="default" onClick={onUndo} flex="none">
        {undo}
      </Button>
    </Group>
  );
}

type Change = (mention: Mention) => Mention;

/** Changes the post and its near-duplicates in every answer at hand; what comes back puts them as they were. */
function changeStory(queries: QueryClient, of: Mention, change: Change): () => void {
  const before = queries.getQueriesData({});
  for (const [key, answer] of before) {
    const changed = changeMentions(answer, (one) => (isSameStory(one, of) ? change(one) : one));
    if (changed !== answer) queries.setQueryData(key, changed);
  }
  return () => {
    for (const [key, answer] of before) if (listMentionsIn(answer).length > 0) queries.setQueryData(key, answer);
  };
}

/** Asks for the posts of the story that are shown, one by one, and leaves the lists they stand in as they are. */
async function readStoryAgain(queries: QueryClient, of: Mention): Promise<void> {
  const shown = queries.getQueriesData({}).flatMap(([, answer]) => listMentionsIn(answer));
  const ids = new Set(shown.filter((one) => isSameStory(one, of)).map(({ id }) => id));
  const read = await Promise.all([...ids].map((id) => api.getMention({ params: { id } })));
  const byId = new Map(read.map((one) => [one.id, one]));
  // What a search marked is known to the list only.
  changeStory(queries, of, (one) => ({ ...(byId.get(one.id) ?? one), highlights: one.highlights }));
  await Promise.all(stale.map((name) => queries.invalidateQueries({ queryKey: [name] })));
}
