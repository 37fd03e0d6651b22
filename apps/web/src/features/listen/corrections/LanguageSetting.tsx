import { Button, Group, NativeSelect, Stack } from "@mantine/core";
import { languages } from "@tocsin/contract/words";
import { useId } from "react";
import { useIntl } from "react-intl";
import { listOtherLanguages } from "../../../ui/languageNames.ts";
import { useSay } from "../../../ui/say.ts";

interface LanguageSettingProps {
  readonly value: string;
  readonly onChoose: (language: string) => void;
}

/** The product's six languages in one press each, every other one from a list. */
export function LanguageSetting({ value, onChoose }: LanguageSettingProps) {
  const say = useSay();
  const intl = useIntl();
  const id = useId();
  const others = listOtherLanguages(intl.locale).map(({ code, name }) => ({ value: code, label: name }));
  return (
    <Stack gap="xs">
      <b id={id}>{say("listen.correct.language")}</b>
      <Group gap="xs" role="group" aria-labelledby={id}>
        {languages.map((language) => (
          <Button
            key={language}
            size="compact-sm"
            variant={language === value ? "light" : "default"}
            aria-pressed={language === value}
            onClick={() => onChoose(language)}
          >
            {say(`language.${language}`)}
          </Button>
        ))}
      </Group>
      <NativeSelect
        aria-label={say("language.other")}
        data={[{ value: "", label: say("language.other") }, ...others]}
        value={others.some((other) => other.value === value) ? value : ""}
        onChange={(event) => event.currentTarget.value !== "" && onChoose(event.currentTarget.value)}
      />
    </Stack>
  );
}
