/** Reading logs of real containers: byte for byte what `docker logs` prints, across everything that may happen meanwhile. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { LogRequest } from "../../contract/model/log.ts";
import type { EngineVersion } from "../../test/engine/binaries.ts";
import { ensureBase } from "../../test/engine/images.ts";
import { until } from "../../test/engine/process.ts";
import { startThrowAway } from "../../test/engine/throw-away.ts";
import { createEngine } from "./create-engine.ts";
import type { Engine } from "./engine.ts";
import { type Cli, createCli, readAll, startWire } from "./logs.testing.ts";

const socket = process.env.BERTH_TEST_SOCKET ?? "";
const startable = process.env.BERTH_TEST_STARTABLE as EngineVersion | undefined;
const runId = `logs-${process.pid}`;

let docker: Cli;
let restoreBase: () => Promise<void>;
const cleanUps: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  restoreBase = await ensureBase(`unix://${socket}`);
  docker = await createCli(socket);
});
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  const left = (await docker("ps", "--all", "--quiet", "--filter", `label=berth.test=${runId}`))
    .split("\n")
    .filter(Boolean);
  if (left.length > 0) await docker("rm", "--force", "--volumes", ...left);
});
afterAll(() => restoreBase());

async function open(address = `unix://${socket}`): Promise<Engine> {
  const engine = createEngine({ id: "test", label: "Test engine", kind: "address", address, remote: false });
  cleanUps.push(() => engine.close());
  await until("the engine to be ready", 20, () => engine.status().phase === "ready");
  return engine;
}

let count = 0;
/** Makes and starts a container that runs a shell script. Returns its name. */
async function start(cli: Cli, script: string, ...args: string[]): Promise<string> {
  const name = `${runId}-${++count}`;
  await cli(
    "run",
    "--detach",
    "--name",
    name,
    "--label",
    `berth.test=${runId}`,
    ...args,
    "busybox",
    "sh",
    "-c",
    script,
  );
  return name;
}

const awkward = (lines: number) =>
  [
    "echo first",
    "head -c 40000 /dev/zero | tr '\\0' a; echo",
    "head -c 16384 /dev/zero | tr '\\0' b; echo; echo",
    "for i in $(seq 6000); do printf 'ü€😀'; done; echo",
    "echo oops >&2; head -c 50000 /dev/zero | tr '\\0' e >&2; echo >&2",
    "head -c 3000 /dev/urandom; echo; printf 'a\\0b\\rc\\033[31mred\\n\\n'",
    `seq ${lines} | sed 's/.*/line & of a great many/'`,
    "printf 'no newline'; printf 'none here either' >&2",
  ].join("; ");

describe("reading to the end", () => {
  test.each([
    ["frames", 200_000, []],
    ["a terminal's raw stream", 20_000, ["--tty"]],
  ])("gives what docker logs gives, from %s", { timeout: 120_000 }, async (_, lines, args) => {
    const engine = await open();
    const name = await start(docker, awkward(lines), ...args);
    await docker("wait", name);
    const expected = await docker.logs(name);
    expect(expected.out.length).toBeGreaterThan(lines);

    const reading = readAll(engine, name, { follow: false });
    await reading.ended;
    // Not all at once: a difference of 200,000 lines cannot be printed.
    expect(reading.out.length).toBe(expected.out.length);
    expect(reading.out.findIndex((line, index) => line !== expected.out[index])).toBe(-1);
    expect(reading.err).toEqual(expected.err);
    expect(reading.story).toEqual(["lines", "ended: complete"]);
  });

  test("begins where it is told, and reads the streams that it is told", async () => {
    const engine = await open();
    const name = await start(
      docker,
      "for i in 1 2 3; do echo out $i; echo err $i >&2; sleep 0.05; done; sleep 0.3; echo late",
    );
    await docker("wait", name);
    const read = async (request: Partial<LogRequest>) => {
      const reading = readAll(engine, name, { follow: false, ...request });
      await reading.ended;
      return [...reading.out, ...reading.err];
    };
    const all = await read({});
    expect(all).toHaveLength(7);
    expect((await read({ stderr: false })).map((line) => line.slice(31))).toEqual(["out 1", "out 2", "out 3", "late"]);
    expect((await read({ tail: 1 })).map((line) => line.slice(31))).toEqual(["late"]);
    expect(await read({ tail: 0 })).toEqual([]);
    const [, second = "", third = ""] = (await read({ stderr: false })).map((line) => line.slice(0, 30));
    expect((await read({ stderr: false, since: second })).map((line) => line.slice(31))).toEqual([
      "out 2",
      "out 3",
      "late",
    ]);
    expect((await read({ stderr: false, until: third })).map((line) => line.slice(31))).toEqual([
      "out 1",
      "out 2",
      "out 3",
    ]);
  });

  test("says that there is no such container", async () => {
    const reading = readAll(await open(), `${runId}-nobody`, {});
    await expect(reading.ended).rejects.toMatchObject({ code: "NO_SUCH_CONTAINER" });
  });

  test("says that a log driver cannot be read", async () => {
    const name = await start(docker, "echo x", "--log-driver", "none");
    const reading = readAll(await open(), name, {});
    await expect(reading.ended).rejects.toMatchObject({ code: "ENGINE_REFUSED" });
  });
});

