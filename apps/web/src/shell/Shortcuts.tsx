import { Kbd, Modal, Table } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useSay } from "../ui/say.ts";
import { keyOf, places } from "./places.ts";

const SEQUENCE_MS = 1_500;

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable=true]") !== null;
}

/** `g` then a letter goes to a page, `?` lists the shortcuts. Keys count by their place, so every layout works. */
export function Shortcuts() {
  const say = useSay();
  const navigate = useNavigate();
  const [isListed, setListed] = useState(false);
  const startedAt = useRef(0);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "?" || event.key === "؟") return setListed(true);
      if (event.code === "KeyG") {
        startedAt.current = event.timeStamp;
        return;
      }
      const place = places.find((each) => each.code === event.code);
      if (place !== undefined && event.timeStamp - startedAt.current < SEQUENCE_MS && startedAt.current > 0) {
        void navigate({ to: place.to });
      }
      startedAt.current = 0;
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [navigate]);
  return (
    <Modal
      opened={isListed}
      onClose={() => setListed(false)}
      title={say("shell.shortcuts.title")}
      closeButtonProps={{ "aria-label": say("shell.close") }}
    >
      <Table>
        <Table.Tbody>
          <ShortcutRow keys={["Ctrl", "K"]} words={say("shell.palette.open")} />
          {places.map((place) => (
            <ShortcutRow key={place.key} keys={["g", keyOf(place)]} words={say(`shell.nav.${place.key}`)} />
          ))}
          <ShortcutRow keys={["?"]} words={say("shell.shortcuts.title")} />
        </Table.Tbody>
      </Table>
    </Modal>
  );
}

function ShortcutRow({ keys, words }: { keys: readonly string[]; words: string }) {
  return (
    <Table.Tr>
      <Table.Td dir="ltr" w="7rem">
        {keys.map((key) => (
          <Kbd key={key} me={4}>
            {key}
          </Kbd>
        ))}
      </Table.Td>
      <Table.Td>{words}</Table.Td>
    </Table.Tr>
  );
}
