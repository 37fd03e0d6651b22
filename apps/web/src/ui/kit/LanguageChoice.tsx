import { Checkbox, Group } from "@mantine/core";
import { type Language, languages } from "@tocsin/contract/words";
import { useSay } from "../say.ts";

interface LanguageChoiceProps {
  readonly label: string;
  readonly value: readonly Language[];
  readonly onChange: (value: Language[]) => void;
  readonly error?: string | undefined;
}

export function LanguageChoice({ label, value, onChange, error }: LanguageChoiceProps) {
  const say = useSay();
  return (
    <Checkbox.Group
      label={label}
      value={[...value]}
      onChange={(chosen) => onChange(languages.filter((language) => chosen.includes(language)))}
      error={error}
    >
      <Group gap="md" mt="xs">
        {languages.map((language) => (
          <Checkbox key={language} value={language} label={say(`language.${language}`)} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
