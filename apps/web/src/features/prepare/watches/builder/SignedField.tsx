import { TagsInput } from "@mantine/core";
import { useSay } from "../../../../ui/say.ts";

interface SignedFieldProps {
  readonly name: "hashtag" | "account" | "authors" | "withoutAuthors";
  readonly values: readonly string[];
  readonly onChange: (values: string[]) => void;
}

const SIGNS = { hashtag: "#", account: "@", authors: "@", withoutAuthors: "@" };

/** Hashtags or accounts, shown with the sign they are known by. */
export function SignedField({ name, values, onChange }: SignedFieldProps) {
  const say = useSay();
  const sign = SIGNS[name];
  const label = say(`query.part.${name}`);
  return (
    <TagsInput
      label={label}
      description={say(`query.part.${name}.text`)}
      value={values.map((value) => sign + value)}
      onChange={(next) => onChange(next.map((value) => value.replace(/^[#@\s]+/u, "")).filter((value) => value !== ""))}
      splitChars={[",", ";", "،", " "]}
      acceptValueOnBlur
      dir="auto"
    />
  );
}
