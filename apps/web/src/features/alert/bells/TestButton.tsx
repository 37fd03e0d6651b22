import { Button } from "@mantine/core";
import { useSay } from "../../../ui/say.ts";

interface TestButtonProps {
  readonly name: string;
  readonly test: { readonly isPending: boolean; mutate(nothing: undefined): void };
}

export function TestButton({ name, test }: TestButtonProps) {
  const say = useSay();
  return (
    <Button
      size="compact-sm"
      variant="light"
      onClick={() => test.mutate(undefined)}
      loading={test.isPending}
      aria-label={`${say("alert.bells.test")}: ${name}`}
    >
      {say("alert.bells.test")}
    </Button>
  );
}
