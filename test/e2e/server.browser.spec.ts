/** Who the local server lets in. Asked without a browser, because a browser would not let a page lie about Host and Origin. */

import { rm } from "node:fs/promises";
import { type IncomingHttpHeaders, request } from "node:http";
import { expect, test } from "./support/fixtures.ts";
import { type Berth, environment, makeDataDir, startServer } from "./support/launch.ts";
import { sidebar } from "./support/pages.ts";

interface Asked {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

function ask(url: string, method: string, headers: Record<string, string>, body?: string): Promise<Asked> {
  return new Promise((resolve, reject) => {
    const call = request(url, { method, headers, agent: false });
    call.on("response", (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0, headers: response.headers });
    });
    // A WebSocket that was let in.
    call.on("upgrade", (response, socket) => {
      socket.destroy();
      resolve({ status: response.statusCode ?? 0, headers: response.headers });
    });
    call.on("error", reject);
    call.end(body);
  });
}

const upgrade = {
  connection: "Upgrade",
  upgrade: "websocket",
  "sec-websocket-version": "13",
  "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
};

test("only a browser that has shown the token is let in, from Berth's own page, by Berth's own name", async ({
  engine,
}) => {
  const dataDir = await makeDataDir();
  const server = await startServer(environment(dataDir, { DOCKER_HOST: engine.host }));
  try {
    const { origin, host, hash } = new URL(server.address);
    const token = new URLSearchParams(hash.slice(1)).get("token") ?? "";
    const socket = (headers: Record<string, string>) => ask(`${origin}/rpc`, "GET", { ...upgrade, ...headers });
    const open = (value: string, headers: Record<string, string>) => ask(`${origin}/session`, "POST", headers, value);

    await test.step("no token, a wrong one, or a foreign page's: no session", async () => {
      expect((await open("", { origin })).status).toBe(401);
      expect((await open("guessed", { origin })).status).toBe(401);
      expect((await open(token, { origin: "http://evil.example" })).status).toBe(403);
      expect((await open(token, {})).status).toBe(403);
      expect((await ask(`${origin}/session`, "GET", {})).status).toBe(401);
      expect((await socket({ origin })).status).toBe(403);
    });

    const cookie =
      await test.step("the token is exchanged once for a cookie that scripts and other sites cannot use", async () => {
        const answer = await open(token, { origin });
        expect(answer.status).toBe(204);
        const set = answer.headers["set-cookie"]?.[0] ?? "";
        expect(set).toContain("HttpOnly");
        expect(set).toContain("SameSite=Strict");
        expect((await open(token, { origin })).status).toBe(401);
        return set.split(";")[0] ?? "";
      });

    await test.step("with the cookie, from Berth's own page: in", async () => {
      expect((await socket({ origin, cookie })).status).toBe(101);
    });

    await test.step("wrong Origin, none, wrong Host, wrong cookie: out", async () => {
      expect((await socket({ origin: "http://evil.example", cookie })).status).toBe(403);
      expect((await socket({ cookie })).status).toBe(403);
      expect((await socket({ origin, cookie, host: "evil.example" })).status).toBe(403);
      expect((await socket({ origin: "http://evil.example", cookie, host: "evil.example" })).status).toBe(403);
      expect((await socket({ origin, cookie: cookie.replace(/=.*/, "=x") })).status).toBe(403);
      expect((await ask(`${origin}/`, "GET", { host: "evil.example" })).status).toBe(403);
      expect((await ask(`${origin}/`, "GET", { host })).status).toBe(200);
    });

    await test.step("it serves its page and nothing beside it", async () => {
      for (const path of ["/..%2f..%2fpackage.json", "/%2e%2e/%2e%2e/package.json", "/..%5cx", "/%00"]) {
        expect((await ask(origin + path, "GET", {})).status, path).not.toBe(200);
      }
      const { headers } = await ask(`${origin}/`, "GET", {});
      expect(headers["content-security-policy"]).toContain("script-src 'self'");
    });

    await test.step("a restarted server asks anew", async () => {
      await server.stop();
      const again = await startServer(
        environment(dataDir, { BERTH_PORT: new URL(origin).port, DOCKER_HOST: engine.host }),
      );
      try {
        expect((await socket({ origin, cookie })).status).toBe(403);
        expect(again.address).not.toBe(server.address);
      } finally {
        await again.stop();
      }
    });
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
});

test("it listens on this computer only", async ({ berth }) => {
  const { networkInterfaces } = await import("node:os");
  const port = new URL(berth.address ?? "").port;
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === "IPv4");
  for (const { address } of others) await expect(ask(`http://${address}:${port}/`, "GET", {})).rejects.toThrow();
});

test("a reload works, and the token is not kept in the address", async ({ page }) => {
  await page.getByRole("complementary", { name: "Sidebar" }).waitFor();
  expect(page.url()).not.toContain("token");
  await page.reload();
  await expect(page.getByRole("complementary", { name: "Sidebar" })).toBeVisible();
});

/** The address that lets in one more browser, once the first one is in. */
async function nextAddress(berth: Berth): Promise<string> {
  await sidebar(berth.page).ready();
  const printed = () => /For another browser: (\S+)/.exec(berth.output())?.[1] ?? "";
  await expect.poll(printed).not.toBe("");
  return printed();
}

test("a browser without a valid token is told how to be let in, and then is", async ({ berth, chromium }) => {
  const next = await nextAddress(berth);
  const context = await chromium.newContext();
  try {
    const page = await context.newPage();
    // The token of this address was used by the first browser.
    await page.goto(berth.address ?? "");
    await expect(page.getByText("This browser is not let in yet")).toBeVisible();
    expect(page.url()).not.toContain("token");
    // In the same tab the browser itself would load nothing: only what follows the # changes.
    await page.evaluate((address) => location.assign(address), next);
    await sidebar(page).ready();
    expect(page.url()).not.toContain("token");
  } finally {
    await context.close();
  }
});

test("a page that was not let in goes on by itself once its browser is, with the person's settings", async ({
  berth,
  chromium,
}) => {
  const next = await nextAddress(berth);
  await berth.page.getByRole("button", { name: "Theme" }).click();
  await berth.page.getByRole("menuitemradio", { name: "Dark" }).click();
  const context = await chromium.newContext({ colorScheme: "light" });
  try {
    const page = await context.newPage();
    await page.goto(new URL(berth.address ?? "").origin);
    await expect(page.getByText("This browser is not let in yet")).toBeVisible();
    const other = await context.newPage();
    await other.goto(next);
    await sidebar(page).ready();
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  } finally {
    await context.close();
  }
});

test("after a restart of the server, its new address lets the open page in", async ({ chromium, engine }) => {
  const dataDir = await makeDataDir();
  const first = await startServer(environment(dataDir, { DOCKER_HOST: engine.host }));
  const context = await chromium.newContext();
  const port = new URL(first.address).port;
  try {
    const page = await context.newPage();
    await page.goto(first.address);
    await sidebar(page).ready();
    await first.stop();
    await expect(page.getByText("Berth does not answer.")).toBeVisible();
    const second = await startServer(environment(dataDir, { BERTH_PORT: port, DOCKER_HOST: engine.host }));
    try {
      await expect(page.getByText("Berth was restarted.")).toBeVisible();
      await page.evaluate((address) => location.assign(address), second.address);
      await expect(page.getByText("Berth was restarted.")).toBeHidden();
      await sidebar(page).ready();
    } finally {
      await second.stop();
    }
  } finally {
    await context.close();
    await first.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
});
