/** What the page of the desktop app cannot do, whatever it was tricked into. Also as an unprivileged person, with the sandbox on. */
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import type { ElectronApplication } from "@playwright/test";
import { expect, test } from "./support/fixtures.ts";
import { type Berth, launchElectron } from "./support/launch.ts";
import { prepareUnprivileged, type Unprivileged } from "./support/unprivileged.ts";

/** A web site that is not Berth's. */
let foreign: { readonly url: string; readonly visits: string[]; readonly server: Server };

test.beforeAll(async () => {
  const visits: string[] = [];
  const server = createServer((request, response) => {
    visits.push(request.url ?? "");
    response.writeHead(200, { "content-type": "text/html" }).end("<h1>Foreign</h1>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  foreign = { url: `http://127.0.0.1:${(server.address() as { port: number }).port}/`, visits, server };
});
test.afterAll(() => foreign.server.close());

for (const who of ["the person of the run", "an unprivileged person, with Chromium's sandbox"] as const) {
  test.describe(`as ${who}`, () => {
    const unprivileged = who !== "the person of the run";
    test.skip(unprivileged && process.getuid?.() !== 0, "needs root, to become somebody else");

    let berth: Berth;
    let electron: ElectronApplication;
    let place: Unprivileged | undefined;

    test.beforeAll(async () => {
      place = unprivileged ? await prepareUnprivileged() : undefined;
      berth = await launchElectron(
        place
          ? { unprivileged: place, dataDir: join(place.home, "data"), env: { HOME: place.home, TMPDIR: place.home } }
          : {},
      );
      if (!berth.electron) throw new Error("this is no Electron");
      electron = berth.electron;
      await expect(berth.page.getByRole("heading", { level: 1 }).first()).toBeAttached();
    });
    test.afterAll(async () => {
      await berth?.close();
      await place?.remove();
    });

    if (unprivileged) {
      test("the renderer runs in Chromium's sandbox, as shipped", async () => {
        const pid = await electron.evaluate(
          ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
        );
        const status = readFileSync(`/proc/${pid}/status`, "utf8");
        expect(status).toMatch(/^Uid:\s+65534/m);
        // Its system calls are filtered: the last wall of the sandbox.
        expect(status).toMatch(/^Seccomp:\s+2/m);
      });
    }

    test("the page has no Node and no Electron", async () => {
      const found = await berth.page.evaluate(() =>
        ["require", "process", "module", "Buffer", "global", "electron", "ipcRenderer"].filter(
          (name) => name in window,
        ),
      );
      expect(found).toEqual([]);
    });

    test("the page comes with a strict Content-Security-Policy, which holds", async () => {
      const policy = await berth.page.evaluate(
        async () => (await fetch("/index.html")).headers.get("content-security-policy") ?? "",
      );
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toMatch(/script-src[^;]*(unsafe|data:|http)/);
      const ran = await berth.page.evaluate(async () => {
        const refused = new Promise((resolve) =>
          document.addEventListener("securitypolicyviolation", resolve, { once: true }),
        );
        const script = document.createElement("script");
        script.textContent = "window.__injected = true";
        document.head.append(script);
        await refused;
        return "__injected" in window;
      });
      expect(ran).toBe(false);
    });

    test("it cannot be led to another site", async () => {
      await electron.evaluate(({ BrowserWindow }) => {
        // The first of the events that a navigation would begin with.
        BrowserWindow.getAllWindows()[0]?.webContents.once("will-frame-navigate", (event) => {
          Object.assign(globalThis, { __navigation: event.defaultPrevented ? "prevented" : "allowed" });
        });
      });
      // Later, or Playwright would wait for the end of a navigation that never begins.
      await berth.page.evaluate((url) => {
        setTimeout(() => {
          location.href = url;
        });
      }, `${foreign.url}navigated`);
      const outcome = () => electron.evaluate(() => (globalThis as { __navigation?: string }).__navigation);
      await expect.poll(outcome).toBe("prevented");
      expect(await berth.page.evaluate(() => location.protocol)).toBe("berth:");
      expect(foreign.visits).not.toContain("/navigated");
    });

    test("it opens no other window", async () => {
      const opened = await berth.page.evaluate((url) => window.open(url) === null, `${foreign.url}opened`);
      expect(opened).toBe(true);
      expect(electron.windows()).toHaveLength(1);
      expect(foreign.visits).not.toContain("/opened");
    });

    test("a message of a foreign page is refused: its port is closed", async () => {
      const answer = await electron.evaluate(async ({ app, BrowserWindow }, url) => {
        const preload = `${app.getAppPath()}/out/preload/preload.cjs`;
        const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
        try {
          await window.loadURL(url);
          return await window.webContents.executeJavaScript(`new Promise((resolve) => {
            addEventListener("message", ({ data, ports: [port] }) => {
              if (data !== "berth:port") return;
              port.addEventListener("close", () => resolve("closed"));
              port.addEventListener("message", ({ data }) => resolve("answered: " + data));
              port.start();
              port.postMessage(JSON.stringify({ i: "1", p: { u: "orpc://localhost/app/info", m: "POST", b: {} } }));
            });
            postMessage("berth:port-wanted", location.origin);
          })`);
        } finally {
          window.destroy();
        }
      }, foreign.url);
      expect(answer).toBe("closed");
      expect(berth.output()).toContain("foreign page was refused");
    });

    test.describe("the app protocol serves Berth's page and nothing beside it", () => {
      for (const path of [
        "/..%2f..%2fpackage.json",
        "/%2e%2e/%2e%2e/package.json",
        "/..%5c..%5cpackage.json",
        "/%00",
        "//etc/passwd",
      ]) {
        test(path, async () => {
          const status = await berth.page
            .evaluate(async (url) => (await fetch(url)).status, `berth://app${path}`)
            .catch(() => 0);
          expect(status).not.toBe(200);
        });
      }

      test("its own page is there, another host is not", async () => {
        const fetchStatus = (url: string) => berth.page.evaluate(async (one) => (await fetch(one)).status, url);
        expect(await fetchStatus("berth://app/index.html")).toBe(200);
        await expect(fetchStatus("berth://other/index.html")).rejects.toThrow();
      });
    });

    test("it gets no permission that it does not need", async () => {
      const states = await berth.page.evaluate(async () => {
        const names = ["geolocation", "notifications", "camera", "microphone", "clipboard-read"];
        const answers = await Promise.all(
          names.map((name) => navigator.permissions.query({ name: name as PermissionName })),
        );
        return answers.map(({ state }) => state);
      });
      expect(states).not.toContain("granted");
    });
  });
}
