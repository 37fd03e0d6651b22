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
    onSuccess: async ({ correction }, _, restore) => {
      const id = `correction-${correction.id}`;
      const takeBack = () => {
        notifications.hide(id);
        restore();
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
  const undo = (id: string) =>
    api.undoCorrection({ params: { id } }).finally(() => void readStoryAgain(queries, mention));
  return useAct(undo, { success: "listen.undone" });
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
  const answers = queries.getQueriesData({});
  const before = new Map(answers.flatMap(([, answer]) => listMentionsIn(answer)).map((one) => [one.id, one]));
  for (const [key, answer] of answers) {
    const changed = changeMentions(answer, (one) => (isSameStory(one, of) ? change(one) : one));
    if (changed !== answer) queries.setQueryData(key, changed);
  }
  return () => void changeStory(queries, of, (one) => readingOf(before.get(one.id) ?? one, one));
}

/** What is said of a post, from one answer; what the search marked in it, from the other. */
const readingOf = (read: Mention, { highlights }: Mention): Mention => ({ ...read, highlights });

/** Asks for the posts of the story that are shown, one by one, and leaves the lists they stand in as they are. */
async function readStoryAgain(queries: QueryClient, of: Mention): Promise<void> {
  const shown = queries.getQueriesData({}).flatMap(([, answer]) => listMentionsIn(answer));
  const ids = new Set(shown.filter((one) => isSameStory(one, of)).map(({ id }) => id));
  const read = await Promise.allSettled([...ids].map((id) => api.getMention({ params: { id } })));
  const byId = new Map(read.flatMap((one) => (one.status === "fulfilled" ? [[one.value.id, one.value] as const] : [])));
  changeStory(queries, of, (one) => readingOf(byId.get(one.id) ?? one, one));
  await Promise.all(stale.map((name) => queries.invalidateQueries({ queryKey: [name] })));
}
