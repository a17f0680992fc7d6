/** What holds for every way in, over real ports and sockets. */
import { ORPCError } from "@orpc/client";
import { afterEach, describe, expect, it, vi } from "vitest";
import { failure } from "../../contract/errors.ts";
import { WINDOW_BYTES, WINDOW_ITEMS } from "../../main/transport/flow-control.ts";
import { errorOf } from "../../renderer/transport/error-of.ts";
import { type Ends, transports } from "./ends.ts";
import { type FakeOptions, fakeContext } from "./fake-context.ts";

const opened: Ends[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const ends of opened.splice(0)) await ends.stop();
});

describe.each(transports)("over $name", ({ open }) => {
  const connect = async (options?: FakeOptions) => {
    const fake = fakeContext(options);
    const ends = await open(fake.context);
    opened.push(ends);
    const logs = (signal?: AbortSignal) =>
      ends.client.containers.logs({ container: "web" }, signal === undefined ? {} : { signal });
    return { ...fake, ...ends, logs };
  };
  /** Frames keep their order, so whatever was under way before a round trip has arrived after it. */
  const roundTrips = async (client: Ends["client"], count = 20) => {
    for (let n = 0; n < count; n++) await client.app.info();
  };
  const failureOf = (call: Promise<unknown>) =>
    call.then(
      () => expect.unreachable("it should have failed"),
      (error: unknown) => error,
    );

  it("answers calls", async () => {
    const { client } = await connect();
    expect(await client.app.info()).toMatchObject({ version: "1.2.3" });
  });

  it("lets a stream run no further ahead of its reader than the window", async () => {
    const { client, logs, made } = await connect();
    const stream = await logs();
    for (let taken = 0; taken < 3; taken++) await stream.next();
    // Two were dealt with; the third is with its reader.
    await vi.waitUntil(() => made() === 2 + WINDOW_ITEMS);
    await roundTrips(client);
    expect(made()).toBe(2 + WINDOW_ITEMS);
  });

  it("delivers all, in order, to a reader that goes on", async () => {
    const { logs } = await connect({ items: 500 });
    let next = 0;
    for await (const event of await logs()) {
      if (event.kind === "lines") expect(event.text.startsWith(`${next++} `)).toBe(true);
    }
    expect(next).toBe(500);
  });

  it("counts bytes too", async () => {
    const { client, logs, made } = await connect({ size: WINDOW_BYTES / 2 });
    await (await logs()).next();
    await vi.waitUntil(() => made() === 2);
    await roundTrips(client);
    expect(made()).toBe(2);
  });

  it("lets an item through that is larger than the window", async () => {
    const { logs } = await connect({ items: 3, size: WINDOW_BYTES * 2 });
    let count = 0;
    for await (const _ of await logs()) count += 1;
    expect(count).toBe(3);
  });

  it("ends the source when the reader stops reading", async () => {
    const { logs, open: running } = await connect();
    for await (const _ of await logs()) break;
    await vi.waitUntil(() => running() === 0);
  });

  it("ends the source when the reader aborts while the window is full", async () => {
    const { logs, open: running, made } = await connect();
    const view = new AbortController();
    const stream = await logs(view.signal);
    await stream.next();
    await vi.waitUntil(() => made() === WINDOW_ITEMS);
    view.abort();
    await vi.waitUntil(() => running() === 0);
    await expect(stream.next()).rejects.toThrow();
  });

  it("ends every stream of a page that goes away", async () => {
    const { logs, leave, open: running } = await connect();
    await (await logs()).next();
    await (await logs()).next();
    expect(running()).toBe(2);
    leave();
    await vi.waitUntil(() => running() === 0);
  });

  it("fails the page's streams and calls when the server goes away, and that is no declared error", async () => {
    const { client, logs, stop } = await connect();
    const stream = await logs();
    await stream.next();
    await stop();
    const drain = (async () => {
      for await (const _ of { [Symbol.asyncIterator]: () => stream });
    })();
    expect(errorOf(await failureOf(drain))).toBeNull();
    expect(client).toBeDefined();
  });

  it("gives a Failure its code, words and data", async () => {
    const { client } = await connect();
    const error = await failureOf(client.containers.start({ container: "api" }));
    expect(errorOf(error)).toEqual({
      code: "PORT_TAKEN",
      message: "api could not start.",
      data: {
        why: "Port 80 is used by web.",
        hint: "Choose another port, for example 81, or stop what uses it.",
        detail: "bind: in use",
      },
    });
    expect(error).toMatchObject({ status: 409 });
  });

  it("gives a Failure in the middle of a stream its code too", async () => {
    const { logs } = await connect({ items: 1, end: () => failure("ENGINE_LOST", { engine: "This computer" }) });
    const stream = await logs();
    await stream.next();
    expect(errorOf(await failureOf(stream.next()))).toMatchObject({ code: "ENGINE_LOST" });
  });

  it("logs a bug with its stack and tells the page nothing of it", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const { client } = await connect();
    const error = await failureOf(client.containers.stop({ container: "web" }));
    expect(errorOf(error)).toBeNull();
    expect(JSON.stringify(error)).not.toContain("secret");
    expect((error as Error).message).not.toContain("secret");
    expect(log).toHaveBeenCalledWith(expect.stringContaining("containers.stop"), expect.any(TypeError));
  });

  it("logs a bug in the middle of a stream", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const { logs } = await connect({ items: 0, end: () => new TypeError("secret internals") });
    expect(errorOf(await failureOf((await logs()).next()))).toBeNull();
    expect(log).toHaveBeenCalledWith(expect.stringContaining("containers.logs"), expect.any(TypeError));
  });

  it("refuses bad input with the issues, and logs nothing", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const { client } = await connect();
    const error = await failureOf(client.containers.start({ container: "no/such" }));
    expect(error).toBeInstanceOf(ORPCError);
    expect(error).toMatchObject({ code: "BAD_REQUEST", data: { issues: [{ path: ["container"] }] } });
    expect(log).not.toHaveBeenCalled();
  });
});
