import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "./button.tsx";
import { copyText } from "./copy-text.ts";
import { IconButton } from "./icon-button.tsx";

export interface CopyButtonProps {
  /** A function is asked when the button is pressed. */
  readonly text: string | (() => string);
  /** "Copy id". */
  readonly label: string;
  /** A button with the word on it, in place of the picture alone. */
  readonly showLabel?: boolean;
  readonly size?: "sm" | "md";
  readonly className?: string;
}

const THANKS_MS = 1500;

/** Copies, and says so by a tick. */
export function CopyButton({ text, label, showLabel = false, size = "md", className }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), THANKS_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => setCopied(await copyText(typeof text === "function" ? text() : text));
  const icon = copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />;
  const rest = className === undefined ? {} : { className };
  if (showLabel) {
    return (
      <Button size={size} icon={icon} onClick={copy} {...rest}>
        {copied ? "Copied" : label}
      </Button>
    );
  }
  return <IconButton size={size} label={copied ? "Copied" : label} icon={icon} onClick={copy} {...rest} />;
}
