import type { AnswerOf } from "@tocsin/contract";

export type Person = AnswerOf<"listAuthors">["items"][number];

export const nameOf = ({ author }: Person): string => (author.name === "" ? author.handle : author.name);
