import type { Mention } from "../mention.ts";

type Change = (mention: Mention) => Mention;

/**
 * Changes every mention inside an answer, wherever it stands: lists, examples of a narrative, a single post. What holds
 * none comes back as the same object, so that nobody who shows it draws anew.
 */
export function changeMentions<T>(answer: T, change: Change): T {
  if (isMention(answer)) return change(answer) as T;
  if (Array.isArray(answer))
    return keepSame(
      answer,
      answer.map((part) => changeMentions(part, change)),
    ) as T;
  if (!isRecord(answer)) return answer;
  const before = Object.values(answer);
  const after = before.map((part) => changeMentions(part, change));
  if (keepSame(before, after) === before) return answer;
  return Object.fromEntries(Object.keys(answer).map((key, i) => [key, after[i]])) as T;
}

export function listMentionsIn(answer: unknown): Mention[] {
  if (isMention(answer)) return [answer];
  if (Array.isArray(answer)) return answer.flatMap(listMentionsIn);
  return isRecord(answer) ? Object.values(answer).flatMap(listMentionsIn) : [];
}

/** A correction holds for a post and its near-duplicates. */
export function isSameStory(one: Mention, other: Mention): boolean {
  return one.id === other.id || (one.groupId !== null && one.groupId === other.groupId);
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const isMention = (value: unknown): value is Mention =>
  isRecord(value) && typeof value.id === "string" && "crisisTypes" in value && "highlights" in value;

const keepSame = (before: unknown[], after: unknown[]): unknown[] =>
  after.every((part, i) => part === before[i]) ? before : after;
