import { Modal, type ModalRootProps } from "@mantine/core";
import { type ReactNode, useEffect } from "react";
import { useSay } from "../say.ts";

interface DialogProps extends Omit<ModalRootProps, "title" | "children"> {
  readonly title: string;
  /** Without it only the dialog's own buttons close it. */
  readonly hasCross?: boolean;
  readonly children: ReactNode;
}

/** A question over the page, in its middle: messages come in at the top. Its head is no second banner, and its cross has a name. */
export function Dialog({ title, hasCross = true, children, ...root }: DialogProps) {
  const say = useSay();
  useEffect(rememberFocus, []);
  return (
    <Modal.Root centered {...root}>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Header component="div">
          <Modal.Title>{title}</Modal.Title>
          {hasCross && <Modal.CloseButton aria-label={say("prepare.close")} />}
        </Modal.Header>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** A dialog that is taken away as a whole gives the focus back; one that only closes does it by itself. */
function rememberFocus() {
  const opener = document.activeElement;
  return () => {
    if (opener instanceof HTMLElement && document.activeElement === document.body) opener.focus();
  };
}
