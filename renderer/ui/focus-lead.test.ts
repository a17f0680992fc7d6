import { beforeEach, describe, expect, it } from "vitest";
import { isFocusLed, watchFocusLead } from "./focus-lead.ts";

describe("who leads the focus", () => {
  let page: EventTarget;
  const happen = (type: string, facts: Partial<KeyboardEvent> = {}) =>
    page.dispatchEvent(Object.assign(new Event(type), facts));
  const press = (key: string, facts: Partial<KeyboardEvent> = {}) => happen("keydown", { key, ...facts });

  beforeEach(() => {
    page = new EventTarget();
    return watchFocusLead(page);
  });

  it("is nobody before a key", () => {
    expect(isFocusLed()).toBe(false);
  });

  it.each(["Tab", "ArrowRight", "End"])("is someone who presses %s, also with Shift", (key) => {
    press("Shift");
    press(key, { shiftKey: true });
    expect(isFocusLed()).toBe(true);
  });

  it.each([
    { after: "a key that closes or chooses", happens: () => press("Escape") },
    { after: "a click", happens: () => happen("pointerdown") },
    { after: "the window was left", happens: () => happen("blur") },
    { after: "a key that goes back a page", happens: () => press("ArrowLeft", { altKey: true }) },
  ])("is nobody after $after", ({ happens }) => {
    press("Tab");
    happens();
    expect(isFocusLed()).toBe(false);
  });

  it("is not known any more once nobody watches", () => {
    press("Tab");
    watchFocusLead(page)();
    expect(isFocusLed()).toBe(false);
    page = new EventTarget();
    watchFocusLead(page)();
    press("Tab");
    expect(isFocusLed()).toBe(false);
  });
});