describe("following", () => {
  test("goes on across stops and starts, and ends when the container is removed", async () => {
    const engine = await open();
    // Each run writes at once, and ends without a newline.
    const name = await start(
      docker,
      "echo hello; echo error >&2; printf 'no newline'; trap 'exit 7' TERM; sleep 60 & wait",
    );
    const reading = readAll(engine, name, { tail: 1000 });
    await until("the first run's lines", 10, () => reading.out.length >= 1 && reading.err.length === 1);
    await docker("stop", name);
    await until("the stop", 10, () => reading.story.at(-1) === "stopped");
    await docker("start", name);
    await until("the second run's lines", 10, () => reading.err.length === 2);
    await docker("restart", name);
    await until("the third run's lines", 10, () => reading.err.length === 3);
    // Not removed while it runs: that takes a last line without a newline away before anybody can read it.
    await docker("kill", name);
    await until("the last stop", 10, () => reading.exitCodes.length === 3);
    await docker("rm", name);
    await reading.ended;
    const text = (lines: readonly string[]) => lines.map((line) => line.slice(31));
    expect(text(reading.out)).toEqual(["hello", "no newline", "hello", "no newline", "hello", "no newline"]);
    expect(text(reading.err)).toEqual(["error", "error", "error"]);
    const run = ["lines", "stopped"];
    expect(reading.story).toEqual([...run, "started", ...run, "started", ...run, "ended: removed"]);
    expect(reading.exitCodes).toEqual([7, 7, 137]);
  });

  // The engine answers no question about a container while it starts it: what was asked between two runs sees the next one.
  test("tells a restart between the last line of one run and the first of the next", async () => {
    const engine = await open();
    const name = await start(docker, "trap 'echo last; exit 7' TERM; echo first; while true; do sleep 0.1; done");
    const reading = readAll(engine, name, { tail: 1000 });
    for (let run = 1; run <= 3; run++) {
      await until(`the lines of run ${run}`, 10, () => reading.out.length === 2 * run - 1);
      if (run < 3) await docker("restart", name);
    }
    await reading.stop();
    expect(reading.story).toEqual(["lines", "stopped", "started", "lines", "stopped", "started", "lines"]);
  });

  test.each([
    ["frames", []],
    ["a terminal", ["--tty"]],
  ])("loses and doubles nothing while a container restarts again and again (%s)", async (_, args) => {
    const engine = await open();
    const script = "for i in $(seq 500); do echo $i; echo $i >&2; done; printf end";
    const name = await start(docker, script, "--restart", "on-failure:3", ...args);
    const reading = readAll(engine, name, { tail: "all" });
    // It does not fail, so it is started by hand.
    for (let run = 0; run < 3; run++) {
      await docker("wait", name);
      await docker("start", name);
    }
    await docker("wait", name);
    await until("four runs", 20, () => reading.exitCodes.length === 4);
    await reading.stop();
    const lines = [...reading.out, ...reading.err].map((line) => line.slice(31).trimEnd());
    const expected = Array.from({ length: 500 }, (_, n) => String(n + 1));
    for (const each of [...new Set(expected), "end"]) {
      const want = each === "end" ? 4 : 8;
      expect([each, lines.filter((line) => line === each).length]).toEqual([each, want]);
    }
    expect(lines).toHaveLength(4 * 1001);
  });

  test("waits for a container that was never started, and gives all that it writes then", async () => {
    const wire = await startWire(socket);
    cleanUps.push(wire.stop);
    const engine = await open(wire.address);
    const name = `${runId}-later`;
    const script = "seq 5000; sleep 60";
    await docker("create", "--name", name, "--label", `berth.test=${runId}`, "busybox", "sh", "-c", script);
    const reading = readAll(engine, name, { tail: 10 });
    await until(
      "the engine to say that there is nothing",
      10,
      () => wire.askedForLogs() === 1 && wire.openLogs() === 0,
    );
    await docker("start", name);
    await until("its lines", 10, () => reading.out.length === 5000);
    expect(reading.story).toEqual(["started", "lines"]);
    await reading.stop();
  });

  test("loses and doubles nothing when its connection breaks", async () => {
    const wire = await startWire(socket);
    cleanUps.push(wire.stop);
    const engine = await open(wire.address);
    const name = await start(
      docker,
      "seq 20000; for i in $(seq 1000); do echo out $i; echo err $i >&2; usleep 5000; done",
    );
    const reading = readAll(engine, name, {});
    for (let round = 1; round <= 3; round++) {
      const before = reading.out.length;
      await until("new lines", 20, () => wire.openLogs() === 1 && reading.out.length > Math.max(20_000, before) + 10);
      wire.breakLogs();
      await until(
        "another connection",
        20,
        () => reading.story.filter((what) => what === "reconnected").length === round,
      );
    }
    await until("the end", 20, () => reading.story.at(-1) === "stopped");
    await reading.stop();
    expect({ out: reading.out, err: reading.err }).toEqual(await docker.logs(name));
    expect(reading.story.filter((what) => what === "reconnected")).toHaveLength(3);
  });

  test("looks further back when more was written meanwhile than it asks for at first", async () => {
    const wire = await startWire(socket);
    cleanUps.push(wire.stop);
    const engine = await open(wire.address);
    const name = await start(docker, "echo before; while [ ! -e /go ]; do usleep 20000; done; seq 30000; sleep 60");
    const reading = readAll(engine, name, { tail: 10 });
    await until("the first line", 10, () => reading.out.length === 1);
    wire.cut();
    await until("the reader to wait", 10, () => reading.story.at(-1) === "waiting");
    await docker("exec", name, "touch", "/go");
    await until("the lines", 10, async () => (await docker.logs(name, "--tail", "1")).out[0]?.endsWith(" 30000"));
    wire.mend();
    await until("all of them", 20, () => reading.out.length === 30_001);
    await reading.stop();
    expect(reading.out.map((line) => line.slice(31))).toEqual([
      "before",
      ...Array.from({ length: 30_000 }, (_, n) => `${n + 1}`),
    ]);
    expect(reading.story).toEqual(["lines", "waiting", "reconnected", "lines"]);
  });

  test("closes the engine's stream promptly when the reader leaves, either way", async () => {
    const wire = await startWire(socket);
    cleanUps.push(wire.stop);
    const engine = await open(wire.address);
    const name = await start(docker, "echo hello; sleep 60");
    const request = LogRequest.parse({});
    for await (const event of engine.containers.logs(name, request, new AbortController().signal)) {
      expect(event.kind).toBe("lines");
      expect(wire.openLogs()).toBe(1);
      break;
    }
    await until("the stream to close after break", 5, () => wire.openLogs() === 0);

    const leave = new AbortController();
    const reader = engine.containers.logs(name, request, leave.signal);
    await reader.next();
    const idle = reader.next();
    expect(wire.openLogs()).toBe(1);
    leave.abort();
    expect((await idle).done).toBe(true);
    await until("the stream to close after abort", 5, () => wire.openLogs() === 0);
  });

  test("lets the engine stand still while the reader does not read, and loses nothing by it", async () => {
    const wire = await startWire(socket);
    cleanUps.push(wire.stop);
    const engine = await open(wire.address);
    const name = await start(docker, "seq 300000 | sed 's/$/ is a line that fills the pipe/'");
    await docker("wait", name);
    const reader = engine.containers.logs(
      name,
      LogRequest.parse({ tail: "all", follow: false }),
      new AbortController().signal,
    );
    let lines = 0;
    const take = async (): Promise<boolean> => {
      const { value, done } = await reader.next();
      if (value?.kind === "lines") lines += value.text.split("\n").length;
      return done !== true;
    };
    await take();
    let before = -1;
    await until("the bytes to stop coming", 20, () => {
      const still = before === wire.received();
      before = wire.received();
      return still;
    });
    expect(wire.received()).toBeLessThan(8_000_000);
    while (await take());
    expect(lines).toBe(300_000);
    expect(wire.received()).toBeGreaterThan(20_000_000);
  });
});

