import { expect, test } from "vitest";
import { adviceFrom, freeName, freePort } from "./advice.ts";
import { summary } from "./samples.testing.ts";

const port = (host: number) => ({ container: 80, protocol: "tcp" as const, hostIp: "0.0.0.0", host });
const all = new Map(
  [
    summary("1", { name: "web", ports: [port(8080), port(8081)] }),
    summary("2", { name: "web-2", state: "created" }),
    summary("3", { name: "db", ports: [{ container: 5432, protocol: "tcp", hostIp: null, host: null }] }),
  ].map((container) => [container.id, container]),
);
const advice = adviceFrom(all, false);

test("a name that is free is kept, else it is counted on", () => {
  expect(advice.freeName("api")).toBe("api");
  expect(advice.freeName("web")).toBe("web-3");
  expect(advice.freeName("web-2")).toBe("web-3");
  expect(freeName("a-9", new Set(["a-9", "a-2"]))).toBe("a-3");
});

test("the next free port needs no privilege, and skips what containers publish", () => {
  expect(advice.freePort(80)).toBe(8082);
  expect(advice.freePort(443)).toBe(8443);
  expect(advice.freePort(8079)).toBe(8082);
  expect(advice.freePort(65535)).toBeNull();
  expect(freePort(65535, new Set())).toBe(65535);
});

test("the container that publishes a port is its holder", () => {
  expect(advice.holder(8081)).toEqual({ id: "1", name: "web" });
  expect(advice.holder(5432)).toBeNull();
});

test("only a container that was created and not started never ran", () => {
  expect(advice.neverRan("2")).toBe(true);
  expect(advice.neverRan("1")).toBe(false);
  expect(advice.neverRan("unknown")).toBe(false);
});
