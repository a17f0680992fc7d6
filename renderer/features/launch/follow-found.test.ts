import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Job } from "../../../contract/model/job.ts";

// What the modules want of a browser when they load. No port to main ever comes.
vi.hoisted(() => {
  const location = { protocol: "berth:", origin: "berth://app", hash: "#/containers" };
  const window = { location, addEventListener: () => undefined, postMessage: () => undefined };
  const go = (_state: unknown, _title: string, hash: string) => void Object.assign(location, { hash });
  const history = { state: null, pushState: go, replaceState: go };
  for (const [name, value] of Object.entries({ location, window, history })) vi.stubGlobal(name, value);
});

const { followFound } = await import("./follow-found.ts");
const { followLaunch } = await import("../jobs/follow.ts");
const { currentRoute, startRouter } = await import("../../router.ts");
const { applyJobUpdate, useJobs } = await import("../../stores/use-jobs.ts");
const { useToasts } = await import("../../ui/toast-store.ts");
const { changed } = await import("./launch.ts");

const SINCE = 1000;
const web = { id: "a".repeat(64), name: "web" };
let count = 0;
const job = (given: Partial<Job> = {}): Job => {
  count += 1;
  return {
    id: `job-${count}`,
    kind: "launch",
    reference: "nginx",
    state: "running",
    step: "pulling",
    progress: null,
    startedAt: 1,
    endedAt: null,
    error: null,
    container: null,
    ...given,
  };
};
const succeeded = (of: Job, endedAt = 2000): Job => ({ ...of, state: "succeeded", endedAt, container: web });
const failed = (of: Job, error: Job["error"]): Job => ({ ...of, state: "failed", endedAt: 2000, error });
const snapshot = (...jobs: readonly Job[]) => applyJobUpdate({ kind: "snapshot", jobs: [...jobs] });
const change = (next: Job) => applyJobUpdate({ kind: "changed", job: next });
const told = () => useToasts.getState().toasts.map(({ title, action }) => [title, action?.label]);

beforeEach(() => {
  location.hash = "#/containers";
  startRouter();
  useJobs.setState({ byId: {}, order: [], loaded: false });
  useToasts.setState({ toasts: [] });
});

describe("a launch of an earlier life of the page", () => {
  it("is told of when it ends, with the way to its container, and leads nowhere by itself", () => {
    const one = job();
    followFound(SINCE);
    snapshot(one);
    expect(told()).toEqual([]);
    change({ ...one, step: "starting" });
    expect(told()).toEqual([]);
    change(succeeded(one));
    expect(told()).toEqual([["web is ready", "Show it"]]);
    expect(currentRoute()).toEqual({ page: "containers" });
    useToasts.getState().toasts[0]?.action?.onSelect();
    expect(currentRoute()).toMatchObject({ page: "container", id: web.id });
  });

  it("is told of that ended while the page was loading, and not what ended before", () => {
    snapshot(succeeded(job(), SINCE - 1));
    followFound(SINCE);
    expect(told()).toEqual([]);
    useJobs.setState({ loaded: false });
    followFound(SINCE);
    snapshot(succeeded(job(), SINCE));
    expect(told()).toHaveLength(1);
  });

  it("is told of when the jobs are known before it is looked for, and not when it began after that", () => {
    const [known, later] = [job(), job()];
    snapshot(known);
    followFound(SINCE);
    change(later);
    change(succeeded(later));
    expect(told()).toEqual([]);
    change(succeeded(known));
    expect(told()).toHaveLength(1);
  });

  it("is told of once, also when the jobs are read anew or it is looked for twice", () => {
    const one = job();
    followFound(SINCE)();
    followFound(SINCE);
    followFound(SINCE);
    snapshot(one);
    change(succeeded(one));
    useToasts.setState({ toasts: [] });
    snapshot(succeeded(one));
    followFound(SINCE);
    change(succeeded(one));
    expect(told()).toEqual([]);
  });

  it("is left to the page that started it, when that is this one", () => {
    const one = job();
    followLaunch(one);
    followFound(SINCE);
    snapshot(one);
    change(succeeded(one));
    // The person waited for it here: it leads on.
    expect(currentRoute()).toMatchObject({ page: "container", id: web.id });
    expect(told()).toEqual([]);
  });

  it("that failed is told of with its reason, and with its fix when that needs nothing of the form", () => {
    const fixes = [
      { kind: "show-container", container: web.id, name: "web" },
      { kind: "use-port", container: web.id, from: 80, to: 81 },
      { kind: "use-port", container: null, from: 80, to: 81 },
      { kind: "retry" },
      { kind: "pull", reference: "nginx" },
      { kind: "use-name", name: "web-2" },
    ] as const;
    const found = fixes.map(() => job());
    followFound(SINCE);
    snapshot(...found);
    const labels = fixes.map((fix, index) => {
      useToasts.setState({ toasts: [] });
      const data = { why: "Because.", hint: "Do.", fix };
      change(failed(found[index] as Job, { code: "PORT_TAKEN", message: "It failed.", data }));
      expect(useToasts.getState().toasts).toMatchObject([{ title: "It failed.", body: "Because. Do." }]);
      return useToasts.getState().toasts[0]?.action?.label;
    });
    expect(labels).toEqual(["Show web", "Use 81 and start", undefined, undefined, undefined, undefined]);
  });

  it("that failed does what its fix says", async () => {
    const one = job();
    followFound(SINCE);
    snapshot(one);
    const fix = { kind: "show-container", container: web.id, name: "web" } as const;
    change(failed(one, { code: "PORT_TAKEN", message: "It failed.", data: { why: "Because.", hint: "Do.", fix } }));
    useToasts.getState().toasts[0]?.action?.onSelect();
    await vi.waitFor(() => expect(currentRoute()).toMatchObject({ page: "container", id: web.id }));
  });

  it("that was cancelled, or only pulls, is not told of", () => {
    const [one, pull, vain] = [job(), job({ kind: "pull" }), job({ kind: "pull" })];
    followFound(SINCE);
    snapshot(one, pull, vain);
    change(failed(vain, { code: "PULL_FAILED", message: "It failed.", data: { why: "Because.", hint: "Do." } }));
    change({ ...one, state: "cancelled", endedAt: 2000 });
    change({ ...pull, state: "succeeded", endedAt: 2000 });
    expect(told()).toEqual([]);
  });
});

describe("a launch that is made again", () => {
  it("gets the name or the port that its fix has, and keeps the rest", () => {
    const spec = { image: "nginx", name: "web", ports: [{ container: 80, host: 80 }, { container: 81 }] };
    expect(changed(spec, { name: "web-2" })).toEqual({ ...spec, name: "web-2" });
    expect(changed(spec, { port: { from: 80, to: 8080 } }).ports).toEqual([
      { container: 80, host: 8080 },
      { container: 81 },
    ]);
    expect(changed({ image: "nginx" }, {})).toEqual({ image: "nginx" });
  });
});
