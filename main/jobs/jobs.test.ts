import { describe, expect, it, vi } from "vitest";
import { failure } from "../../contract/errors.ts";
import type { Job, JobRequest, JobUpdate } from "../../contract/model/job.ts";
import { ContainerSpec } from "../../contract/model/spec.ts";
import type { Engine } from "../docker/engine.ts";
import { createJobs } from "./index.ts";

/** An engine of which each call can be answered by hand. */
function handEngine(answers: Partial<Engine["images"] & Engine["containers"]> = {}) {
  const calls: string[] = [];
  let held = 0;
  const engine = {
    hold() {
      held++;
      return () => {
        held--;
      };
    },
    images: {
      inspect: async (image: string) => {
        calls.push(`inspect ${image}`);
        throw failure("NO_SUCH_IMAGE", { image });
      },
      pull: async (reference: string) => {
        calls.push(`pull ${reference}`);
      },
      ...answers,
    },
    containers: {
      create: async () => {
        calls.push("create");
        return { id: "abc", name: "web" };
      },
      startMade: async (made: { id: string; name: string }) => {
        calls.push("start");
        return made;
      },
      ...answers,
    },
  } as unknown as Engine;
  return { engine, calls, held: () => held };
}

const launch: JobRequest = { kind: "launch", spec: ContainerSpec.parse({ image: "nginx" }), start: true };
const pull: JobRequest = { kind: "pull", reference: "nginx" };

function setUp() {
  const recent: string[] = [];
  const jobs = createJobs({ recentImages: { add: (reference) => recent.push(reference) } });
  /** Waits for the job's end as a page would: by watching. */
  async function ended(id: string): Promise<Job> {
    const leave = new AbortController();
    for await (const update of jobs.watch(leave.signal)) {
      const known = update.kind === "snapshot" ? update.jobs : [update.job];
      const job = known.find((one) => one.id === id);
      if (job && job.state !== "running") return job;
    }
    throw new Error("the watch ended before the job");
  }
  return { jobs, recent, ended };
}

