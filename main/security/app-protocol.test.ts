import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { answer, registerAppScheme } from "./app-protocol.ts";

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "berth-page-"));
  writeFileSync(join(root, "index.html"), "<title>Berth</title>");
  writeFileSync(join(root, "secret.db"), "secret");
});
afterAll(() => rmSync(root, { recursive: true, force: true }));
const get = (url: string, method = "GET") => answer(root, { url, method });

it("serves the page with its policy and its type", async () => {
  const page = await get("berth://app/");
  expect(page.statusCode).toBe(200);
  expect(page.data.toString()).toBe("<title>Berth</title>");
  expect(page.headers["content-type"]).toBe("text/html; charset=utf-8");
  expect(page.headers["content-security-policy"]).toContain("default-src 'none'");
  expect(page.headers["x-content-type-options"]).toBe("nosniff");
});

it.each([
  ["berth://other/", "GET"],
  ["berth://app.evil/", "GET"],
  ["berth://app/", "POST"],
  ["berth://app/..%2f..%2fetc%2fpasswd.html", "GET"],
  ["berth://app/%5c..%5cx.html", "GET"],
  ["berth://app/secret.db", "GET"],
])("refuses %s (%s), with the policy too", async (url, method) => {
  const refusal = await get(url, method);
  expect(refusal.statusCode).toBe(403);
  expect(refusal.data.length).toBe(0);
  expect(refusal.headers["content-security-policy"]).toContain("default-src 'none'");
});

it("says what is not there", async () => {
  expect((await get("berth://app/none.js")).statusCode).toBe(404);
});

it("gives the scheme no more than a page needs: CSP is not bypassed, nor CORS", () => {
  const schemes: unknown[] = [];
  registerAppScheme({ registerSchemesAsPrivileged: (list) => void schemes.push(...list) });
  expect(schemes).toEqual([{ scheme: "berth", privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
});
