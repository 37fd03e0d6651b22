import { Button, Drawer, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useSay } from "../../ui/say.ts";
import { Facets, useTotal } from "./Facets.tsx";
import type { MentionFilter } from "./filters.ts";
import { Narrowing, type NarrowingProps } from "./Narrowing.tsx";

interface FacetSheetProps extends NarrowingProps {
  readonly filter: MentionFilter;
  readonly className: string | undefined;
}

/** On a telephone everything that narrows comes up from below, and the way back says how much was found. */
export function FacetSheet({ state, filter, onChange, className }: FacetSheetProps) {
  const say = useSay();
  const [isOpen, sheet] = useDisclosure(false);
  return (
    <>
      <Button className={className} variant="default" onClick={sheet.open} aria-haspopup="dialog">
        {say("listen.facets")}
      </Button>
      <Drawer.Root opened={isOpen} onClose={sheet.close} position="bottom" size="85%">
        <Drawer.Overlay />
        <Drawer.Content radius="md">
          <Drawer.Header component="div">
            <Drawer.Title>{say("listen.facets")}</Drawer.Title>
            <Drawer.CloseButton aria-label={say("shell.close")} />
          </Drawer.Header>
          <Drawer.Body>
            <Stack gap="md">
              <Narrowing state={state} onChange={onChange} />
              <Facets filter={filter} onChange={onChange} />
              <ShowFound filter={filter} onClick={sheet.close} />
            </Stack>
          </Drawer.Body>
        </Drawer.Content>
      </Drawer.Root>
    </>
  );
}

function ShowFound({ filter, onClick }: { filter: MentionFilter; onClick: () => void }) {
  const say = useSay();
  const total = useTotal(filter);
  if (total === undefined) return null;
  return (
    <Button pos="sticky" bottom={0} onClick={onClick}>
      {say("listen.facets.show", { total })}
    </Button>
  );
}
