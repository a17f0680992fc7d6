import { describe, expect, it } from "vitest";
import {
  type ErrorCode,
  errorMap,
  errorValue,
  type Facts,
  Failure,
  failure,
  statusOf,
  unexpectedValue,
} from "./errors.ts";
import { ErrorData, ErrorValue } from "./model/error-value.ts";

/** Every fact that some sentence may ask for; what is asked for and missing here would read "undefined". */
const facts = {
  container: "web",
  name: "web",
  image: "nginx:1",
  registry: "ghcr.io",
  engine: "This computer",
  address: "unix:///x.sock",
  action: "start web",
  host: "hub.docker.com",
  job: "j1",
  url: "https://berth.test",
  platform: "linux/arm64",
  apiVersion: "1.24",
  needed: "1.41",
  port: 8080,
  seconds: 30,
  suggestion: 8081,
  holder: "db",
  command: "serverd",
  retryAfterSeconds: 30,
};
const nothingKnown = { ...facts, suggestion: null, holder: null, command: null, retryAfterSeconds: null };
const codes = Object.keys(errorMap) as ErrorCode[];
const say = (code: ErrorCode, known: object) => errorValue(code, known as Facts<ErrorCode>);

describe.each(codes)("%s", (code) => {
  it.each([
    ["all", facts],
    ["the least", nothingKnown],
  ])("says what happened, why, and what to do, when %s is known", (_, known) => {
    const value = ErrorValue.parse(say(code, known));
    expect(value.code).toBe(code);
    expect(value.message).toMatch(/^\S.*\.$/);
    // Whole sentences, or nothing where nothing is known.
    for (const text of [value.data.why, value.data.hint]) expect(text).toMatch(/^$|^\S.*[.…]$/);
    const all = [value.message, value.data.why, value.data.hint].join("\n");
    expect(all).not.toMatch(/undefined|null|NaN|\[object| {2}/);
    // look.md, "Words".
    expect(all).not.toMatch(/!|please|oops|sorry/i);
  });

  it("has an HTTP status of an error", () => {
    expect(statusOf(code)).toBeGreaterThanOrEqual(400);
    expect(statusOf(code)).toBeLessThan(600);
    expect(errorMap[code]).toEqual({ status: statusOf(code), data: ErrorData });
  });
});

describe("errors", () => {
  it("have codes that are words in capitals", () => {
    expect(codes.length).toBeGreaterThan(30);
    for (const code of codes) expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
  });

  it("carry the fix and the engine's words only when there are any", () => {
    const bare = errorValue("NO_SUCH_CONTAINER", { container: "web" });
    expect(Object.keys(bare.data)).toEqual(["why", "hint"]);
    const full = errorValue(
      "NO_SUCH_CONTAINER",
      { container: "web" },
      { fix: { kind: "retry" }, detail: "No such container: web" },
    );
    expect(full.data).toMatchObject({ fix: { kind: "retry" }, detail: "No such container: web" });
  });

  it("travel as failures, whose message is what happened", () => {
    const error = failure("PORT_TAKEN", { container: "web", port: 80, holder: "db", suggestion: 81 });
    expect(error).toBeInstanceOf(Failure);
    expect(error).toMatchObject({ code: "PORT_TAKEN", message: "web could not start." });
    expect(error.value.data).toEqual({
      why: "Port 80 is used by db.",
      hint: "Choose another port, for example 81, or stop what uses it.",
    });
  });

  it("show a bug as a bug", () => {
    expect(unexpectedValue(new TypeError("x is not a function"))).toMatchObject({
      code: "UNEXPECTED",
      data: { detail: "TypeError: x is not a function" },
    });
    expect(unexpectedValue("text").data.detail).toBe("text");
  });
});

it("does not say of a computer what is true of its engine", () => {
  const here = { engine: "This computer", apiVersion: "1.24", needed: "1.41" };
  expect(errorValue("ENGINE_TOO_OLD", here).message).toBe("Docker on this computer is too old.");
  expect(errorValue("ENGINE_TOO_OLD", { ...here, engine: "build-01" }).message).toBe("build-01 is too old.");
});
