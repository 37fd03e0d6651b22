import { Anchor, type AnchorProps, Button, type ButtonProps } from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import { type ComponentProps, forwardRef } from "react";

const PlainAnchor = forwardRef<HTMLAnchorElement, AnchorProps & Omit<ComponentProps<"a">, keyof AnchorProps>>(
  (props, ref) => <Anchor ref={ref} {...props} />,
);
const PlainButton = forwardRef<HTMLAnchorElement, ButtonProps & Omit<ComponentProps<"a">, keyof ButtonProps>>(
  (props, ref) => <Button component="a" ref={ref} {...props} />,
);

/** A text link inside the product: `<AppLink to="/alerts/$id" params={{ id }}>`. */
export const AppLink = createLink(PlainAnchor);
/** A button that leads to another page; it stays a link for the keyboard and the middle button. */
export const ButtonLink = createLink(PlainButton);
