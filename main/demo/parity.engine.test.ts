/**
 * The demo engine against a real one: the same calls to both, in the same order, and their answers compared. Statuses, content types and
 * error texts must be equal; documents must have the same types at every place that Berth reads (main/docker/models.ts).
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseApi } from "./api-version.ts";
import { type DemoEngine, openDemoEngine } from "./demo-engine.ts";
import { call, framesOf, linesOf, openStream, type RawAnswer } from "./raw.testing.ts";
import { shapeAt, typesOf } from "./shape.testing.ts";

const real = process.env.BERTH_TEST_SOCKET ?? "";
const run = `parity${process.pid}x${Date.now().toString(36)}`;
const folder = mkdtempSync(join(tmpdir(), "berth-parity-"));
const demo = join(folder, "docker.sock");
const IMAGE = "busybox:latest";

if (real === "") console.log("parity: left out, because BERTH_TEST_SOCKET names no engine");

/** Takes out what must differ between two engines, and between two runs. */
function plain(text: string): string {
  return text
    .replaceAll(/[0-9a-f]{64}/g, "<id>")
    .replaceAll(/[0-9a-f]{12}/g, "<id>")
    .replaceAll(run, "<run>")
    .trim();
}

describe.skipIf(real === "")("the demo engine answers like a real one", () => {
  let engine: DemoEngine;
  const both = async (method: string, path: string, body?: unknown): Promise<readonly [RawAnswer, RawAnswer]> => [
    await call(real, method, path, body),
    await call(demo, method, path, body),
  ];
  /** Both answers have the same status, content type and (unless `shape` is to be compared) text. */
  const same = async (method: string, path: string, body?: unknown, compareText = true) => {
    const [theirs, ours] = await both(method, path, body);
    const seen = (answer: RawAnswer) => ({
      call: `${method} ${path}`,
      status: answer.status,
      type: answer.headers["content-type"],
      ...(compareText ? { text: plain(answer.text) } : {}),
    });
    expect(seen(ours)).toEqual(seen(theirs));
    return [theirs, ours] as const;
  };
  const create = (name: string, more: Record<string, unknown> = {}) =>
    same("POST", `/containers/create?name=${run}-${name}`, {
      Image: IMAGE,
      Cmd: ["sleep", "600"],
      Labels: { "berth.test": run },
      ...more,
    });
  const on = (name: string, verb: string) => same("POST", `/containers/${run}-${name}/${verb}`);

  beforeAll(async () => {
    const api = parseApi(String((await call(real, "GET", "/_ping")).headers["api-version"]));
    engine = await openDemoEngine(demo, api === null ? {} : { api });
  });
  afterAll(async () => {
    const filters = encodeURIComponent(JSON.stringify({ label: [`berth.test=${run}`] }));
    const left = (await call(real, "GET", `/containers/json?all=1&filters=${filters}`)).json as { Id: string }[];
    for (const { Id } of left) await call(real, "DELETE", `/containers/${Id}?force=1&v=1`);
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("says who it is", async () => {
    for (const method of ["GET", "HEAD"]) {
      const [theirs, ours] = await same(method, "/_ping");
      for (const header of [
        "api-version",
        "ostype",
        "docker-experimental",
        "builder-version",
        "swarm",
        "cache-control",
      ])
        expect([header, ours.headers[header]]).toEqual([header, theirs.headers[header]]);
    }
    const [theirs, ours] = await same("GET", "/version", undefined, false);
    expect(typesOf(ours.json, ["ApiVersion", "MinAPIVersion", "Version", "Os", "Arch"])).toEqual(
      typesOf(theirs.json, ["ApiVersion", "MinAPIVersion", "Version", "Os", "Arch"]),
    );
    expect(shapeAt(ours.json, "MinAPIVersion")).toEqual(shapeAt(theirs.json, "MinAPIVersion"));
    expect((ours.json as { MinAPIVersion: string }).MinAPIVersion).toBe(
      (theirs.json as { MinAPIVersion: string }).MinAPIVersion,
    );
    const [info, ourInfo] = await same("GET", "/info", undefined, false);
    const read = [
      "Name",
      "OSType",
      "Architecture",
      "ServerVersion",
      "SystemTime",
      "Containers",
      "ContainersRunning",
      "Images",
      "NCPU",
      "MemTotal",
    ];
    expect(typesOf(ourInfo.json, read)).toEqual(typesOf(info.json, read));
  });

  it("refuses pages and versions that it does not have", async () => {
    await same("GET", "/nothing-here");
    await same("PUT", "/containers/json");
    await same("GET", "/v1.10/containers/json");
    await same("GET", "/v1.99/containers/json");
    await same("GET", "/vx/containers/json");
  });

  it("refuses what is not there", async () => {
    for (const [method, path] of [
      ["GET", "/containers/nope-nope/json"],
      ["GET", "/containers/nope-nope/logs?stdout=1"],
      ["POST", "/containers/nope-nope/start"],
      ["POST", "/containers/nope-nope/stop"],
      ["POST", "/containers/nope-nope/rename?name=abc"],
      ["DELETE", "/containers/nope-nope"],
      ["GET", "/images/busybox:nope/json"],
      ["DELETE", "/images/busybox:nope"],
    ] as const)
      await same(method, path);
  });

  it("refuses creates that cannot be", async () => {
    const at = (name: string) => `/containers/create?name=${name}`;
    await same("POST", at(`${run}-x`), { Image: "nope-nope:latest" });
    await same("POST", at("%20x"), { Image: IMAGE });
    await same("POST", at(`${run}-x`), "{", true);
    await create("taken");
    await same("POST", at(`${run}-taken`), { Image: IMAGE });
    await same("DELETE", `/containers/${run}-taken`);
  });

  it("lists and shows containers in every state with the same fields", async () => {
    const row = encodeURIComponent(JSON.stringify({ name: [`${run}-shape`] }));
    const compare = async () => {
      const [theirList, ourList] = await same("GET", `/containers/json?all=1&filters=${row}`, undefined, false);
      const fields = [
        "[].Id",
        "[].Names.[]",
        "[].Image",
        "[].ImageID",
        "[].Command",
        "[].Created",
        "[].State",
        "[].Status",
        "[].Labels",
        "[].Mounts.[].Type",
        "[].Mounts.[].Destination",
        "[].NetworkSettings.Networks.bridge.IPAddress",
        "[].HostConfig.NetworkMode",
      ];
      expect(typesOf(ourList.json, fields)).toEqual(typesOf(theirList.json, fields));
      const ports = ({ json }: RawAnswer) =>
        (json as { Ports: Record<string, unknown>[] }[])[0]?.Ports.map(
          ({ PrivatePort, Type, IP, PublicPort }) => `${PrivatePort}/${Type} at ${IP}: ${typeof PublicPort}`,
        ).sort();
      expect(ports(ourList)).toEqual(ports(theirList));
      const pick = ({ json }: RawAnswer) => {
        const [first] = json as {
          Names: string[];
          Image: string;
          Command: string;
          State: string;
          Status: string;
          Labels: object;
        }[];
        return {
          ...first,
          Id: "",
          ImageID: "",
          Created: 0,
          Ports: 0,
          Mounts: 0,
          NetworkSettings: 0,
          Status: first?.Status.replace(/\d+ seconds?|Less than a second/, "<age>"),
        };
      };
      expect(pick(ourList)).toEqual(pick(theirList));
      const [theirs, ours] = await same("GET", `/containers/${run}-shape/json`, undefined, false);
      const deep = [
        "Id",
        "Name",
        "Image",
        "Created",
        "Path",
        "Args.[]",
        "RestartCount",
        "State.Status",
        "State.Running",
        "State.Paused",
        "State.Restarting",
        "State.ExitCode",
        "State.Error",
        "State.OOMKilled",
        "State.Pid",
        "State.StartedAt",
        "State.FinishedAt",
        "Config.Image",
        "Config.Tty",
        "Config.Env.[]",
        "Config.Cmd.[]",
        "Config.Entrypoint",
        "Config.Labels",
        "Config.ExposedPorts",
        "HostConfig.RestartPolicy.Name",
        "HostConfig.PortBindings",
        "HostConfig.Binds.[]",
        "NetworkSettings.Ports",
        "Mounts.[].Type",
        "Mounts.[].Source",
        "Mounts.[].Destination",
        "Mounts.[].RW",
      ];
      expect(typesOf(ours.json, deep)).toEqual(typesOf(theirs.json, deep));
      const equal = ({ json }: RawAnswer) => {
        const { State, Path, Args, RestartCount } = json as {
          State: Record<string, unknown>;
          Path: string;
          Args: string[];
          RestartCount: number;
        };
        const { Status, Running, Paused, ExitCode, OOMKilled, FinishedAt } = State;
        return {
          Path,
          Args,
          RestartCount,
          Status,
          Running,
          Paused,
          ExitCode,
          OOMKilled,
          ended: !String(FinishedAt).startsWith("0001"),
        };
      };
      expect(equal(ours)).toEqual(equal(theirs));
    };
    await create("shape", {
      Cmd: ["sh", "-c", "trap 'exit 0' TERM; while :; do sleep 0.1; done"],
      ExposedPorts: { "80/tcp": {}, "81/udp": {} },
      HostConfig: {
        PortBindings: { "80/tcp": [{ HostPort: "0" }] },
        Binds: ["/tmp:/host:ro"],
        RestartPolicy: { Name: "unless-stopped" },
      },
    });
    await compare();
    await on("shape", "start");
    await on("shape", "start");
    await compare();
    await same("DELETE", `/containers/${run}-shape`);
    await on("shape", "pause");
    await on("shape", "pause");
    await on("shape", "start");
    await compare();
    await same("DELETE", `/containers/${run}-shape`);
    await on("shape", "unpause");
    await on("shape", "unpause");
    await on("shape", "kill?signal=NOTHING");
    await on("shape", "stop?t=x");
    await on("shape", "stop?t=5");
    await on("shape", "stop");
    await on("shape", "kill");
    await on("shape", "pause");
    await on("shape", "unpause");
    await compare();
    // Not compared after this: a real engine answers a kill before it has put its records in order.
    await on("shape", "restart?t=0");
    await on("shape", "kill");
    await same("DELETE", `/containers/${run}-shape`);
  });

  it("renames", async () => {
    await create("old");
    await create("other");
    await on("old", `rename?name=${run}-old`);
    await on("old", `rename?name=${run}-other`);
    await on("old", "rename?name=%2F%20");
    await on("old", "rename");
    await on("old", `rename?name=${run}-new`);
    await on("old", "start");
    await same("DELETE", `/containers/${run}-new`);
    await same("DELETE", `/containers/${run}-other`);
  });

  it("refuses a taken port and a command that is not there, and keeps the reason", async () => {
    const published = {
      ExposedPorts: { "80/tcp": {} },
      HostConfig: { PortBindings: { "80/tcp": [{ HostPort: "18997" }] } },
    };
    await create("holder", published);
    await create("late", published);
    await create("lost", { Cmd: ["nosuchprogram"] });
    await on("holder", "start");
    await on("late", "start");
    await on("lost", "start");
    for (const name of ["late", "lost"]) {
      const [theirs, ours] = await same("GET", `/containers/${run}-${name}/json`, undefined, false);
      const why = ({ json }: RawAnswer) => {
        const { State } = json as { State: { Error: string; ExitCode: number; Status: string } };
        return { error: plain(State.Error), code: State.ExitCode, status: State.Status };
      };
      expect(why(ours)).toEqual(why(theirs));
    }
    for (const name of ["holder", "late", "lost"]) await same("DELETE", `/containers/${run}-${name}?force=1&v=1`);
  });

  it("refuses bad queries", async () => {
    for (const filters of ["xx", '{"bad":["x"]}', '{"status":["foo"]}'])
      await same("GET", `/containers/json?filters=${encodeURIComponent(filters)}`);
    await create("query");
    await same("GET", `/containers/${run}-query/logs`);
    await same("GET", `/containers/${run}-query/logs?stdout=1&since=xx`);
    await same("GET", "/events?since=xx");
    await same("GET", "/images/search?term=nginx&limit=300");
    await same("POST", "/images/create?fromImage=Bad&tag=latest");
    await same("DELETE", `/containers/${run}-query`);
  });

  it("frames logs alike, and names their format alike for each client version", async () => {
    const newest = String((await call(real, "GET", "/_ping")).headers["api-version"]);
    const versions = ["", "/v1.40", "/v1.41", ...(newest === "1.41" ? [] : ["/v1.42", `/v${newest}`])];
    // Times differ, and so may the lengths of lines by what a time is long.
    const said = (bytes: Buffer, tty: boolean) =>
      (tty ? [{ stream: 0, text: bytes.toString() }] : framesOf(bytes)).map(({ stream, text }) => ({
        stream,
        text: text.replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z /g, "<time> "),
      }));
    for (const [name, Tty] of [
      ["framed", false],
      ["tty", true],
    ] as const) {
      await create(name, { Tty, Cmd: ["sh", "-c", "echo one; echo two; exit 4"] });
      await on(name, "start");
      const path = `/containers/${run}-${name}/logs?stdout=1&stderr=1`;
      // A followed log ends when the container does.
      for (const socket of [real, demo])
        expect(await (await openStream(socket, `${path}&follow=1`)).ended, "how the followed log ends").toBe("end");
      for (const version of versions) {
        for (const more of [
          "",
          "&timestamps=1",
          "&tail=1",
          "&tail=0",
          "&tail=none",
          "&since=1",
          "&until=1",
          "&follow=1&until=1",
          "&since=99999999999",
        ]) {
          const [theirs, ours] = await same("GET", `${version}${path}${more}`, undefined, false);
          expect(ours.headers["transfer-encoding"]).toBe(theirs.headers["transfer-encoding"]);
          expect([more, said(ours.bytes, Tty)]).toEqual([more, said(theirs.bytes, Tty)]);
        }
      }
      const [theirs, ours] = await same("GET", `/containers/${run}-${name}/json`, undefined, false);
      for (const answer of [theirs, ours])
        expect(answer.json).toMatchObject({ State: { ExitCode: 4, Status: "exited" } });
      await same("DELETE", `/containers/${run}-${name}?force=1`);
    }
  });

  it("counts the tail before it chooses the stream", async () => {
    await create("mixed", { Cmd: ["sh", "-c", "echo out; sleep 1; echo err >&2"] });
    await on("mixed", "start");
    const path = `/containers/${run}-mixed/logs`;
    for (const socket of [real, demo]) await (await openStream(socket, `${path}?stdout=1&follow=1`)).ended;
    for (const query of ["stdout=1&stderr=1&tail=2", "stdout=1&tail=1", "stderr=1&tail=1", "stdout=1&tail=2"]) {
      const [theirs, ours] = await same("GET", `${path}?${query}`, undefined, false);
      expect([query, framesOf(ours.bytes)]).toEqual([query, framesOf(theirs.bytes)]);
    }
    await same("DELETE", `/containers/${run}-mixed`);
  });

  it("tells the same events in the same form", async () => {
    await create("told");
    const filters = encodeURIComponent(JSON.stringify({ type: ["container"], label: [`berth.test=${run}`] }));
    const streams = [
      await openStream(real, `/events?filters=${filters}`),
      await openStream(demo, `/events?filters=${filters}`),
    ];
    for (const stream of streams)
      expect([stream.status, stream.headers["content-type"]]).toEqual([200, "application/json"]);
    await on("told", "start");
    await on("told", "pause");
    await on("told", "unpause");
    await on("told", `rename?name=${run}-retold`);
    await same("POST", `/containers/${run}-retold/kill`);
    const heard = await Promise.all(
      streams.map((stream) => stream.until((bytes) => bytes.toString().includes('"Action":"die"'))),
    );
    await same("DELETE", `/containers/${run}-retold`);
    const whole = await Promise.all(
      streams.map((stream) => stream.until((bytes) => bytes.toString().includes('"Action":"destroy"'))),
    );
    expect(heard).toHaveLength(2);
    for (const stream of streams) stream.close();
    const [theirs, ours] = whole.map((bytes) =>
      linesOf(bytes).map((event) => {
        const { Actor } = event as { Actor: { ID: string; Attributes: Record<string, string> } };
        const attributes = Object.fromEntries(
          Object.entries(Actor.Attributes).map(([key, text]) => [key, key === "execDuration" ? "<s>" : plain(text)]),
        );
        return {
          keys: Object.keys(event).sort(),
          type: event.Type,
          action: event.Action,
          id: plain(Actor.ID),
          attributes,
          scope: event.scope,
          time: typeof event.time,
        };
      }),
    );
    expect(ours).toEqual(theirs);
    for (const bytes of whole) expect(bytes.toString()).toMatch(/"timeNano":\d{19}\}\r?\n/);
  });

  it("shows images with the same fields", async () => {
    const filters = encodeURIComponent(JSON.stringify({ reference: ["busybox"] }));
    const [theirs, ours] = await same("GET", `/images/json?filters=${filters}`, undefined, false);
    const fields = [
      "[].Id",
      "[].RepoTags.[]",
      "[].Size",
      "[].Created",
      "[].ParentId",
      "[].SharedSize",
      "[].VirtualSize",
    ];
    expect(typesOf(ours.json, fields)).toEqual(typesOf(theirs.json, fields));
    const [theirImage, ourImage] = await same("GET", `/images/${IMAGE}/json`, undefined, false);
    const deep = [
      "Id",
      "RepoTags.[]",
      "Size",
      "VirtualSize",
      "Created",
      "Os",
      "Architecture",
      "Config.Env.[]",
      "Config.Cmd.[]",
      "Config.Entrypoint",
      "Config.Volumes",
      "RootFS.Layers.[]",
    ];
    expect(typesOf(ourImage.json, deep)).toEqual(typesOf(theirImage.json, deep));
    await create("holds");
    const [mine, yours] = await same("DELETE", `/images/${IMAGE}`, undefined, false);
    const sentence = (answer: RawAnswer) => plain(answer.text).replace(/container <id>/, "container");
    expect(sentence(yours)).toBe(sentence(mine));
    await same("DELETE", `/containers/${run}-holds`);
  });
});
