import { Button, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { Icon } from "./Icon.tsx";
import { useSay } from "./say.ts";

export function SchemeToggle() {
  const say = useSay();
  const { setColorScheme } = useMantineColorScheme();
  const next = useComputedColorScheme("light") === "dark" ? "light" : "dark";
  return (
    <Button
      variant="subtle"
      color="gray"
      size="xs"
      px={6}
      onClick={() => setColorScheme(next)}
      aria-label={say(`shell.scheme.${next}`)}
    >
      <Icon name={next === "dark" ? "moon" : "sun"} />
    </Button>
  );
}
