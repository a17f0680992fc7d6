/** The demo engine from outside: over its socket, as Berth and the docker CLI see it. */
import { statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { actionsOf, demoForEachTest, filtered } from "./demo.testing.ts";
import { openDemoEngine } from "./demo-engine.ts";
import { call, linesOf, openStream } from "./raw.testing.ts";

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

describe("the demo engine", () => {
  it("has a container in every state that a person meets, the same ones each time", async () => {
    await demo.open();
    const first = await rows("all=1");
    const states = new Set(first.map((row) => row.State));
    for (const state of ["running", "paused", "restarting", "exited", "created"]) expect(states).toContain(state);
    const status = first.map((row) => row.Status).join("\n");
    for (const word of ["(healthy)", "(unhealthy)", "(Paused)", "Exited (137)", "Exited (0)", "Restarting (1)"])
      expect(status).toContain(word);
    await demo.close();
    await demo.open();
    const names = (list: readonly Row[]) => list.map(({ Id, Names }) => [Id, Names]);
    expect(names(await rows("all=1"))).toEqual(names(first));
  });

  it("keeps its socket to its owner", async () => {
    await demo.open();
    expect(statSync(demo.socket).mode & 0o077).toBe(0);
  });

  it("takes over a socket that nobody answers on, but not one in use", async () => {
    await demo.open();
    await expect(openDemoEngine(demo.socket)).rejects.toThrow("in use");
  });

  it("finds containers by name, id, prefix, label and state", async () => {
    await demo.open();
    const [web] = await rows(`all=1&${filtered({ name: ["shop-web"] })}`);
    expect(web?.Names).toEqual(["/harbour-shop-web-1"]);
    const id = web?.Id ?? "";
    for (const reference of ["harbour-shop-web-1", "%2Fharbour-shop-web-1", id, id.slice(0, 12)])
      expect((await call(demo.socket, "GET", `/containers/${reference}/json`)).json).toMatchObject({ Id: id });
    expect(await rows(`all=1&${filtered({ id: [id] })}`)).toHaveLength(1);
    expect(await rows(`all=1&${filtered({ id: { [id]: true } })}`)).toHaveLength(1);
    expect(await rows(`all=1&${filtered({ label: ["com.docker.compose.project=harbour-shop"] })}`)).toHaveLength(5);
    const stopped = await rows(filtered({ status: ["exited"] }));
    expect(stopped.length).toBeGreaterThan(2);
    expect((await rows("")).every((row) => row.State !== "exited" && row.State !== "created")).toBe(true);
    expect(await rows("limit=2")).toHaveLength(2);
  });

  it("tells what happens to a container in the engine's order", async () => {
    await demo.open();
    const stream = await openStream(
      demo.socket,
      `/events?${filtered({ container: ["mailpit"], type: ["container"] })}`,
    );
    for (const verb of ["pause", "unpause", "restart?t=1", "stop", "start"])
      expect((await call(demo.socket, "POST", `/containers/mailpit/${verb}`)).status, verb).toBe(204);
    const heard = await stream.until((bytes) => actionsOf(bytes).filter((action) => action === "start").length === 2);
    expect(actionsOf(heard)).toEqual([
      "pause",
      "unpause",
      "kill",
      "die",
      "stop",
      "start",
      "restart",
      "kill",
      "die",
      "stop",
      "start",
    ]);
    stream.close();
  });

  it("gives what happened since, and ends at until", async () => {
    await demo.open();
    const begin = Date.now() / 1000 - 1;
    await call(demo.socket, "POST", "/containers/mailpit/pause");
    await call(demo.socket, "POST", "/containers/mailpit/unpause");
    const past = await call(
      demo.socket,
      "GET",
      `/events?since=${begin.toFixed(9)}&until=${(Date.now() / 1000 + 0.05).toFixed(9)}`,
    );
    expect(actionsOf(past.bytes).slice(-2)).toEqual(["pause", "unpause"]);
    const last = /"timeNano":(\d+)\}\s*$/.exec(past.text)?.[1] ?? "";
    const from = `${last.slice(0, -9)}.${last.slice(-9)}`;
    const again = await call(demo.socket, "GET", `/events?since=${from}&until=${from}`);
    expect(actionsOf(again.bytes), "the time of the event itself counts").toEqual(["unpause"]);
  });

  it("restarts what has to be restarted, counting, while somebody looks", async () => {
    await demo.open();
    await call(demo.socket, "POST", "/containers/create?name=loops", {
      Image: "busybox",
      Cmd: ["sh", "-c", "exit 9"],
      HostConfig: { RestartPolicy: { Name: "on-failure", MaximumRetryCount: 2 } },
    });
    const stream = await openStream(demo.socket, `/events?${filtered({ container: ["loops"], type: ["container"] })}`);
    await call(demo.socket, "POST", "/containers/loops/start");
    const heard = await stream.until((bytes) => actionsOf(bytes).filter((action) => action === "die").length === 3);
    expect(actionsOf(heard)).toEqual(["start", "die", "start", "die", "start", "die"]);
    expect((await call(demo.socket, "GET", "/containers/loops/json")).json).toMatchObject({
      RestartCount: 2,
      State: { Status: "exited", ExitCode: 9 },
    });
    stream.close();
  });

  it("leaves alone what a person stopped, whatever its restart policy", async () => {
    await demo.open();
    for (const [name, verb] of [
      ["harbour-shop-cache-1", "stop"],
      ["harbour-shop-db-1", "kill"],
      ["rates-importer", "stop"],
    ] as const) {
      expect((await call(demo.socket, "POST", `/containers/${name}/${verb}`)).status).toBe(204);
      expect((await call(demo.socket, "GET", `/containers/${name}/json`)).json).toMatchObject({
        State: { Status: "exited" },
      });
    }
  });

  it("gives up a restart that cannot be, and goes on", async () => {
    await demo.open();
    const published = { PortBindings: { "80/tcp": [{ HostPort: "4711" }] } };
    const policy = { RestartPolicy: { Name: "always" } };
    await call(demo.socket, "POST", "/containers/create?name=first", {
      Image: "busybox",
      Cmd: ["sh", "-c", "exit 1"],
      HostConfig: { ...published, ...policy },
    });
    await call(demo.socket, "POST", "/containers/create?name=second", { Image: "nginx", HostConfig: published });
    const stream = await openStream(demo.socket, `/events?${filtered({ container: ["first"], event: ["die"] })}`);
    await call(demo.socket, "POST", "/containers/first/start");
    await stream.until((bytes) => bytes.length > 0);
    // Its port is free while it waits, longer each time, and gone when its time has come.
    const takePort = async () => (await call(demo.socket, "POST", "/containers/second/start")).status;
    await expect.poll(takePort, { timeout: 10_000 }).toBe(204);
    const state = async () =>
      (await call(demo.socket, "GET", "/containers/first/json")).json as { State: { Error: string } };
    await expect
      .poll(state, { timeout: 10_000 })
      .toMatchObject({ State: { Status: "exited", Error: expect.stringContaining("4711") } });
    stream.close();
  });

  it("removes by itself what asked for it", async () => {
    await demo.open();
    await call(demo.socket, "POST", "/containers/create?name=once", {
      Image: "busybox",
      Cmd: ["true"],
      HostConfig: { AutoRemove: true },
    });
    const stream = await openStream(demo.socket, `/events?${filtered({ container: ["once"], event: ["destroy"] })}`);
    await call(demo.socket, "POST", "/containers/once/start");
    await stream.until((bytes) => actionsOf(bytes).includes("destroy"));
    expect((await call(demo.socket, "GET", "/containers/once/json")).status).toBe(404);
    stream.close();
  });

  it("stays in the seat of a container that was removed while it was being stopped", async () => {
    await demo.open();
    const stopping = call(demo.socket, "POST", "/containers/mailpit/stop");
    expect((await call(demo.socket, "DELETE", "/containers/mailpit?force=1")).status).toBe(204);
    expect((await stopping).status).toBe(204);
    expect((await call(demo.socket, "GET", "/containers/mailpit/json")).status).toBe(404);
  });

  it("measures", async () => {
    await demo.open();
    const once = await call(demo.socket, "GET", "/containers/grafana/stats?stream=false&one-shot=true");
    expect(once.json).toMatchObject({
      precpu_stats: { cpu_usage: { total_usage: 0 } },
      memory_stats: { limit: expect.any(Number) },
    });
    const stream = await openStream(demo.socket, "/containers/grafana/stats");
    const bytes = await stream.until((all) => all.toString().split("\n").length > 2);
    const [first, second] = linesOf(bytes) as unknown as { cpu_stats: { cpu_usage: { total_usage: number } } }[];
    expect(second?.cpu_stats.cpu_usage.total_usage).toBeGreaterThan(first?.cpu_stats.cpu_usage.total_usage ?? 0);
    stream.close();
  });
});
