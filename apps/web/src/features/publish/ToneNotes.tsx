import { Button, Group, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { AnswerOf, BodyOf } from "@tocsin/contract";
import { useId } from "react";
import { api } from "../../ui/api.ts";
import { directionOf } from "../../ui/language.tsx";
import { useSay } from "../../ui/say.ts";
import classes from "./ToneNotes.module.css";
import { type FieldPlace, groupNotes, joinDraft, passageOf, placeOf, type ToneNote } from "./toneSpans.ts";
import type { Draft } from "./useVersionDraft.ts";

type Wish = BodyOf<"reviewTone">;

interface ToneNotesProps {
  readonly shown: Draft;
  readonly language: Wish["language"];
  readonly kind: Wish["kind"];
  /** Takes the reader to a place of the editor's fields. */
  readonly onShow: (place: FieldPlace) => void;
}

const PAUSE_MS = 500;

/** How the draft sounds, while it is written. It advises and blocks nothing. */
export function ToneNotes({ shown, language, kind, onShow }: ToneNotesProps) {
  const say = useSay();
  const title = useId();
  const draft = joinDraft(shown);
  const [text] = useDebouncedValue(draft, PAUSE_MS);
  const review = useQuery({
    queryKey: ["reviewTone", { text, language, kind }],
    queryFn: () => api.reviewTone({ body: { text, language, kind } }),
    placeholderData: keepPreviousData,
  });
  // An older answer's places would mark the wrong words.
  const isCurrent = text === draft && !review.isPlaceholderData;
  if (shown.text.trim() === "") return null;
  return (
    <Stack gap="xs" component="section" aria-labelledby={title}>
      <Text id={title} component="h3" fw={600} size="sm" m={0}>
        {say("tone.title")}
      </Text>
      <Text size="xs" c="dimmed">
        {say("tone.lead")}
      </Text>
      {review.isError && (
        <Text size="sm" role="status">
          {say("tone.failed")}
        </Text>
      )}
      {!review.isError && <Summary review={isCurrent ? review.data : undefined} />}
      {isCurrent && review.data !== undefined && (
        <>
          <Notes
            {...{ draft, language, notes: review.data.notes }}
            onShow={(note) => onShow(placeOf(note, shown.title))}
          />
          <Missing parts={review.data.missing} />
        </>
      )}
    </Stack>
  );
}

type Review = AnswerOf<"reviewTone">;

function Summary({ review }: { review: Review | undefined }) {
  const say = useSay();
  const found = review === undefined ? undefined : review.notes.length + review.missing.length;
  return (
    <Text size="sm" role="status">
      {review === undefined && say("tone.checking")}
      {found === 0 && say("tone.clean")}
      {review !== undefined && review.notes.length > 0 && say("tone.count", { count: review.notes.length })}
    </Text>
  );
}

interface NotesProps {
  readonly draft: string;
  readonly language: Wish["language"];
  readonly notes: readonly ToneNote[];
  readonly onShow: (note: ToneNote) => void;
}

function Notes({ notes, ...rest }: NotesProps) {
  if (notes.length === 0) return null;
  return (
    <ul className={classes.notes}>
      {groupNotes(notes).map((group) => (
        <li key={group[0]!.direction} className={classes.note}>
          <Direction group={group} {...rest} />
        </li>
      ))}
    </ul>
  );
}

/** One thing to mend: what it is, where it stands, why it matters, and what reads better. */
function Direction({ group, ...rest }: Omit<NotesProps, "notes"> & { group: readonly ToneNote[] }) {
  const say = useSay();
  const { kind, direction } = group[0]!;
  return (
    <Stack gap={4}>
      <Text size="sm">
        <b>{say(`tone.kind.${kind}`)}.</b> {say(`tone.why.${kind}`)}
      </Text>
      {group.map((note) => (
        <NotedWords key={note.start} note={note} {...rest} />
      ))}
      <Text size="sm">
        <b>{say("tone.better")}:</b> {say(`tone.better.${direction}`)}
      </Text>
      <Text size="sm" c="dimmed">
        {say("tone.example")}: {say(`tone.example.${direction}`)}
      </Text>
    </Stack>
  );
}

function NotedWords({ note, draft, language, onShow }: Omit<NotesProps, "notes"> & { note: ToneNote }) {
  const say = useSay();
  const { before, words, after } = passageOf(draft, note);
  return (
    <Group gap="xs" justify="space-between" align="flex-start">
      <Text
        size="sm"
        component="q"
        className={classes.passage}
        flex="1 1 14rem"
        miw={0}
        lang={language}
        dir={directionOf(language)}
      >
        {before}
        <mark>{words}</mark>
        {after}
      </Text>
      <Button
        size="compact-xs"
        flex="none"
        variant="default"
        onClick={() => onShow(note)}
        aria-label={`${say("tone.show")}: ${words}`}
      >
        {say("tone.show")}
      </Button>
    </Group>
  );
}

function Missing({ parts }: { parts: Review["missing"] }) {
  const say = useSay();
  if (parts.length === 0) return null;
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {say("tone.lacking", { count: parts.length })}
      </Text>
      <ul className={classes.notes}>
        {parts.map((part) => (
          <Text key={part} component="li" size="sm" className={classes.note}>
            {say(`tone.missing.${part}`)}
          </Text>
        ))}
      </ul>
    </Stack>
  );
}
