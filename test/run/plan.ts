/** Which suites run on which engine. Pure. */
import type { EngineVersion } from "../engine/binaries.ts";

export type Suite = "engine" | "e2e";

export interface EnginePlan {
  /** `reachable` is the person's own engine. */
  readonly engine: EngineVersion | "reachable";
  readonly suites: readonly Suite[];
}

export interface Plan {
  readonly engines: readonly EnginePlan[];
  /** What cannot run here, and what would bring it in. */
  readonly leftOut: readonly { readonly name: string; readonly remedy: string }[];
}

export interface Machine {
  /** Every engine with every suite, none of them a person's own: what CI does. */
  readonly whole: boolean;
  /** An engine answers at DOCKER_HOST or at a usual place. */
  readonly reachable: boolean;
  /** Engines that can be started here. */
  readonly startable: readonly EngineVersion[];
}

const asRoot = "run as root on Debian, where throw-away engines of both versions are started";

/** The kinds of suites; a suite's name starts with its kind: `e2e on 28.5.2 in electron`. */
const kinds = ["check", "build", "unit", "engine", "e2e"];

/** Says which of the suites that were asked for do not exist; `null` when all do. A run of nothing must not look like a success. */
export function unknownSuites(wanted: readonly string[]): string | null {
  const unknown = wanted.filter((name) => !kinds.some((kind) => name.startsWith(kind)));
  if (unknown.length === 0) return null;
  return `There is no suite called ${unknown.join(" or ")}. Names of suites start with: ${kinds.join(", ")}.`;
}

export function plan({ whole, reachable, startable }: Machine): Plan {
  const both = startable.includes("20.10") && startable.includes("28");
  const olderAndNewer = (older: readonly Suite[], newer: readonly Suite[]): EnginePlan[] => [
    { engine: "20.10", suites: older },
    { engine: "28", suites: newer },
  ];
  if (whole) {
    if (both) return { engines: olderAndNewer(["engine", "e2e"], ["engine", "e2e"]), leftOut: [] };
    return { engines: [], leftOut: [{ name: "engine and e2e on 20.10 and 28", remedy: asRoot }] };
  }
  if (reachable) {
    const own: EnginePlan = { engine: "reachable", suites: ["engine", "e2e"] };
    if (both) return { engines: [...olderAndNewer(["engine"], ["engine"]), own], leftOut: [] };
    return { engines: [own], leftOut: [{ name: "engine on 20.10 and 28", remedy: asRoot }] };
  }
  if (both) return { engines: olderAndNewer(["engine"], ["engine", "e2e"]), leftOut: [] };
  if (startable.length > 0) {
    return {
      engines: startable.map((engine) => ({ engine, suites: ["engine", "e2e"] })),
      leftOut: [{ name: "engine on 20.10 and 28", remedy: asRoot }],
    };
  }
  const remedy = `start a Docker engine (or point DOCKER_HOST at one), or ${asRoot}`;
  return { engines: [], leftOut: [{ name: "engine and e2e", remedy }] };
}
