import { Button, Menu } from "@mantine/core";
import { type Language, languages } from "@tocsin/contract/words";
import { Icon } from "./Icon.tsx";
import { ownNames, useLanguage } from "./language.tsx";
import { useSay } from "./say.ts";

interface LanguageMenuProps {
  /** Remembers the choice beyond this page. It goes first, because some changes of language load the page afresh. */
  readonly onChoose?: (language: Language) => Promise<unknown>;
}

export function LanguageMenu({ onChoose }: LanguageMenuProps) {
  const say = useSay();
  const { language, setLanguage } = useLanguage();
  const choose = (next: Language) => {
    void Promise.allSettled([onChoose?.(next)]).then(() => setLanguage(next));
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          px={6}
          aria-label={say("shell.language", { name: ownNames[language] })}
        >
          <Icon name="globe" />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map((each) => (
          <Menu.Item key={each} lang={each} aria-current={each === language} onClick={() => choose(each)}>
            {each === language ? `✓ ${ownNames[each]}` : ownNames[each]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
