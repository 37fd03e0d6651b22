import { MultiSelect } from "@mantine/core";
import { languages, platforms } from "@tocsin/contract/words";
import { useIntl } from "react-intl";
import { nameLanguage } from "../../../../ui/languageNames.ts";
import { namePlatform } from "../../../../ui/platformNames.ts";
import { useSay } from "../../../../ui/say.ts";

interface PlaceFieldProps {
  readonly values: readonly string[];
  readonly onChange: (values: string[]) => void;
}

export function LanguageField({ values, onChange }: PlaceFieldProps) {
  const say = useSay();
  const { locale } = useIntl();
  const codes = [...new Set([...languages, ...values])];
  return (
    <MultiSelect
      label={say("query.part.languages")}
      description={say("query.part.languages.text")}
      data={codes.map((value) => ({ value, label: nameLanguage(value, locale, say) }))}
      value={[...values]}
      onChange={onChange}
    />
  );
}

export function PlatformField({ values, onChange }: PlaceFieldProps) {
  const say = useSay();
  const names = [...new Set([...platforms, ...values])];
  return (
    <MultiSelect
      label={say("query.part.platforms")}
      description={say("query.part.platforms.text")}
      data={names.map((value) => ({ value, label: namePlatform(value, say) }))}
      value={[...values]}
      onChange={onChange}
    />
  );
}
