import { PasswordInput, Select, TextInput } from "@mantine/core";
import { languages } from "@tocsin/contract/words";
import type { Draft } from "../../ui/draft.ts";
import { ownNames } from "../../ui/language.tsx";
import { useSay } from "../../ui/say.ts";

export const languageChoices = languages.map((language) => ({ value: language, label: ownNames[language] }));

interface Account {
  name: string;
  password: string;
}

/** The shortest password the server takes. */
const PASSWORD_LENGTH = 10;

/** Who somebody is and how they will prove it: the same in setup and invitation. */
export function AccountFields<T extends Account>({ draft }: { draft: Draft<T> }) {
  const say = useSay();
  const { field } = draft as unknown as Draft<Account>;
  return (
    <>
      <TextInput label={say("people.yourName")} autoComplete="name" required {...field("name")} />
      <PasswordInput
        label={say("people.password")}
        description={say("people.passwordRule", { length: PASSWORD_LENGTH })}
        autoComplete="new-password"
        dir="ltr"
        minLength={PASSWORD_LENGTH}
        required
        {...field("password")}
      />
    </>
  );
}

/** Time zones as the browser knows them; the names are the same in every language. */
export function TimeZoneSelect(props: { value: string; onChange: (zone: string | null) => void; error?: string }) {
  const say = useSay();
  return <Select label={say("people.timeZone")} data={Intl.supportedValuesOf("timeZone")} searchable {...props} />;
}
