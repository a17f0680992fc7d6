/** The demo engine from outside: over its socket, as Berth and the docker CLI see it. */
import { describe, expect, it } from "vitest";
import { controlOf } from "./control-client.ts";
import { demoForEachTest, filtered } from "./demo.testing.ts";
import { call, framesOf, openStream } from "./raw.testing.ts";

const demo = demoForEachTest();

interface Row {
  readonly Id: string;
  readonly Names: readonly string[];
  readonly State: string;
  readonly Status: string;
}
async function rows(query: string): Promise<readonly Row[]> {
  return (await call(demo.socket, "GET", `/containers/json?${query}`)).json as Row[];
}

describe("what can be made to happen in the demo engine", () => {
  it("follows a log: what was, then what comes, until the container stops", async () => {
    const { world } = await demo.open();
    const path = "/containers/harbour-shop-web-1/logs?stdout=1&stderr=1&follow=1&tail=3";
    const stream = await openStream(demo.socket, path);
    const count = (bytes: Buffer) => framesOf(bytes).length;
    await stream.until((bytes) => count(bytes) === 3);
    await controlOf(demo.socket).flood("harbour-shop-web-1", 2_000);
    const flooded = (bytes: Buffer) => framesOf(bytes).filter((frame) => frame.text.startsWith("flood"));
    const bytes = await stream.until((all) => flooded(all).length === 2_000);
    expect(flooded(bytes).map((frame) => Number(frame.text.split(" ")[1]))).toEqual(
      Array.from({ length: 2_000 }, (_, k) => k + 1),
    );
    // Its own lines go on after the flood.
    const before = count(stream.bytes());
    await stream.until((all) => count(all) > before);
    await call(demo.socket, "POST", "/containers/harbour-shop-web-1/stop");
    expect(await stream.ended).toBe("end");
    expect(world.containers.byName("harbour-shop-web-1")?.state).toBe("exited");
  });

  it("gives a whole flood again, unchanged, to each reader", async () => {
    await demo.open();
    await call(demo.socket, "POST", "/containers/harbour-shop-web-1/stop");
    await controlOf(demo.socket).flood("harbour-shop-web-1", 50_000, { width: 60 });
    const read = () =>
      call(demo.socket, "GET", "/containers/harbour-shop-web-1/logs?stdout=1&stderr=1&timestamps=1&tail=50000");
    const [one, other] = [await read(), await read()];
    expect(framesOf(one.bytes)).toHaveLength(50_000);
    expect(one.bytes.equals(other.bytes)).toBe(true);
  });

  it("lists 10,000 more on request, and finds one of them without looking at all", async () => {
    const { world } = await demo.open({ containers: 10_000 });
    expect(await rows("all=1")).toHaveLength(10_000 + 17);
    const one = world.containers.byName("synthetic-07777");
    // The list would have to be made anew: a filter by id does without.
    const all = world.containers.all;
    world.containers.all = () => {
      throw new Error("all containers were looked at");
    };
    expect(await rows(`all=1&${filtered({ id: [one?.id] })}`)).toHaveLength(1);
    world.containers.all = all;
  });

  it("makes as many events as asked, and says which", async () => {
    await demo.open({ containers: 40 });
    const stream = await openStream(demo.socket, `/events?${filtered({ event: ["pause", "unpause"] })}`);
    const made = await controlOf(demo.socket).events(100);
    expect(made).toHaveLength(100);
    const heard = await stream.until((bytes) => bytes.toString().split("\n").length > 100);
    for (const { id, timeNano } of made) {
      expect(heard.toString()).toContain(`"ID":"${id}"`);
      expect(heard.toString()).toContain(timeNano);
    }
    stream.close();
  });

  it("changes states that no call can", async () => {
    await demo.open();
    const to = (state: string) => controlOf(demo.socket).state("grafana", state);
    await to("unhealthy");
    const [row] = await rows(filtered({ name: ["grafana"] }));
    expect(row?.Status).toContain("(unhealthy)");
    await to("oom");
    expect((await call(demo.socket, "GET", "/containers/grafana/json")).json).toMatchObject({
      State: { OOMKilled: true, ExitCode: 137 },
    });
    await expect(to("sideways")).rejects.toThrow("to: healthy, unhealthy, oom or exit:CODE");
  });

  it("is an old engine on request", async () => {
    await demo.open({ api: 24 });
    expect((await call(demo.socket, "GET", "/_ping")).headers["api-version"]).toBe("1.24");
    expect((await call(demo.socket, "GET", "/v1.41/containers/json")).text).toContain("client version 1.41 is too new");
    await controlOf(demo.socket).api("1.41");
    expect((await call(demo.socket, "GET", "/v1.41/containers/json")).status).toBe(200);
  });
});
