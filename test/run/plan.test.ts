import { describe, expect, test } from "vitest";
import { plan } from "./plan.ts";

const both = ["20.10", "28"] as const;

describe("plan", () => {
  test("root on Debian, no engine: the engine suite on both versions, end-to-end on the newer", () => {
    expect(plan({ whole: false, reachable: false, startable: both })).toEqual({
      engines: [
        { engine: "20.10", suites: ["engine"] },
        { engine: "28", suites: ["engine", "e2e"] },
      ],
      leftOut: [],
    });
  });

  test("CI: both whole, and never a person's engine", () => {
    const { engines, leftOut } = plan({ whole: true, reachable: true, startable: both });
    expect(engines).toEqual([
      { engine: "20.10", suites: ["engine", "e2e"] },
      { engine: "28", suites: ["engine", "e2e"] },
    ]);
    expect(leftOut).toEqual([]);
  });

  test("CI where no engine can be started leaves suites out, and so fails", () => {
    expect(plan({ whole: true, reachable: true, startable: [] }).leftOut).not.toEqual([]);
  });

  test("a person's engine, no root: everything on it, and what is left out is said with its remedy", () => {
    const { engines, leftOut } = plan({ whole: false, reachable: true, startable: [] });
    expect(engines).toEqual([{ engine: "reachable", suites: ["engine", "e2e"] }]);
    const suites = ["engine on 20.10", "engine on 28"];
    const remedy = expect.stringContaining("root on Debian");
    expect(leftOut).toEqual([{ name: "engine on 20.10 and 28", suites, remedy }]);
  });

  test("a person's engine and root on Debian: end-to-end on theirs, the engine suite on all three", () => {
    const { engines, leftOut } = plan({ whole: false, reachable: true, startable: both });
    expect(engines.map(({ engine }) => engine)).toEqual(["20.10", "28", "reachable"]);
    expect(engines.filter(({ suites }) => suites.includes("e2e"))).toEqual([
      { engine: "reachable", suites: ["engine", "e2e"] },
    ]);
    expect(leftOut).toEqual([]);
  });

  test("Ubuntu: the one engine that it has", () => {
    const { engines, leftOut } = plan({ whole: false, reachable: false, startable: ["own"] });
    expect(engines).toEqual([{ engine: "own", suites: ["engine", "e2e"] }]);
    expect(leftOut).toHaveLength(1);
  });

  test("neither engine nor root: nothing, with both remedies", () => {
    const { engines, leftOut } = plan({ whole: false, reachable: false, startable: [] });
    expect(engines).toEqual([]);
    const remedy = expect.stringMatching(/DOCKER_HOST.*root on Debian/);
    expect(leftOut).toEqual([{ name: "engine and e2e", suites: ["engine", "e2e"], remedy }]);
  });
});
