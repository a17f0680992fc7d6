import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { add, failedOnce, leftOut, passedOnce, readPlaywright, readVitest, summary } from "./report.ts";

const folder = mkdtempSync(join(tmpdir(), "berth-report-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(content: unknown): string {
  const path = join(folder, `${Math.random()}.json`);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

test("the summary is the line that machines read", () => {
  const result = add([passedOnce, passedOnce, failedOnce("a", "why"), leftOut("b")]);
  expect(summary(result)).toBe("berth: 2 passed, 1 failed, 1 skipped");
});

describe("vitest's report", () => {
  const relative = (path: string) => path.replace("/repo/", "");

  test("counts what passed, failed and was skipped, with the file's name", () => {
    const result = readVitest(
      file({
        testResults: [
          {
            name: "/repo/a.test.ts",
            status: "failed",
            message: "",
            assertionResults: [
              { fullName: "one", status: "passed", failureMessages: [] },
              { fullName: "two", status: "failed", failureMessages: ["expected 1 to be 2"] },
              { fullName: "three", status: "skipped", failureMessages: [] },
              { fullName: "four", status: "todo", failureMessages: null },
            ],
          },
        ],
      }),
      relative,
    );
    expect(result).toEqual({
      passed: 1,
      failures: [{ name: "a.test.ts > two", detail: "expected 1 to be 2" }],
      skipped: ["a.test.ts > three", "a.test.ts > four"],
    });
  });

  test("a file that failed before its first test is a failure", () => {
    const suite = { name: "/repo/a.test.ts", status: "failed", message: "cannot find ./b.ts", assertionResults: [] };
    expect(readVitest(file({ testResults: [suite] }), relative).failures).toEqual([
      { name: "a.test.ts", detail: "cannot find ./b.ts" },
    ]);
  });

  test("no report is a failure", () => {
    expect(readVitest(join(folder, "none.json"), relative).failures).toHaveLength(1);
  });
});

describe("Playwright's report", () => {
  const spec = (title: string, status: string, errors: unknown[] = []) => ({
    title,
    tests: [{ projectName: "browser", status, results: [{ errors }] }],
  });

  test("counts tests in nested suites; a flaky one is a failure", () => {
    const result = readPlaywright(
      file({
        errors: [],
        suites: [
          {
            title: "logs.spec.ts",
            specs: [spec("a", "expected"), spec("b", "skipped")],
            suites: [
              { title: "inner", specs: [spec("c", "unexpected", [{ stack: "Error: no" }]), spec("d", "flaky")] },
            ],
          },
        ],
      }),
    );
    expect(result.passed).toBe(1);
    expect(result.skipped).toEqual(["[browser] logs.spec.ts > b"]);
    expect(result.failures.map(({ name }) => name)).toEqual([
      "[browser] logs.spec.ts > inner > c",
      "[browser] logs.spec.ts > inner > d",
    ]);
    expect(result.failures[0]?.detail).toBe("Error: no");
  });

  test("an error outside of any test is a failure, and so is no report", () => {
    expect(readPlaywright(file({ suites: [], errors: [{ message: "no such config" }] })).failures).toHaveLength(1);
    expect(readPlaywright(join(folder, "none.json")).failures).toHaveLength(1);
  });
});
