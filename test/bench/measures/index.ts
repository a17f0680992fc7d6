/** All measures, in the order in which they run: later ones need more containers on the engine. */
import path from "node:path";
import type { Page } from "@playwright/test";
import { askEngine } from "../../engine/api.ts";
import type { ThrowAwayEngine } from "../../engine/throw-away.ts";
import { toggle } from "../changes.ts";
import { chattyContainer, demoEngine, fill } from "../engines.ts";
import { launch } from "../launch.ts";
import type { Row } from "../report.ts";
import { coldSnapshot, dockerCommand } from "./cold-list.ts";
import { coldStart } from "./cold-start.ts";
import { eventLatencies } from "./event-latency.ts";
import { IDLE_SECONDS, idleCpu } from "./idle-cpu.ts";
import { readWholeLog } from "./log-flood.ts";
import { idleMemory } from "./memory.ts";

export interface Bench {
  readonly root: string;
  /** The Electron binary. */
  readonly runtime: string;
  /** How often each figure is measured. */
  readonly runs: number;
  readonly engine: ThrowAwayEngine;
  newFolder(): string;
}

type Measure = (bench: Bench) => Promise<readonly Row[]>;

const FIRST_PAINT = "first-paint";
const ROWS_PAINTED = "berth:rows-painted";
const LOG_LINES = 1_000_000;

const berth = (bench: Bench, socket = bench.engine.socket) => ({
  runtime: bench.runtime,
  app: bench.root,
  env: { DOCKER_HOST: `unix://${socket}` },
});
const bare = (bench: Bench) => ({ runtime: bench.runtime, app: path.join(bench.root, "test/bench/bare") });

/** Both in turn, so that what slows the machine for a while slows both. */
async function inTurn(runs: number, mine: () => Promise<number>, other: () => Promise<number>) {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let run = 0; run < runs; run++) {
    ours.push(await mine());
    theirs.push(await other());
  }
  return { ours, theirs };
}

/** V8 keeps a script's code at the second start in a data folder, and uses it from the third on. */
const STARTS_BEFORE = 2;

/** Each app's first start of all, with an empty data folder; and its starts from then on. */
const startWithHundred: Measure = async (bench) => {
  await fill(bench.engine.socket, 100);
  const starts = (runs: number, folders: { readonly mine?: string; readonly other?: string }) =>
    inTurn(
      runs,
      async () => (await coldStart({ ...berth(bench), dataDir: folders.mine }, ROWS_PAINTED)) / 1000,
      async () => (await coldStart({ ...bare(bench), dataDir: folders.other }, FIRST_PAINT)) / 1000,
    );
  const row = (measure: string, { ours, theirs }: Awaited<ReturnType<typeof starts>>): Row => ({
    measure,
    unit: "s",
    berth: ours,
    yardstick: { name: "bare window's first paint", values: theirs },
    aim: "≤ 1.3",
    by: "ratio",
    limit: 1.3,
  });
  const first = await starts(bench.runs, {});
  const later = await starts(STARTS_BEFORE + bench.runs, { mine: bench.newFolder(), other: bench.newFolder() });
  later.ours.splice(0, STARTS_BEFORE);
  later.theirs.splice(0, STARTS_BEFORE);
  return [row("cold start to the first of 100 rows", later), row("… the first start of all", first)];
};

const memory: Measure = async (bench) => {
  await fill(bench.engine.socket, 100);
  const megabytes = 1_000_000;
  const { ours, theirs } = await inTurn(
    bench.runs,
    async () => (await idleMemory(berth(bench), ROWS_PAINTED)) / megabytes,
    async () => (await idleMemory(bare(bench), FIRST_PAINT)) / megabytes,
  );
  const measure = "memory, idle with 100 containers";
  const yardstick = { name: "bare window", values: theirs };
  return [{ measure, unit: "MB", berth: ours, yardstick, aim: "≤ 1.2", by: "ratio", limit: 1.2 }];
};

