/** Each fault, as it arrives at the other end of the socket. */
import { beforeEach, describe, expect, it } from "vitest";
import { controlOf } from "./control-client.ts";
import { demoForEachTest } from "./demo.testing.ts";
import { call, framesOf, linesOf, openStream } from "./raw.testing.ts";

const demo = demoForEachTest();
const LOGS = "/containers/harbour-shop-web-1/logs?stdout=1&stderr=1&tail=10";
const faults = (...list: string[]) => controlOf(demo.socket).faults(...list);

beforeEach(async () => {
  await demo.open();
});

describe("on request the demo engine", () => {
  it("cuts a stream in the middle of a message", async () => {
    await faults("drop:2@logs");
    const stream = await openStream(demo.socket, LOGS);
    expect(await stream.ended).toBe("broken");
    const whole = framesOf(stream.bytes());
    expect(whole).toHaveLength(3);
    expect(Buffer.byteLength(whole[2]?.text ?? "")).toBeLessThan(stream.bytes().length);
    expect(whole[2]?.text.endsWith("\n")).toBe(false);
    await faults();
    expect(framesOf((await call(demo.socket, "GET", LOGS)).bytes)).toHaveLength(10);
  });

  it("cuts events and pulls too", async () => {
    await faults("drop:1");
    const events = await openStream(demo.socket, "/events");
    for (const verb of ["pause", "unpause", "pause"]) await call(demo.socket, "POST", `/containers/grafana/${verb}`);
    expect(await events.ended).toBe("broken");
    const pull = await openStream(demo.socket, "/images/create?fromImage=mongo", "POST");
    expect(await pull.ended).toBe("broken");
  });

  it("cuts an answer in the middle", async () => {
    await faults("cut@list");
    const stream = await openStream(demo.socket, "/containers/json?all=1");
    expect(await stream.ended).toBe("broken");
    expect(stream.status).toBe(200);
    expect(stream.bytes().length).toBeGreaterThan(0);
    expect(stream.bytes().length).toBeLessThan(Number(stream.headers["content-length"]));
  });

  it("hangs, for one group only", async () => {
    await faults("hang@list");
    const hung = call(demo.socket, "GET", "/containers/json").then(
      () => "answered",
      () => "broken",
    );
    expect((await call(demo.socket, "GET", "/_ping")).status).toBe(200);
    await demo.close();
    expect(await hung).toBe("broken");
  });

  it("closes the connection instead of answering", async () => {
    await faults("refuse@ping");
    await expect(call(demo.socket, "GET", "/_ping")).rejects.toThrow();
    expect((await call(demo.socket, "GET", "/version")).status).toBe(200);
  });

  it("answers with an error status", async () => {
    await faults("status:503@inspect");
    expect((await call(demo.socket, "GET", "/containers/grafana/json")).status).toBe(503);
  });

  it("answers late", async () => {
    await faults("slow:60@version");
    const order: string[] = [];
    await Promise.all([
      call(demo.socket, "GET", "/version").then(() => order.push("version")),
      call(demo.socket, "GET", "/info").then(() => order.push("info")),
    ]);
    expect(order).toEqual(["info", "version"]);
  });

  it("goes silent after the head", async () => {
    await faults("stall@events");
    const stream = await openStream(demo.socket, "/events");
    expect(stream.status).toBe(200);
    await call(demo.socket, "POST", "/containers/grafana/pause");
    await faults();
    await call(demo.socket, "POST", "/containers/grafana/unpause");
    const heard = await stream.until((bytes) => bytes.length > 0);
    expect(linesOf(heard).map((event) => event.Action)).toEqual(["unpause"]);
    stream.close();
  });

  it("cuts chunks to pieces without changing what they say", async () => {
    const whole = await call(demo.socket, "GET", `${LOGS}&until=${Math.floor(Date.now() / 1000)}`);
    await faults("split:1@logs");
    const stream = await openStream(demo.socket, `${LOGS}&until=${Math.floor(Date.now() / 1000)}`);
    await stream.ended;
    expect(framesOf(stream.bytes()).length).toBeGreaterThanOrEqual(framesOf(whole.bytes).length - 1);
    expect(framesOf(stream.bytes()).every((frame) => frame.stream === 1 || frame.stream === 2)).toBe(true);
  });

  it.each([
    ["type", (bytes: Buffer) => framesOf(bytes).some((frame) => frame.stream === 9)],
    ["length", (bytes: Buffer) => bytes.includes(Buffer.from([0xff, 0xff, 0xff, 0xf0]))],
    ["cut", (bytes: Buffer) => framesOf(bytes).length < 10],
    ["json", (bytes: Buffer) => bytes.toString().includes('{"status":"broken,')],
  ])("spoils a chunk: %s", async (kind, isSpoilt) => {
    expect(isSpoilt((await call(demo.socket, "GET", LOGS)).bytes)).toBe(false);
    await faults(`malformed:${kind}@logs`);
    expect(isSpoilt((await call(demo.socket, "GET", LOGS)).bytes)).toBe(true);
  });

  it("ends a good beginning with an error", async () => {
    await faults("error-after-200:disk gone");
    const logs = framesOf((await call(demo.socket, "GET", LOGS)).bytes);
    expect(logs.at(-1)).toEqual({ stream: 3, text: "Error grabbing logs: disk gone\n" });
    const pull = linesOf((await call(demo.socket, "POST", "/images/create?fromImage=mongo")).bytes);
    expect(pull.at(-1)).toMatchObject({ error: "disk gone" });
  });

  it("says what is wrong with a fault that it does not know", async () => {
    await expect(faults("mistake")).rejects.toThrow("mistake");
  });
});
