/** What a test run came to: counted from the reports of vitest and Playwright. */
import { existsSync, readFileSync } from "node:fs";

export interface Failure {
  readonly name: string;
  /** The error as the tool gave it; several lines. */
  readonly detail: string;
}

export interface Result {
  readonly passed: number;
  readonly skipped: readonly string[];
  readonly failures: readonly Failure[];
}

export const nothing: Result = { passed: 0, skipped: [], failures: [] };

export const passedOnce: Result = { ...nothing, passed: 1 };

export function failedOnce(name: string, detail: string): Result {
  return { ...nothing, failures: [{ name, detail }] };
}

export function leftOut(name: string): Result {
  return { ...nothing, skipped: [name] };
}

export function add(results: readonly Result[]): Result {
  return {
    passed: results.reduce((sum, one) => sum + one.passed, 0),
    skipped: results.flatMap((one) => one.skipped),
    failures: results.flatMap((one) => one.failures),
  };
}

/** The last line of a run, which machines read. */
export function summary(result: Result): string {
  return `berth: ${result.passed} passed, ${result.failures.length} failed, ${result.skipped.length} skipped`;
}

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: "passed" | "failed" | "skipped" | "pending" | "todo" | "disabled";
      readonly failureMessages: readonly string[] | null;
    }[];
  }[];
}

/** A file that failed before its first test (an import that is missing) counts as one failure. */
export function readVitest(file: string, relative: (path: string) => string): Result {
  const report = readReport<VitestReport>(file);
  if (!report) return failedOnce(file, "vitest wrote no report: it ended before its end; see its output above");
  return add(
    report.testResults.flatMap((suite) => {
      const path = relative(suite.name);
      const tests = suite.assertionResults.map((test): Result => {
        const name = `${path} > ${test.fullName}`;
        if (test.status === "passed") return passedOnce;
        return test.status === "failed" ? failedOnce(name, (test.failureMessages ?? []).join("\n")) : leftOut(name);
      });
      const broken = suite.status === "failed" && tests.every((test) => test.failures.length === 0);
      return broken ? [...tests, failedOnce(path, suite.message)] : tests;
    }),
  );
}

interface PlaywrightSuite {
  readonly title: string;
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly tests: readonly {
      readonly projectName: string;
      readonly status: "skipped" | "expected" | "unexpected" | "flaky";
      readonly results: readonly {
        readonly errors?: readonly { readonly message?: string; readonly stack?: string }[];
      }[];
    }[];
  }[];
}

interface PlaywrightReport {
  readonly suites: readonly PlaywrightSuite[];
  readonly errors: readonly { readonly message?: string; readonly stack?: string }[];
}

export function readPlaywright(file: string): Result {
  const report = readReport<PlaywrightReport>(file);
  if (!report) return failedOnce(file, "Playwright wrote no report: it ended before its end; see its output above");
  const walk = (suite: PlaywrightSuite, path: string): Result[] => [
    ...(suite.suites ?? []).flatMap((inner) => walk(inner, `${path} > ${inner.title}`)),
    ...(suite.specs ?? []).flatMap((spec) =>
      spec.tests.map((test): Result => {
        const name = `[${test.projectName}] ${path} > ${spec.title}`;
        if (test.status === "expected") return passedOnce;
        if (test.status === "skipped") return leftOut(name);
        const errors = test.results.flatMap((result) => result.errors ?? []);
        return failedOnce(name, errors.map(errorText).join("\n"));
      }),
    ),
  ];
  return add([
    ...report.suites.flatMap((suite) => walk(suite, suite.title)),
    ...report.errors.map((error) => failedOnce("Playwright", errorText(error))),
  ]);
}

function errorText(error: { readonly message?: string; readonly stack?: string }): string {
  return error.stack ?? error.message ?? "(no message)";
}

function readReport<T>(file: string): T | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as T) : undefined;
}
