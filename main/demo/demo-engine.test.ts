/** The demo engine from outside: over its socket, as Berth and the docker CLI see it. */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type DemoEngine, openDemoEngine } from "./demo-engine.ts";
import { call, framesOf, linesOf, openStream } from "./raw.testing.ts";

let folder: string;
let socket: string;
let engine: DemoEngine | undefined;

async function open(options: Parameters<typeof openDemoEngine>[1] = {}): Promise<DemoEngine> {
  engine = await openDemoEngine(socket, { pullSeconds: 0.2, ...options });
  return engine;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "berth-demo-test-"));
  socket = join(folder, "docker.sock");
});
afterEach(async () => {
  await engine?.close();
  engine = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const filtered = (filters: object) => `filters=${encodeURIComponent(JSON.stringify(filters))}`;
const actions = (bytes: Buffer) => linesOf(bytes).map((event) => event.Action);
interface Row {
  readonly Id: string;
  readonly Names: readonly string[];
  readonly State: string;
  readonly Status: string;
}
async function rows(query: string): Promise<readonly Row[]> {
  return (await call(socket, "GET", `/containers/json?${query}`)).json as Row[];
}

describe("the demo engine", () => {
  it("has a container in every state that a person meets, the same ones each time", async () => {
    await open();
    const first = await rows("all=1");
    const states = new Set(first.map((row) => row.State));
    for (const state of ["running", "paused", "restarting", "exited", "created"]) expect(states).toContain(state);
    const status = first.map((row) => row.Status).join("\n");
    for (const word of ["(healthy)", "(unhealthy)", "(Paused)", "Exited (137)", "Exited (0)", "Restarting (1)"])
      expect(status).toContain(word);
    await engine?.close();
    await open();
    const names = (list: readonly Row[]) => list.map(({ Id, Names }) => [Id, Names]);
    expect(names(await rows("all=1"))).toEqual(names(first));
  });

  it("keeps its socket to its owner", async () => {
    await open();
    expect(statSync(socket).mode & 0o077).toBe(0);
  });

  it("takes over a socket that nobody answers on, but not one in use", async () => {
    await open();
    await expect(openDemoEngine(socket)).rejects.toThrow("in use");
  });

  it("finds containers by name, id, prefix, label and state", async () => {
    await open();
    const [web] = await rows(`all=1&${filtered({ name: ["shop-web"] })}`);
    expect(web?.Names).toEqual(["/harbour-shop-web-1"]);
    const id = web?.Id ?? "";
    for (const reference of ["harbour-shop-web-1", "%2Fharbour-shop-web-1", id, id.slice(0, 12)])
      expect((await call(socket, "GET", `/containers/${reference}/json`)).json).toMatchObject({ Id: id });
    expect(await rows(`all=1&${filtered({ id: [id] })}`)).toHaveLength(1);
    expect(await rows(`all=1&${filtered({ id: { [id]: true } })}`)).toHaveLength(1);
    expect(await rows(`all=1&${filtered({ label: ["com.docker.compose.project=harbour-shop"] })}`)).toHaveLength(5);
    const stopped = await rows(filtered({ status: ["exited"] }));
    expect(stopped.length).toBeGreaterThan(2);
    expect((await rows("")).every((row) => row.State !== "exited" && row.State !== "created")).toBe(true);
    expect(await rows("limit=2")).toHaveLength(2);
  });

  it("tells what happens to a container in the engine's order", async () => {
    await open();
    const stream = await openStream(socket, `/events?${filtered({ container: ["mailpit"], type: ["container"] })}`);
    for (const verb of ["pause", "unpause", "restart?t=1", "stop", "start"])
      expect((await call(socket, "POST", `/containers/mailpit/${verb}`)).status, verb).toBe(204);
    const heard = await stream.until((bytes) => actions(bytes).filter((action) => action === "start").length === 2);
    expect(actions(heard)).toEqual([
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
    await open();
    const begin = Date.now() / 1000 - 1;
    await call(socket, "POST", "/containers/mailpit/pause");
    await call(socket, "POST", "/containers/mailpit/unpause");
    const past = await call(
      socket,
      "GET",
      `/events?since=${begin.toFixed(9)}&until=${(Date.now() / 1000 + 0.05).toFixed(9)}`,
    );
    expect(actions(past.bytes).slice(-2)).toEqual(["pause", "unpause"]);
    const last = /"timeNano":(\d+)\}\s*$/.exec(past.text)?.[1] ?? "";
    const from = `${last.slice(0, -9)}.${last.slice(-9)}`;
    const again = await call(socket, "GET", `/events?since=${from}&until=${from}`);
    expect(actions(again.bytes), "the time of the event itself counts").toEqual(["unpause"]);
  });

  it("restarts what has to be restarted, counting, while somebody looks", async () => {
    await open();
    await call(socket, "POST", "/containers/create?name=loops", {
      Image: "busybox",
      Cmd: ["sh", "-c", "exit 9"],
      HostConfig: { RestartPolicy: { Name: "on-failure", MaximumRetryCount: 2 } },
    });
    const stream = await openStream(socket, `/events?${filtered({ container: ["loops"], type: ["container"] })}`);
    await call(socket, "POST", "/containers/loops/start");
    const heard = await stream.until((bytes) => actions(bytes).filter((action) => action === "die").length === 3);
    expect(actions(heard)).toEqual(["start", "die", "start", "die", "start", "die"]);
    expect((await call(socket, "GET", "/containers/loops/json")).json).toMatchObject({
      RestartCount: 2,
      State: { Status: "exited", ExitCode: 9 },
    });
    stream.close();
  });

  it("removes by itself what asked for it", async () => {
    await open();
    await call(socket, "POST", "/containers/create?name=once", {
      Image: "busybox",
      Cmd: ["true"],
      HostConfig: { AutoRemove: true },
    });
    const stream = await openStream(socket, `/events?${filtered({ container: ["once"], event: ["destroy"] })}`);
    await call(socket, "POST", "/containers/once/start");
    await stream.until((bytes) => actions(bytes).includes("destroy"));
    expect((await call(socket, "GET", "/containers/once/json")).status).toBe(404);
    stream.close();
  });

  it("stays in the seat of a container that was removed while it was being stopped", async () => {
    await open();
    const stopping = call(socket, "POST", "/containers/mailpit/stop");
    expect((await call(socket, "DELETE", "/containers/mailpit?force=1")).status).toBe(204);
    expect((await stopping).status).toBe(204);
    expect((await call(socket, "GET", "/containers/mailpit/json")).status).toBe(404);
  });

  it("follows a log: what was, then what comes, until the container stops", async () => {
    const { world } = await open();
    const path = "/containers/harbour-shop-web-1/logs?stdout=1&stderr=1&follow=1&tail=3";
    const stream = await openStream(socket, path);
    const count = (bytes: Buffer) => framesOf(bytes).length;
    await stream.until((bytes) => count(bytes) === 3);
    await call(socket, "POST", "/_demo/flood", { container: "harbour-shop-web-1", lines: 2_000 });
    const flooded = (bytes: Buffer) => framesOf(bytes).filter((frame) => frame.text.startsWith("flood"));
    const bytes = await stream.until((all) => flooded(all).length === 2_000);
    expect(flooded(bytes).map((frame) => Number(frame.text.split(" ")[1]))).toEqual(
      Array.from({ length: 2_000 }, (_, k) => k + 1),
    );
    // Its own lines go on after the flood.
    const before = count(stream.bytes());
    await stream.until((all) => count(all) > before);
    await call(socket, "POST", "/containers/harbour-shop-web-1/stop");
    expect(await stream.ended).toBe("end");
    expect(world.containers.byName("harbour-shop-web-1")?.state).toBe("exited");
  });

  it("gives a whole flood again, unchanged, to each reader", async () => {
    await open();
    await call(socket, "POST", "/containers/harbour-shop-web-1/stop");
    await call(socket, "POST", "/_demo/flood", { container: "harbour-shop-web-1", lines: 50_000, width: 60 });
    const read = () =>
      call(socket, "GET", "/containers/harbour-shop-web-1/logs?stdout=1&stderr=1&timestamps=1&tail=50000");
    const [one, other] = [await read(), await read()];
    expect(framesOf(one.bytes)).toHaveLength(50_000);
    expect(one.bytes.equals(other.bytes)).toBe(true);
  });

  it("pulls layer by layer, and has the image then", async () => {
    await open();
    const events = await openStream(socket, `/events?${filtered({ type: ["image"] })}`);
    const answer = await call(socket, "POST", "/images/create?fromImage=rabbitmq&tag=4");
    expect(answer.headers["content-type"]).toBe("application/json");
    const said = linesOf(answer.bytes).map((line) => String(line.status));
    expect(said[0]).toBe("Pulling from library/rabbitmq");
    expect(said.at(-1)).toBe("Status: Downloaded newer image for rabbitmq:4");
    for (const status of ["Pulling fs layer", "Downloading", "Download complete", "Extracting", "Pull complete"])
      expect(said).toContain(status);
    expect(linesOf(await events.until((bytes) => bytes.includes(10)))[0]).toMatchObject({
      Action: "pull",
      Actor: { ID: "rabbitmq:4" },
    });
    events.close();
    expect((await call(socket, "GET", "/images/rabbitmq:4/json")).status).toBe(200);
    const again = await call(socket, "POST", "/images/create?fromImage=rabbitmq&tag=4");
    expect(linesOf(again.bytes).at(-1)).toEqual({ status: "Status: Image is up to date for rabbitmq:4" });
  });

  it("knows layers that another image brought", async () => {
    await open();
    const answers = [];
    for (const name of ["one", "two", "three", "four"])
      answers.push(await call(socket, "POST", `/images/create?fromImage=harbour/${name}`));
    expect(answers.map((answer) => answer.text).join("")).toContain('"Already exists"');
  });

  it("fails pulls before the 200, and after it", async () => {
    await open();
    const unknown = await call(socket, "POST", "/images/create?fromImage=nosuchimage&tag=latest");
    expect(unknown.status).toBe(404);
    expect(unknown.text).toContain("pull access denied for nosuchimage");
    const broken = await call(socket, "POST", "/images/create?fromImage=harbour/broken&tag=1");
    expect(broken.status).toBe(200);
    expect(linesOf(broken.bytes).at(-1)).toEqual({
      errorDetail: { message: "unexpected EOF" },
      error: "unexpected EOF",
    });
    expect((await call(socket, "GET", "/images/harbour/broken:1/json")).status).toBe(404);
  });

  it("stops a pull when the one who asked has gone", async () => {
    const { world } = await open({ pullSeconds: 600 });
    const stream = await openStream(socket, "/images/create?fromImage=mongo&tag=7", "POST");
    await stream.until((bytes) => bytes.toString().includes("Downloading"));
    stream.close();
    await stream.ended;
    expect(world.images.find("mongo:7")).toBeUndefined();
  });

  it("has images to search, to show and to remove", async () => {
    await open();
    const found = (await call(socket, "GET", "/images/search?term=postgres&limit=2")).json as { name: string }[];
    expect(found[0]?.name).toBe("postgres");
    expect((await call(socket, "GET", "/images/nginx:1.27-alpine/json")).json).toMatchObject({
      Config: { ExposedPorts: { "80/tcp": {} } },
    });
    expect((await call(socket, "DELETE", "/images/nginx:1.27-alpine")).status).toBe(409);
    expect((await call(socket, "DELETE", "/images/busybox:latest")).json).toContainEqual({
      Untagged: "busybox:latest",
    });
    expect((await call(socket, "GET", "/images/busybox/json")).status).toBe(404);
  });

  it("measures", async () => {
    await open();
    const once = await call(socket, "GET", "/containers/grafana/stats?stream=false&one-shot=true");
    expect(once.json).toMatchObject({
      precpu_stats: { cpu_usage: { total_usage: 0 } },
      memory_stats: { limit: expect.any(Number) },
    });
    const stream = await openStream(socket, "/containers/grafana/stats");
    const bytes = await stream.until((all) => all.toString().split("\n").length > 2);
    const [first, second] = linesOf(bytes) as unknown as { cpu_stats: { cpu_usage: { total_usage: number } } }[];
    expect(second?.cpu_stats.cpu_usage.total_usage).toBeGreaterThan(first?.cpu_stats.cpu_usage.total_usage ?? 0);
    stream.close();
  });

  it("lists 10,000 more on request, and finds one of them without looking at all", async () => {
    const { world } = await open({ containers: 10_000 });
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
    await open({ containers: 40 });
    const stream = await openStream(socket, `/events?${filtered({ event: ["pause", "unpause"] })}`);
    const made = (await call(socket, "POST", "/_demo/events", { count: 100 })).json as {
      id: string;
      action: string;
      timeNano: string;
    }[];
    expect(made).toHaveLength(100);
    const heard = await stream.until((bytes) => bytes.toString().split("\n").length > 100);
    for (const { id, timeNano } of made) {
      expect(heard.toString()).toContain(`"ID":"${id}"`);
      expect(heard.toString()).toContain(timeNano);
    }
    stream.close();
  });

  it("changes states that no call can", async () => {
    await open();
    const to = (state: string) => call(socket, "POST", "/_demo/state", { container: "grafana", to: state });
    expect((await to("unhealthy")).status).toBe(204);
    const [row] = await rows(filtered({ name: ["grafana"] }));
    expect(row?.Status).toContain("(unhealthy)");
    await to("oom");
    expect((await call(socket, "GET", "/containers/grafana/json")).json).toMatchObject({
      State: { OOMKilled: true, ExitCode: 137 },
    });
    expect((await to("sideways")).status).toBe(400);
  });

  it("is an old engine on request", async () => {
    await open({ api: 24 });
    expect((await call(socket, "GET", "/_ping")).headers["api-version"]).toBe("1.24");
    expect((await call(socket, "GET", "/v1.41/containers/json")).text).toContain("client version 1.41 is too new");
    await call(socket, "PUT", "/_demo/api", { api: "1.41" });
    expect((await call(socket, "GET", "/v1.41/containers/json")).status).toBe(200);
  });
});
