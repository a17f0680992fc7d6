import { expect, it } from "vitest";
import type { EngineUpdate } from "../../contract/model/engine.ts";
import { container, ready, target } from "./tray.testing.ts";
import { createTrayFold } from "./tray-state.ts";

const none = { upserted: [], removed: [] };
const patch = (upserted: ReturnType<typeof container>[], removed: string[] = []): EngineUpdate => ({
  kind: "patch",
  revision: 2,
  containers: { upserted, removed },
  images: none,
});
const folded = () => {
  const fold = createTrayFold({ phase: "connecting", target });
  fold.apply({ kind: "snapshot", revision: 1, engine: ready, containers: [container("web")], images: [] });
  return fold;
};

it("follows snapshots and patches", () => {
  const fold = folded();
  expect(fold.state().engine.phase).toBe("ready");
  expect(fold.apply(patch([container("db")]))).toBe(true);
  expect(fold.apply(patch([], ["id-web"]))).toBe(true);
  expect([...fold.state().containers.keys()]).toEqual(["id-db"]);
});

it("tells apart what a menu shows from what it does not", () => {
  const fold = folded();
  expect(fold.apply(patch([container("web", { status: "Up 4 hours" })]))).toBe(false);
  expect(fold.apply(patch([container("web", { state: "exited" })]))).toBe(true);
  expect(fold.apply(patch([], ["id-unknown"]))).toBe(false);
  expect(fold.apply(patch([]))).toBe(false);
});

it("sees each changed container of a patch, not only the first", () => {
  const fold = folded();
  expect(fold.apply(patch([container("web", { state: "exited" }), container("db")]))).toBe(true);
  expect(fold.state().containers.size).toBe(2);
});

it("forgets the containers of an engine that is no longer looked at, and keeps those of one that is lost", () => {
  const fold = folded();
  fold.apply({ kind: "status", engine: { phase: "connecting", target } });
  expect(fold.state().containers.size).toBe(1);
  fold.apply({ kind: "status", engine: { phase: "connecting", target: { ...target, id: "demo" } } });
  expect(fold.state().containers.size).toBe(0);
});
