import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Late, latePart, loadAtFirstSign } from "./late.tsx";

const Greeting = ({ name }: { readonly name: string }) => <b>hello {name}</b>;

describe("a late part", () => {
  it("shows nothing until it has been loaded, and then itself at once", async () => {
    const part = latePart(async () => Greeting);
    const page = () => renderToString(<Late part={part} props={{ name: "whale" }} />);
    expect(page()).toBe("");
    await part.load();
    expect(page()).toContain("whale");
  });

  it("is loaded once, and again only when that failed", async () => {
    const load = vi
      .fn<() => Promise<typeof Greeting>>()
      .mockRejectedValueOnce(new Error("gone"))
      .mockResolvedValue(Greeting);
    const part = latePart(load);
    await expect(part.load()).rejects.toThrow("gone");
    expect(part.component()).toBeNull();
    expect(await part.load()).toBe(Greeting);
    expect(await part.load()).toBe(Greeting);
    expect(load).toHaveBeenCalledTimes(2);
  });
});

describe("the first sign of a person", () => {
  class Moved extends Event {
    readonly movementX: number;
    readonly movementY: number;
    constructor(movementX: number, movementY: number) {
      super("pointermove");
      this.movementX = movementX;
      this.movementY = movementY;
    }
  }
  beforeEach(() => vi.stubGlobal("PointerEvent", Moved));
  afterEach(() => vi.unstubAllGlobals());

  function wait() {
    const page = new EventTarget();
    const load = vi.fn(async () => Greeting);
    latePart(load);
    loadAtFirstSign(page as Window);
    return { page, load };
  }

  it.each([
    ["a key", () => new Event("keydown")],
    ["a movement sideways", () => new Moved(1, 0)],
    ["a movement downwards", () => new Moved(0, 1)],
  ])("is %s", (_, sign) => {
    const { page, load } = wait();
    page.dispatchEvent(sign());
    expect(load).toHaveBeenCalledOnce();
  });

  it("is not the page's appearing under a pointer at rest", () => {
    const { page, load } = wait();
    page.dispatchEvent(new Moved(0, 0));
    expect(load).not.toHaveBeenCalled();
    page.dispatchEvent(new Moved(3, 0));
    expect(load).toHaveBeenCalledOnce();
  });

  it("counts once, also when a part cannot be loaded", async () => {
    const { page } = wait();
    const broken = vi.fn(() => Promise.reject(new Error("gone")));
    latePart(broken);
    page.dispatchEvent(new Event("keydown"));
    page.dispatchEvent(new Moved(1, 1));
    await Promise.resolve();
    expect(broken).toHaveBeenCalledOnce();
  });
});