const idle: Measure = async (bench) => {
  await fill(bench.engine.socket, 100);
  const visible: Record<"ours" | "theirs", number[]> = { ours: [], theirs: [] };
  const hidden: Record<"ours" | "theirs", number[]> = { ours: [], theirs: [] };
  for (let run = 0; run < Math.min(bench.runs, 3); run++) {
    const mine = await idleCpu({ ...berth(bench), dataDir: bench.newFolder() }, ROWS_PAINTED);
    const other = await idleCpu({ ...bare(bench), dataDir: bench.newFolder() }, FIRST_PAINT);
    visible.ours.push(mine.visible);
    visible.theirs.push(other.visible);
    hidden.ours.push(mine.hidden);
    hidden.theirs.push(other.hidden);
  }
  const row = (state: string, { ours, theirs }: typeof visible): Row => ({
    measure: `CPU over ${IDLE_SECONDS} s idle, 100 running, ${state}`,
    unit: "s",
    berth: ours,
    yardstick: { name: "bare window", values: theirs },
    aim: "≤ +0.2 s",
    by: "difference",
    limit: 0.2,
  });
  return [row("visible", visible), row("hidden", hidden)];
};

/** The first row in sight whose container runs. */
async function visibleRunning(page: Page, socket: string): Promise<string> {
  const rows = page.locator('[role="row"][aria-label]');
  await rows.first().waitFor({ timeout: 60_000 });
  const names = await rows.evaluateAll((all) => all.map((row) => row.getAttribute("aria-label")));
  const running = await askEngine<readonly { Names: readonly string[]; State: string }[]>(
    socket,
    "GET",
    "/containers/json",
  );
  const found = names.find((name) =>
    running.some(({ Names, State }) => State === "running" && Names.includes(`/${name}`)),
  );
  if (!found) throw new Error("no running container is in sight");
  return found;
}

async function latency(bench: Bench, socket: string, size: string): Promise<Row> {
  const app = await launch(berth(bench, socket));
  try {
    const name = await visibleRunning(app.page, socket);
    const changes = await toggle(socket, name);
    const times = await eventLatencies(app.page, bench.runs * 8, async () => ({ name, at: await changes.next() }));
    changes.close();
    return {
      measure: `event to changed row, ${size} containers (best / p95)`,
      unit: "ms",
      berth: times,
      share: 0.95,
      aim: "p95 ≤ 20 ms",
      by: "value",
      limit: 20,
    };
  } finally {
    await app.close();
  }
}

const latencyHundred: Measure = async (bench) => {
  await fill(bench.engine.socket, 100);
  return [await latency(bench, bench.engine.socket, "100")];
};

const latencyThousand: Measure = async (bench) => {
  await fill(bench.engine.socket, 1000);
  return [await latency(bench, bench.engine.socket, "1,000")];
};

const latencyTenThousand: Measure = async (bench) => {
  const demo = await demoEngine(bench.root, 10_000);
  try {
    return [await latency(bench, demo.socket, "10,000 (demo engine)")];
  } finally {
    await demo.stop();
  }
};

const coldList: Measure = async (bench) => {
  const { socket } = bench.engine;
  await fill(socket, 1000);
  const { ours, theirs } = await inTurn(
    bench.runs,
    () => coldSnapshot(socket, 1000),
    () => dockerCommand(socket, ["ps", "--all"]),
  );
  const yardstick = { name: "docker ps -a", values: theirs };
  return [{ measure: "cold list of 1,000", unit: "ms", berth: ours, yardstick, aim: "≤ 1.0", by: "ratio", limit: 1 }];
};

const log: Measure = async (bench) => {
  const { socket } = bench.engine;
  await chattyContainer(socket, LOG_LINES);
  const blocks: number[] = [];
  const { ours, theirs } = await inTurn(
    bench.runs,
    async () => {
      const app = await launch(berth(bench));
      try {
        await app.page.getByRole("row", { name: "a-long-log" }).first().click();
        const read = await readWholeLog(app.page, LOG_LINES);
        blocks.push(read.longestBlock);
        return read.duration / 1000;
      } finally {
        await app.close();
      }
    },
    async () => (await dockerCommand(socket, ["logs", "a-long-log"])) / 1000,
  );
  const yardstick = { name: "docker logs", values: theirs };
  return [
    {
      measure: "1,000,000 lines, all kept",
      unit: "s",
      berth: ours,
      yardstick,
      aim: "≤ 1.25",
      by: "ratio",
      limit: 1.25,
    },
    { measure: "… longest block of the page", unit: "ms", berth: blocks, aim: "≤ 50 ms", by: "value", limit: 50 },
  ];
};

export const measures: Readonly<Record<string, Measure>> = {
  "cold start": startWithHundred,
  memory,
  "idle CPU": idle,
  "latency 100": latencyHundred,
  "latency 1,000": latencyThousand,
  "latency 10,000": latencyTenThousand,
  "cold list": coldList,
  log,
};
