/** Which suites run on which engine. Pure. */
import type { EngineVersion } from "../engine/binaries.ts";

export type Suite = "engine" | "e2e";

export interface EnginePlan {
  /** `reachable` is the person's own engine. */
  readonly engine: EngineVersion | "reachable";
  readonly suites: readonly Suite[];
}

export interface LeftOut {
  readonly name: string;
  /** How the names of its suites would begin. */
  readonly suites: readonly string[];
  readonly remedy: string;
}

export interface Plan {
  readonly engines: readonly EnginePlan[];
  /** What cannot run here, and what would bring it in. */
  readonly leftOut: readonly LeftOut[];
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
const onBoth = (...suites: readonly Suite[]) => suites.flatMap((suite) => [`${suite} on 20.10`, `${suite} on 28`]);
const enginesOnBoth: LeftOut = { name: "engine on 20.10 and 28", suites: onBoth("engine"), remedy: asRoot };
const allOnBoth: LeftOut = { name: "engine and e2e on 20.10 and 28", suites: onBoth("engine", "e2e"), remedy: asRoot };

export function plan({ whole, reachable, startable }: Machine): Plan {
  const both = startable.includes("20.10") && startable.includes("28");
  const olderAndNewer = (older: readonly Suite[], newer: readonly Suite[]): EnginePlan[] => [
    { engine: "20.10", suites: older },
    { engine: "28", suites: newer },
  ];
  if (whole) {
    if (both) return { engines: olderAndNewer(["engine", "e2e"], ["engine", "e2e"]), leftOut: [] };
    return { engines: [], leftOut: [allOnBoth] };
  }
  if (reachable) {
    const own: EnginePlan = { engine: "reachable", suites: ["engine", "e2e"] };
    if (both) return { engines: [...olderAndNewer(["engine"], ["engine"]), own], leftOut: [] };
    return { engines: [own], leftOut: [enginesOnBoth] };
  }
  if (both) return { engines: olderAndNewer(["engine"], ["engine", "e2e"]), leftOut: [] };
  if (startable.length > 0) {
    return {
      engines: startable.map((engine) => ({ engine, suites: ["engine", "e2e"] })),
      leftOut: [enginesOnBoth],
    };
  }
  const remedy = `start a Docker engine (or point DOCKER_HOST at one), or ${asRoot}`;
  return { engines: [], leftOut: [{ name: "engine and e2e", suites: ["engine", "e2e"], remedy }] };
}
