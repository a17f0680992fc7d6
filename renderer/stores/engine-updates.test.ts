import { beforeEach, describe, expect, it } from "vitest";
import { errorValue } from "../../contract/errors.ts";
import type { EngineStatus, EngineTarget } from "../../contract/model/engine.ts";
import { someContainer } from "../features/containers/container.testing.ts";
import { applyEngineUpdate } from "./engine-updates.ts";
import { type ContainersChange, onContainersChange, resetContainers, useContainers } from "./use-containers.ts";
import { useEngine } from "./use-engine.ts";
import { useImages } from "./use-images.ts";

const local: EngineTarget = { id: "local", label: "This computer", kind: "local", address: "unix:///x", remote: false };
const other: EngineTarget = { ...local, id: "context:other", kind: "context", label: "other" };
const facts = { version: "28", apiVersion: "1.51", platform: "linux/amd64", name: "x", latencyMs: 1, clockOffsetMs: 0 };
const ready = (target = local): EngineStatus => ({ phase: "ready", target, facts });
const problem = errorValue("ENGINE_UNREACHABLE", { engine: "x", address: "unix:///x" });
const lost = (wasReady: boolean, target = local): EngineStatus => ({
  phase: "lost",
  target,
  problem,
  since: 0,
  retryAt: null,
  attempt: 1,
  wasReady,
});

const snapshot = (engine: EngineStatus, ...ids: readonly string[]) =>
  applyEngineUpdate({
    kind: "snapshot",
    revision: 1,
    engine,
    containers: ids.map((id) => someContainer({ id })),
    images: [],
  });
const status = (engine: EngineStatus) => applyEngineUpdate({ kind: "status", engine });
const ids = () => useContainers.getState().ids;

beforeEach(() => {
  resetContainers([], false);
  useEngine.setState({ status: null, neverReached: null, revision: 0, transport: "fine" });
});

describe("the live feed", () => {
  it("takes a snapshot, then changes only what a patch names", () => {
    snapshot(ready(), "a", "b");
    const b = useContainers.getState().byId.get("b");
    const changes: ContainersChange[] = [];
    const end = onContainersChange((change) => changes.push(change));
    const changed = someContainer({ id: "a", state: "exited", exitCode: 1 });
    applyEngineUpdate({
      kind: "patch",
      revision: 2,
      containers: { upserted: [changed], removed: [] },
      images: { upserted: [], removed: [] },
    });
    end();
    expect(useContainers.getState().byId.get("a")).toBe(changed);
    expect(useContainers.getState().byId.get("b")).toBe(b);
    expect(changes).toEqual([{ reset: false, upserted: [changed], removed: [] }]);
    expect(useEngine.getState().revision).toBe(2);
  });

  it("keeps the list of ids the same until a container comes or goes", () => {
    snapshot(ready(), "a", "b");
    const before = ids();
    const patch = (upserted: readonly string[], removed: string[]) =>
      applyEngineUpdate({
        kind: "patch",
        revision: 2,
        containers: { upserted: upserted.map((id) => someContainer({ id })), removed },
        images: { upserted: [], removed: [] },
      });
    patch(["a"], []);
    expect(ids()).toBe(before);
    patch(["c"], ["a"]);
    expect(ids()).toEqual(["b", "c"]);
  });

  it("shows the old list while the engine is lost, also when the feed begins anew with an empty snapshot", () => {
    snapshot(ready(), "a");
    status(lost(true));
    snapshot(lost(true));
    expect(ids()).toEqual(["a"]);
    snapshot(ready(), "b");
    expect(ids()).toEqual(["b"]);
  });

  it("shows nothing of the old engine under the new one's name", () => {
    snapshot(ready(), "a");
    status({ phase: "connecting", target: other });
    expect(ids()).toEqual([]);
    expect(useContainers.getState().loaded).toBe(false);
    expect(useImages.getState().loaded).toBe(false);
  });

  it("does not call an engine empty before it has answered", () => {
    snapshot({ phase: "connecting", target: local });
    expect(useContainers.getState().loaded).toBe(false);
    snapshot(ready());
    expect(useContainers.getState().loaded).toBe(true);
  });
});

describe("an engine that was never reached", () => {
  it("stays so while it is tried again, until it answers", () => {
    status(lost(false));
    expect(useEngine.getState().neverReached).toBe(problem);
    status({ phase: "connecting", target: local });
    expect(useEngine.getState().neverReached).toBe(problem);
    snapshot(ready());
    expect(useEngine.getState().neverReached).toBeNull();
  });

  it("is another matter than one that was lost, or another engine", () => {
    status(lost(true));
    expect(useEngine.getState().neverReached).toBeNull();
    status(lost(false));
    status({ phase: "connecting", target: other });
    expect(useEngine.getState().neverReached).toBeNull();
  });
});
