import { expect, it } from "vitest";
import { isTrustedSender } from "./ipc-sender.ts";

it("trusts the top frame of Berth's own page, on any of its pages", () => {
  expect(isTrustedSender({ url: "berth://app/", parent: null })).toBe(true);
  expect(isTrustedSender({ url: "berth://app/#/containers", parent: null })).toBe(true);
});

it("trusts no frame inside of it, and none that is gone", () => {
  expect(isTrustedSender({ url: "berth://app/", parent: {} })).toBe(false);
  expect(isTrustedSender(null)).toBe(false);
});

it.each([
  "https://example.com/",
  "berth://app.evil.example/",
  "berth://evil/app/",
  "berth://user@app/",
  "berth://app:1/",
  "https://app/",
  "file:///app/",
  "data:text/html,berth://app/",
  "about:blank",
  "",
])("trusts no page at %j", (url) => expect(isTrustedSender({ url, parent: null })).toBe(false));
