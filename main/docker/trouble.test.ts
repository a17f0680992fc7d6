import { expect, test } from "vitest";
import type { EngineTarget } from "../../contract/model/engine.ts";
import { troubleOf } from "./trouble.ts";

const target: EngineTarget = {
  id: "address:tcp://build:2375",
  label: "build",
  kind: "address",
  address: "tcp://build:2375",
  remote: true,
};
const coded = (code: string): Error => Object.assign(new Error(`connect ${code}`), { code });

test.each([
  ["ENOENT", "ENGINE_UNREACHABLE"],
  ["ECONNREFUSED", "ENGINE_UNREACHABLE"],
  ["EHOSTUNREACH", "ENGINE_UNREACHABLE"],
  ["EACCES", "ENGINE_PERMISSION_DENIED"],
  ["EPERM", "ENGINE_PERMISSION_DENIED"],
  ["ENOTFOUND", "ENGINE_HOST_UNKNOWN"],
  ["EAI_AGAIN", "ENGINE_HOST_UNKNOWN"],
  ["ECONNRESET", "ENGINE_LOST"],
  ["HPE_INVALID_CONSTANT", "NOT_AN_ENGINE"],
  ["EPROTO", "ENGINE_TLS_FAILED"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "ENGINE_TLS_FAILED"],
  ["CERT_HAS_EXPIRED", "ENGINE_TLS_FAILED"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "ENGINE_TLS_FAILED"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "ENGINE_TLS_FAILED"],
])("%s is %s, with the system's own words as detail", (code, expected) => {
  const problem = troubleOf(coded(code), target, 3);
  expect(problem?.code).toBe(expected);
  expect(problem?.value.data.detail).toBe(`connect ${code}`);
});

test("a timeout says how long the engine was given, also when Node wraps it", () => {
  const plain = new DOMException("The operation was aborted due to timeout", "TimeoutError");
  const wrapped = Object.assign(new Error("The operation was aborted"), { name: "AbortError", cause: plain });
  for (const error of [plain, wrapped]) {
    const problem = troubleOf(error, target, 3);
    expect(problem?.code).toBe("ENGINE_TIMEOUT");
    expect(problem?.value.data.why).toContain("3 s");
  }
});

test("of several addresses that all failed the first counts", () => {
  expect(troubleOf(new AggregateError([coded("ECONNREFUSED"), coded("ENETUNREACH")]), target, 3)?.code).toBe(
    "ENGINE_UNREACHABLE",
  );
});

test("an error of the system that has no sentence yet is told in its own words", () => {
  const error = Object.assign(coded("EMFILE"), { syscall: "connect" });
  expect(troubleOf(error, target, 3)?.code).toBe("ENGINE_UNREACHABLE");
});

test("a bug is no trouble", () => {
  expect(troubleOf(new TypeError("x is not a function"), target, 3)).toBeNull();
  expect(troubleOf(coded("ERR_INVALID_ARG_TYPE"), target, 3)).toBeNull();
  expect(troubleOf("text", target, 3)).toBeNull();
});
