import { describe, expect, it } from "vitest";
import { type ErrorCode, errorValue, type Facts } from "../../../contract/errors.ts";
import type { EngineTarget } from "../../../contract/model/engine.ts";
import { diagnose } from "./diagnosis.ts";
import { platformOf, stepsFor } from "./steps.ts";

const local: EngineTarget = { id: "local", label: "This computer", kind: "local", address: "unix:///x", remote: false };

function said<Code extends ErrorCode>(code: Code, facts: Facts<Code>, target = local) {
  return diagnose(errorValue(code, facts), target);
}

describe("the first-run page", () => {
  it("tells the causes apart by their titles and steps", () => {
    const engine = { engine: "This computer", address: "unix:///x" };
    const all = [
      said("ENGINE_UNREACHABLE", engine),
      said("ENGINE_PERMISSION_DENIED", engine),
      said("ENGINE_TOO_OLD", { engine: "This computer", apiVersion: "1.20", needed: "1.24" }),
      said("ENGINE_TIMEOUT", { engine: "This computer", seconds: 10 }),
      said("ENGINE_TLS_FAILED", { engine: "This computer" }),
      said("ENGINE_HOST_UNKNOWN", { address: "tcp://nowhere:1" }),
      said("NOT_AN_ENGINE", { address: "tcp://127.0.0.1:80" }),
      said("ENGINE_ADDRESS_INVALID", { address: "x" }),
      said("ENGINE_ADDRESS_UNSUPPORTED", { address: "ssh://x" }),
      said("DEMO_UNAVAILABLE", undefined),
    ];
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
    expect(all.map(({ steps }) => steps).slice(0, 3)).toEqual(["install", "permission", "update"]);
    for (const { text } of all) expect(text).not.toBe("");
  });

  it("asks for another address where waiting cannot help", () => {
    expect(said("ENGINE_ADDRESS_INVALID", { address: "x" }).otherAddress).toBe(true);
    expect(said("ENGINE_ADDRESS_UNSUPPORTED", { address: "ssh://x" }).otherAddress).toBe(true);
    expect(said("ENGINE_UNREACHABLE", { engine: "This computer", address: "unix:///x" }).otherAddress).toBeUndefined();
  });

  it("does not tell to install Docker here when another machine does not answer", () => {
    const there: EngineTarget = { ...local, id: "address:tcp://h:1", kind: "address", label: "h", remote: true };
    expect(said("ENGINE_UNREACHABLE", { engine: "h", address: "tcp://h:1" }, there)).toMatchObject({
      title: "h does not answer",
      steps: "none",
    });
  });

  it("does not offer commands for this computer when DOCKER_HOST names another machine", () => {
    const there: EngineTarget = { ...local, label: "h:2375", address: "tcp://h:2375", remote: true };
    const engine = { engine: "h:2375", address: "tcp://h:2375" };
    expect(said("ENGINE_UNREACHABLE", engine, there)).toMatchObject({ title: "h:2375 does not answer", steps: "none" });
    expect(said("ENGINE_TOO_OLD", { ...engine, apiVersion: "1.20", needed: "1.41" }, there).steps).toBe("none");
  });

  it("has something to copy for each platform", () => {
    for (const platform of ["darwin", "win32", "linux", "freebsd"].map(platformOf)) {
      for (const kind of ["install", "permission", "update"] as const) {
        expect(stepsFor(kind, platform).steps.length).toBeGreaterThan(0);
      }
    }
    expect(stepsFor("none", "linux").steps).toEqual([]);
  });
});
