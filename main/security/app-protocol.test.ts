import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Protocol } from "electron";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answer, registerAppScheme, serveAppProtocol } from "./app-protocol.ts";

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

describe("handing out the page", () => {
  /** Serves it, and gives what asks for a file, and whether all has been handed out. */
  function serving() {
    let handler: Parameters<Protocol["registerBufferProtocol"]>[1] = () => undefined;
    let done = false;
    const served = serveAppProtocol(
      {
        registerBufferProtocol: (_scheme, given) => {
          handler = given;
          return true;
        },
      },
      root,
    );
    void served.then(() => {
      done = true;
    });
    const ask = (path: string) =>
      new Promise((resolve) =>
        handler({ url: `berth://app${path}`, method: "GET" } as Electron.ProtocolRequest, resolve),
      );
    return { ask, served, isDone: () => done };
  }

  it("is done with the last of the scripts and styles that the page names", async () => {
    const markup = '<script src="/a.js"></script><link rel="stylesheet" href="/b.css"><link rel="icon" href="/i.svg">';
    writeFileSync(join(root, "index.html"), markup);
    const { ask, served, isDone } = serving();
    await ask("/");
    await ask("/b.css");
    await ask("/other.js");
    expect(isDone()).toBe(false);
    await ask("/a.js");
    await served;
  });

  it("is done with a page that names none", async () => {
    writeFileSync(join(root, "index.html"), "<title>Berth</title>");
    const { ask, served } = serving();
    await ask("/");
    await served;
  });
});

it("gives the scheme no more than a page needs: CSP is not bypassed, nor CORS", () => {
  const schemes: unknown[] = [];
  registerAppScheme({ registerSchemesAsPrivileged: (list) => void schemes.push(...list) });
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  expect(schemes).toEqual([{ scheme: "berth", privileges }]);
});