describe.skipIf(!startable)(`an engine that is killed (${startable ?? "none can be started here"})`, () => {
  test("is waited for, and the log goes on with no line lost or doubled", { timeout: 180_000 }, async () => {
    const own = await startThrowAway({ version: startable ?? "28" });
    cleanUps.push(own.stop);
    await ensureBase(own.host);
    const cli = await createCli(own.socket);
    const engine = await open(own.host);
    const chatty = await start(cli, "i=0; while true; do i=$((i+1)); echo out $i; echo err $i >&2; usleep 2000; done");
    const quiet = await start(cli, "echo once; sleep 600");
    const [reading, still] = [readAll(engine, chatty, {}), readAll(engine, quiet, {})];
    for (let round = 1; round <= 3; round++) {
      const seen = reading.out.length;
      await until("lines", 20, () => reading.out.length > seen + 100 && still.out.length === 1);
      await own.kill();
      await until("the reader to notice", 10, () => [reading, still].every((one) => one.problems.length === round));
      await own.restart();
      await until(
        "the log to go on",
        20,
        () => reading.story.filter((what) => what === "reconnected").length === round,
      );
    }
    await cli("kill", chatty);
    await until("the end", 20, () => reading.story.at(-1) === "stopped");
    await until("the quiet one to be back", 20, () => still.story.at(-1) === "reconnected");
    expect({ out: reading.out, err: reading.err }).toEqual(await cli.logs(chatty));
    expect(still.out).toEqual((await cli.logs(quiet)).out);
    expect(reading.problems.map(({ code }) => code).every((code) => code.startsWith("ENGINE_"))).toBe(true);
    expect(reading.exitCodes).toEqual([137]);
    await Promise.all([reading.stop(), still.stop()]);
  });
});
