import { expect, it } from "vitest";
import { contentSecurityPolicy } from "./csp.ts";

const rules = (socket?: string) =>
  new Map(
    contentSecurityPolicy(socket)
      .split("; ")
      .map((rule) => [rule.split(" ")[0], rule.split(" ").slice(1).join(" ")]),
  );

it("lets only Berth's own scripts run: none inline, no eval, none from elsewhere", () => {
  expect(rules().get("script-src")).toBe("'self'");
  expect(rules().get("default-src")).toBe("'none'");
  expect(rules().get("object-src")).toBe("'none'");
  expect(contentSecurityPolicy()).not.toMatch(/unsafe-eval|\*|https?:/);
});

it("lets the page talk to Berth only", () => {
  expect(rules().get("connect-src")).toBe("'self'");
  expect(rules("ws://127.0.0.1:7420").get("connect-src")).toBe("'self' ws://127.0.0.1:7420");
});

it("lets nobody embed the page, move its base, or post its forms", () => {
  for (const rule of ["frame-ancestors", "base-uri", "form-action"]) expect(rules().get(rule)).toBe("'none'");
});
