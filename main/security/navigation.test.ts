import { EventEmitter } from "node:events";
import type { App } from "electron";
import { describe, expect, it } from "vitest";
import { forbidNavigation, mayNavigate } from "./navigation.ts";

describe("navigation", () => {
  it.each(["berth://app/", "berth://app/#/containers", "berth://app"])("to %s is allowed", (url) =>
    expect(mayNavigate(url)).toBe(true),
  );

  it.each([
    "https://example.com/",
    "berth://app.evil.example/",
    "berth://application/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "data:text/html,x",
    "about:blank",
    "",
  ])("to %j is refused", (url) => expect(mayNavigate(url)).toBe(false));
});

describe("every page that is made", () => {
  const app = new EventEmitter();
  forbidNavigation(app as unknown as App);
  const contents = Object.assign(new EventEmitter(), {
    openHandler: (): unknown => undefined,
    setWindowOpenHandler(handler: () => unknown) {
      this.openHandler = handler;
    },
  });
  app.emit("web-contents-created", {}, contents);
  const prevented = (name: string, url: string): boolean => {
    let stopped = false;
    contents.emit(name, {
      url,
      preventDefault: () => {
        stopped = true;
      },
    });
    return stopped;
  };

  it.each(["will-navigate", "will-frame-navigate", "will-redirect"])("is held at %s", (name) => {
    expect(prevented(name, "https://example.com/")).toBe(true);
    expect(prevented(name, "berth://app/#/home")).toBe(false);
  });

  it("opens no window and embeds no other page", () => {
    expect(contents.openHandler()).toEqual({ action: "deny" });
    expect(prevented("will-attach-webview", "berth://app/")).toBe(true);
  });
});
