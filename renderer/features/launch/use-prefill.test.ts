import { expect, it } from "vitest";
import { withExposed } from "./use-prefill.ts";

const row = (host: string, container: string, protocol: "tcp" | "udp" = "tcp") => ({ host, container, protocol });

it("adds what the image exposes and no row names yet", () => {
  const exposed = [
    { container: 80, protocol: "tcp" as const },
    { container: 443, protocol: "tcp" as const },
    { container: 443, protocol: "udp" as const },
  ];
  expect(withExposed([row("8080", " 80 "), row("", "")], exposed)).toEqual([
    row("8080", " 80 "),
    row("", ""),
    row("", "443"),
    row("", "443", "udp"),
  ]);
  expect(withExposed([], [])).toEqual([]);
});
