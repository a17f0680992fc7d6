import { describe, expect, test } from "vitest";
import { Failure, failure } from "../../contract/errors.ts";
import { ErrorValue } from "../../contract/model/error-value.ts";
import { adviceFrom } from "./advice.ts";
import { engineFailure, type FailureContext, startFailure, takenPort } from "./errors.ts";
import { summary } from "./samples.testing.ts";

const target = {
  id: "local",
  label: "This computer",
  kind: "local",
  address: "unix:///x.sock",
  remote: false,
} as const;
const context: FailureContext = { target, action: "start web", container: "web", containerId: "1" };

/** As dockerode throws it. */
const refusal = (statusCode: number, message: string): Error =>
  Object.assign(new Error(`(HTTP code ${statusCode}) - ${message} `), { statusCode, json: { message } });
const taken = refusal(500, "Bind for 0.0.0.0:8080 failed: port is already allocated");
const port = { container: 80, protocol: "tcp", hostIp: "0.0.0.0", host: 8080 } as const;

function withContainers(...containers: ReturnType<typeof summary>[]): FailureContext {
  return { ...context, advice: adviceFrom(new Map(containers.map((one) => [one.id, one])), false) };
}

describe("a refusal becomes a failure", () => {
  test.each([
    [404, "No such container: web", "NO_SUCH_CONTAINER"],
    [304, "", "ALREADY_STOPPED"],
    [409, "Container 1 is not running", "ALREADY_STOPPED"],
    [409, "Container 1 is not paused", "NOT_PAUSED"],
    [409, "Container 1 is already paused", "CONTAINER_PAUSED"],
    [409, "You cannot remove a running container 1. Stop …", "CONTAINER_RUNNING"],
    [409, "removal of container 1 is already in progress", "REMOVAL_IN_PROGRESS"],
    [409, 'Conflict. The container name "/web" is already in use by container "2".', "NAME_IN_USE"],
    [404, "No such image: nginx:1", "NO_SUCH_IMAGE"],
    [500, "Bind for 0.0.0.0:8080 failed: port is already allocated", "PORT_TAKEN"],
    [400, 'exec: "x": executable file not found in $PATH', "COMMAND_NOT_FOUND"],
    [400, "bind source path does not exist: /x", "MOUNT_REFUSED"],
    [500, "write /x: no space left on device", "DISK_FULL"],
    [500, "nobody has seen this", "ENGINE_REFUSED"],
  ])("%i %s is %s", (status, text, code) => {
    const problem = engineFailure(refusal(status, text), context);
    expect(ErrorValue.parse(problem.value)).toEqual(problem.value);
    expect(problem.code).toBe(code);
    if (text !== "") expect(problem.value.data.detail).toBe(text);
  });

  test("not modified means running to one who starts", () => {
    const starting = { ...context, advice: adviceFrom(new Map(), true) };
    expect(engineFailure(refusal(304, ""), starting).code).toBe("ALREADY_RUNNING");
  });

  test("a missing image offers to pull what was asked for", () => {
    const problem = engineFailure(refusal(404, "No such image: nginx:latest"), { ...context, image: "nginx" });
    expect(problem.value.data.fix).toEqual({ kind: "pull", reference: "nginx" });
  });

  test("a name in use comes with a free one", () => {
    const conflict = refusal(409, 'The container name "/web" is already in use by container "2".');
    const problem = engineFailure(conflict, { ...withContainers(summary("2", { name: "web" })), name: "web" });
    expect(problem.value.data).toMatchObject({ fix: { kind: "use-name", name: "web-2" } });
    expect(problem.value.data.hint).toContain("web-2");
  });
});

describe("what the engine kept of a failed start", () => {
  test.each([
    [
      "driver failed programming external connectivity: Bind for 0.0.0.0:80 failed: port is already allocated",
      "PORT_TAKEN",
    ],
    ['exec: "x": executable file not found in $PATH', "COMMAND_NOT_FOUND"],
    ["bind source path does not exist: /x", "MOUNT_REFUSED"],
    ["nobody has seen this", "START_FAILED"],
    ["removal of container 1 is already in progress", "START_FAILED"],
  ])("%s is %s, with its words", (words, code) => {
    expect(startFailure(words, context)).toMatchObject({ code, data: { detail: words } });
  });

  test("offers the same fix as the start itself", () => {
    const words = "Bind for 0.0.0.0:8080 failed: port is already allocated";
    const all = withContainers(summary("1", { state: "created" }));
    expect(startFailure(words, all)).toEqual(engineFailure(refusal(500, words), all).value);
  });

  test("is nothing when it did not fail", () => {
    expect(startFailure("", context)).toBeNull();
  });
});

describe("a port that is taken", () => {
  test("by another program offers another port to a container that never ran", () => {
    const { value } = engineFailure(taken, withContainers(summary("1", { state: "created" })));
    expect(value.data.why).toContain("another program");
    expect(value.data.fix).toEqual({ kind: "use-port", container: "1", from: 8080, to: 8081 });
  });

  test("by a container names it, and offers to stop it when this one ran before", () => {
    const holder = summary("2", { name: "old-web", ports: [port] });
    const { value } = engineFailure(taken, withContainers(summary("1", { state: "exited" }), holder));
    expect(value.data.why).toContain("old-web");
    expect(value.data.fix).toEqual({ kind: "stop-holder", holder: "2", holderName: "old-web", container: "1" });
  });

  test("by another program, of a container that ran before, has no one-click way out", () => {
    const { value } = engineFailure(taken, withContainers(summary("1", { state: "exited" })));
    expect(value.data.fix).toBeUndefined();
    expect(value.data.hint).toContain("8081");
  });

  test("can be told from the failure", () => {
    expect(takenPort(engineFailure(taken, context))).toBe(8080);
    expect(takenPort(failure("ALREADY_RUNNING", { container: "web" }))).toBeNull();
  });
});

describe("what is no refusal", () => {
  test("a broken connection is told as one", () => {
    const reset = Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
    expect(engineFailure(reset, context).code).toBe("ENGINE_LOST");
  });

  test("a failure is passed on", () => {
    const problem = failure("NO_SUCH_CONTAINER", { container: "x" });
    expect(engineFailure(problem, context)).toBe(problem);
  });

  test("a bug is thrown as it is", () => {
    const bug = new TypeError("x is not a function");
    expect(() => engineFailure(bug, context)).toThrow(bug);
    expect(bug).not.toBeInstanceOf(Failure);
  });
});
