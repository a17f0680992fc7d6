import type { MenuItemConstructorOptions } from "electron";
import { expect, it, type Mock, vi } from "vitest";
import { errorValue } from "../../contract/errors.ts";
import type { ContainerSummary } from "../../contract/model/container.ts";
import type { EngineStatus } from "../../contract/model/engine.ts";
import { container, ready, target } from "./tray.testing.ts";
import { GROUP_LIMIT, type TrayActions, trayMenu, traySummary } from "./tray-menu.ts";

const names = ["start", "stop", "restart", "unpause", "logs", "open", "newContainer", "show", "quit"] as const;
type Spy = Mock<(argument?: string) => void>;
const actions = () =>
  Object.fromEntries(names.map((name) => [name, vi.fn()])) as unknown as Record<keyof TrayActions, Spy>;
const menu = (containers: ContainerSummary[], does: TrayActions = actions(), engine: EngineStatus = ready) =>
  trayMenu({ engine, containers: new Map(containers.map((each) => [each.id, each])) }, does);
const labels = (items: readonly MenuItemConstructorOptions[]) =>
  items.map((item) => (item.type === "separator" ? "-" : item.label));
const under = (items: MenuItemConstructorOptions[], label: string) =>
  items.find((item) => item.label === label)?.submenu as MenuItemConstructorOptions[];
const click = (items: MenuItemConstructorOptions[], label: string) => {
  const found = items.find((item) => item.label === label);
  (found as unknown as { click(): void }).click();
};

it("shows problems first, then what runs, then what is stopped, each by name", () => {
  const items = menu([
    container("web"),
    container("db"),
    container("ghost", { state: "paused" }),
    container("worker", { health: "unhealthy" }),
    container("feed", { state: "restarting" }),
    container("mine", { state: "exited", exitCode: 137, outOfMemory: true }),
    container("old", { state: "exited", exitCode: 0 }),
    container("new", { state: "created" }),
  ]);
  expect(labels(items)).toEqual([
    "This computer: 3 running",
    "-",
    "Needs attention",
    "feed, restarting",
    "mine, out of memory",
    "worker, unhealthy",
    "-",
    "Running",
    "db",
    "ghost, paused",
    "web",
    "-",
    "Stopped",
    "new",
    "old",
    "-",
    "New container…",
    "Open Berth",
    "-",
    "Quit",
  ]);
});

it("acts on a running container", () => {
  const does = actions();
  const ports = [
    { container: 80, protocol: "tcp" as const, hostIp: "0.0.0.0", host: 8080 },
    { container: 80, protocol: "tcp" as const, hostIp: "::", host: 8080 },
    { container: 53, protocol: "udp" as const, hostIp: "0.0.0.0", host: 53 },
    { container: 9000, protocol: "tcp" as const, hostIp: null, host: null },
  ];
  const items = under(menu([container("web", { ports })], does), "web");
  expect(labels(items)).toEqual(["Open localhost:8080", "Logs", "-", "Restart", "Stop"]);
  for (const label of ["Open localhost:8080", "Logs", "Restart", "Stop"]) click(items, label);
  expect(does.open).toHaveBeenCalledWith("http://localhost:8080/");
  expect(does.logs).toHaveBeenCalledWith("id-web");
  expect(does.restart).toHaveBeenCalledWith("id-web");
  expect(does.stop).toHaveBeenCalledWith("id-web");
});

it("starts a stopped one, also one that ran out of memory, and resumes a paused one", () => {
  const does = actions();
  const items = menu(
    [
      container("old", { state: "exited", exitCode: 0 }),
      container("mine", { state: "exited", outOfMemory: true }),
      container("ghost", { state: "paused" }),
    ],
    does,
  );
  click(under(items, "old"), "Start");
  click(under(items, "mine, out of memory"), "Start");
  click(under(items, "ghost, paused"), "Resume");
  expect(does.start.mock.calls).toEqual([["id-old"], ["id-mine"]]);
  expect(does.unpause).toHaveBeenCalledWith("id-ghost");
});

it("has its own items", () => {
  const does = actions();
  const items = menu([], does);
  for (const label of ["New container…", "Open Berth", "Quit"]) click(items, label);
  expect([does.newContainer, does.show, does.quit].map((each) => each.mock.calls.length)).toEqual([1, 1, 1]);
});

it("cuts a group that is too long to read to what changed last, by name, and leads to the window", () => {
  const does = actions();
  // 7919 is prime, so each number comes once, out of order.
  const many = Array.from({ length: 10_000 }, (_, n) => {
    const number = (n * 7919) % 10_000;
    return container(`c${String(number).padStart(5, "0")}`, { since: 1_000_000 - number });
  });
  const items = menu(many, does);
  expect(items.length).toBeLessThan(GROUP_LIMIT + 12);
  const shown = labels(items).filter((label) => label?.startsWith("c"));
  expect(shown).toEqual(Array.from({ length: GROUP_LIMIT }, (_, n) => `c000${String(n).padStart(2, "0")}`));
  click(items, "and 9985 more…");
  expect(does.show).toHaveBeenCalled();
});

it("says how the engine is, and offers nothing that cannot be done meanwhile", () => {
  const problem = errorValue("ENGINE_LOST", { engine: "This computer" });
  const lost = { phase: "lost" as const, target, problem, since: 0, retryAt: null, attempt: 1, wasReady: true };
  expect(labels(menu([container("web")], actions(), lost))).toEqual([
    "Docker on this computer stopped answering.",
    "-",
    "New container…",
    "Open Berth",
    "-",
    "Quit",
  ]);
  expect(labels(menu([], actions(), { phase: "connecting", target }))[0]).toBe("This computer: connecting");
});

it("has a picture for each: no engine, all well, a problem", () => {
  const icon = (containers: ContainerSummary[], engine: EngineStatus = ready) =>
    traySummary({ engine, containers: new Map(containers.map((each) => [each.id, each])) }).icon;
  expect(icon([container("web")])).toBe("ready");
  expect(icon([container("web"), container("worker", { health: "unhealthy" })])).toBe("problem");
  expect(icon([container("worker", { health: "unhealthy" })], { phase: "connecting", target })).toBe("off");
});
