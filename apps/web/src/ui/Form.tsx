import { Stack } from "@mantine/core";
import type { ReactNode } from "react";

interface FormProps {
  readonly onSubmit: () => void;
  readonly label?: string;
  readonly children: ReactNode;
}

/** A form whose Enter key does what its button says. */
export function Form({ onSubmit, label, children }: FormProps) {
  return (
    <form
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Stack gap="md">{children}</Stack>
    </form>
  );
}