describe("createJobs", () => {
  it("launches: pulls what is missing, creates, starts, and remembers the image", async () => {
    const { jobs, recent, ended } = setUp();
    const { engine, calls, held } = handEngine();
    const started = jobs.start(launch, engine);
    expect(started).toMatchObject({ kind: "launch", reference: "nginx", state: "running", endedAt: null });
    expect(held()).toBe(1);
    expect(await ended(started.id)).toMatchObject({
      state: "succeeded",
      error: null,
      container: { id: "abc", name: "web" },
      endedAt: expect.any(Number),
    });
    expect(calls).toEqual(["inspect nginx", "pull nginx", "create", "start"]);
    expect(recent).toEqual(["nginx"]);
    await vi.waitFor(() => expect(held()).toBe(0));
  });

  it("does not pull what is there, nor start when not asked to", async () => {
    const { jobs, ended } = setUp();
    const { engine, calls } = handEngine({ inspect: (async () => ({})) as never });
    await ended(jobs.start({ ...launch, start: false }, engine).id);
    expect(calls).toEqual(["create"]);
  });

  it("keeps the container when it does not start, and says why", async () => {
    const { jobs, recent, ended } = setUp();
    const { engine } = handEngine({
      startMade: async () => {
        throw failure("COMMAND_NOT_FOUND", { container: "web", command: "nope" });
      },
    });
    const job = await ended(jobs.start(launch, engine).id);
    expect(job).toMatchObject({ state: "failed", step: "starting", container: { id: "abc", name: "web" } });
    expect(job.error).toMatchObject({ code: "COMMAND_NOT_FOUND", message: "web could not start." });
    expect(recent).toEqual(["nginx"]);
  });

  it("shows the container that came out of the start, when a port made another one necessary", async () => {
    const { jobs, ended } = setUp();
    const { engine } = handEngine({ startMade: async () => ({ id: "def", name: "web" }) });
    expect((await ended(jobs.start(launch, engine).id)).container).toEqual({ id: "def", name: "web" });
  });

  it("tells a bug from an expected failure, and logs it", async () => {
    const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const { jobs, ended } = setUp();
    const bug = new TypeError("x is not a function");
    const job = await ended(jobs.start(pull, handEngine({ pull: () => Promise.reject(bug) }).engine).id);
    expect(job).toMatchObject({ state: "failed", error: { code: "UNEXPECTED" } });
    expect(logged).toHaveBeenCalledWith(expect.any(String), bug);
    logged.mockRestore();
  });

  it("cancels, and creates nothing after that", async () => {
    const { jobs, ended } = setUp();
    const { engine, calls } = handEngine({
      pull: (_, __, signal) =>
        new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
    });
    const { id } = jobs.start(launch, engine);
    await vi.waitFor(() => expect(jobs.list()[0]?.step).toBe("pulling"));
    jobs.cancel(id);
    expect(await ended(id)).toMatchObject({ state: "cancelled", error: null, container: null });
    expect(calls).toEqual(["inspect nginx"]);
    expect(jobs.cancel(id)).toMatchObject({ state: "cancelled" });
    expect(() => jobs.cancel("nobody")).toThrow(expect.objectContaining({ code: "NO_SUCH_JOB" }));
  });

  it("keeps what a launch has made when it is cancelled between two steps", async () => {
    const { jobs, ended } = setUp();
    let id = "";
    const { engine } = handEngine({
      create: async () => {
        jobs.cancel(id);
        return { id: "abc", name: "web" };
      },
    });
    id = jobs.start(launch, engine).id;
    expect(await ended(id)).toMatchObject({ state: "cancelled", container: { id: "abc", name: "web" } });
  });

  it("cancels all at the end, waits for them, and begins nothing new", async () => {
    const { jobs } = setUp();
    const { engine, calls } = handEngine({
      pull: (reference, _, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => {
            calls.push(`end ${reference}`);
            setImmediate(() => reject(signal.reason));
          });
        }),
    });
    jobs.start(pull, engine);
    jobs.start(launch, engine);
    await vi.waitFor(() => expect(jobs.list().map(({ step }) => step)).toEqual(["pulling", "pulling"]));
    await jobs.close();
    expect(jobs.list().map(({ state }) => state)).toEqual(["cancelled", "cancelled"]);
    expect(calls).toEqual(["inspect nginx", "end nginx", "end nginx"]);
    jobs.start(launch, engine);
    await jobs.close();
    expect(jobs.list()[0]).toMatchObject({ state: "cancelled", container: null });
    expect(calls).toEqual(["inspect nginx", "end nginx", "end nginx"]);
  });

  it("goes on when its watcher leaves", async () => {
    const { jobs, ended } = setUp();
    const finish: { pull?: () => void } = {};
    const { engine } = handEngine({
      pull: () =>
        new Promise((resolve) => {
          finish.pull = resolve;
        }),
    });
    const { id } = jobs.start(pull, engine);
    for await (const update of jobs.watch(new AbortController().signal)) {
      expect(update).toMatchObject({ kind: "snapshot", jobs: [{ id, state: "running" }] });
      break;
    }
    await vi.waitFor(() => expect(finish.pull).toBeDefined());
    finish.pull?.();
    expect((await ended(id)).state).toBe("succeeded");
  });

  it("tells changes at most ten times a second, and the end at once", async () => {
    vi.useFakeTimers();
    try {
      const { jobs } = setUp();
      let progress: (n: number) => void = () => undefined;
      let finish = (): void => undefined;
      const { engine } = handEngine({
        pull: (_, onProgress) => {
          progress = (current) => onProgress({ layers: [], current, total: 100 });
          return new Promise((resolve) => {
            finish = resolve;
          });
        },
      });
      const seen: JobUpdate[] = [];
      const leave = new AbortController();
      const watching = (async () => {
        for await (const update of jobs.watch(leave.signal)) seen.push(update);
      })();
      jobs.start(pull, engine);
      await vi.advanceTimersByTimeAsync(500);
      seen.length = 0;
      for (let n = 1; n <= 100; n++) {
        progress(n);
        await vi.advanceTimersByTimeAsync(10);
      }
      expect(seen.length).toBeGreaterThanOrEqual(9);
      expect(seen.length).toBeLessThanOrEqual(11);
      progress(100);
      finish();
      await vi.advanceTimersByTimeAsync(0);
      expect(seen.at(-1)).toMatchObject({ job: { state: "succeeded", progress: { current: 100 } } });
      leave.abort();
      await watching;
    } finally {
      vi.useRealTimers();
    }
  });

  it("gives a slow reader the latest state of each job only", async () => {
    const { jobs, ended } = setUp();
    const leave = new AbortController();
    const watch = jobs.watch(leave.signal);
    await watch.next();
    const { id } = jobs.start(launch, handEngine().engine);
    await ended(id);
    expect((await watch.next()).value).toMatchObject({ kind: "changed", job: { id, state: "succeeded" } });
    leave.abort();
    expect((await watch.next()).done).toBe(true);
  });

  it("remembers the last 50 that ended, and every one that runs", async () => {
    const { jobs, ended } = setUp();
    const running = jobs.start(pull, handEngine({ pull: () => new Promise(() => undefined) }).engine);
    const ids: string[] = [];
    for (let n = 0; n < 55; n++) {
      const { id } = jobs.start(pull, handEngine().engine);
      await ended(id);
      ids.push(id);
    }
    await vi.waitFor(() => expect(jobs.list()).toHaveLength(51));
    expect(jobs.list().map((job) => job.id)).toEqual([...ids.slice(5).reverse(), running.id]);
  });
});
