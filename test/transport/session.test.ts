/** Who is let in by the local server, asked over real HTTP and WebSockets. */
import { request } from "node:http";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import { clientOver, type Site, startSite, tokenOf } from "./ends.ts";
import { fakeContext } from "./fake-context.ts";

let site: Site;
beforeEach(async () => {
  site = await startSite(fakeContext().context);
});
afterEach(() => site.close());

/** Node's fetch sets Host itself, so this asks by hand. */
const ask = (path: string, options: { method?: string; headers?: Record<string, string>; body?: string } = {}) =>
  new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }>((resolve, reject) => {
    const { method = "GET", headers = {}, body } = options;
    const call = request({ host: "127.0.0.1", port: site.port, path, method, headers }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }));
    });
    call.on("error", reject).end(body);
  });
const token = () => tokenOf(site.address());
const upgrade = (headers: Record<string, string>, path = "/rpc") =>
  new Promise<string>((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${site.port}${path}`, { headers });
    socket.on("open", () => {
      socket.close();
      resolve("open");
    });
    socket.on("error", (error) => resolve(error.message));
  });
const refused = "Unexpected server response: 403";

describe("the page", () => {
  it("is served with its policy, and no type is guessed", async () => {
    const { status, headers, body } = await ask("/");
    expect(status).toBe(200);
    expect(body).toContain("Berth");
    expect(headers["content-security-policy"]).toContain("script-src 'self'");
    expect(headers["content-security-policy"]).toContain(`connect-src 'self' ws://127.0.0.1:${site.port}`);
    expect(headers["x-content-type-options"]).toBe("nosniff");
  });

  it.each([
    "/../../etc/passwd",
    "/..%2f..%2fetc%2fpasswd",
    "/%2e%2e/secret.html",
    "/.env",
    "/%00.html",
    "/a%5c..%5cb.html",
    "//",
    "//evil.example/index.html",
    "http://evil.example/../secret.html",
  ])("is all that is served: %s is not", async (path) => expect([403, 404]).toContain((await ask(path)).status));

  it("has no other methods, and no missing files", async () => {
    expect((await ask("/", { method: "PUT" })).status).toBe(405);
    expect((await ask("/none.js")).status).toBe(404);
  });

  it("is refused to a foreign host name that points here", async () => {
    for (const host of ["evil.example", `evil.example:${site.port}`, "127.0.0.1", "127.0.0.1:1"]) {
      expect((await ask("/", { headers: { host } })).status).toBe(403);
    }
    expect((await ask("/", { headers: { host: `localhost:${site.port}` } })).status).toBe(200);
  });
});

describe("the token", () => {
  it("is exchanged once for a cookie that scripts and other sites cannot use", async () => {
    const used = token();
    const answer = await ask("/session", { method: "POST", body: used, headers: { origin: site.origin } });
    expect(answer.status).toBe(204);
    expect(answer.headers["set-cookie"]).toEqual([
      expect.stringMatching(new RegExp(`^berth-${site.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`)),
    ]);
    const again = await ask("/session", { method: "POST", body: used, headers: { origin: site.origin } });
    expect(again.status).toBe(401);
    expect(again.headers["set-cookie"]).toBeUndefined();
  });

  it("is followed by a new one, printed for another browser, while the first stays in", async () => {
    const first = await site.letIn();
    expect(site.printed).toEqual([site.address()]);
    const second = await site.letIn();
    expect(second).not.toBe(first);
    for (const cookie of [first, second]) expect((await ask("/session", { headers: { cookie } })).status).toBe(204);
  });

  it("is not taken from a page of another origin, nor from none", async () => {
    for (const headers of [{ origin: "https://evil.example" }, { origin: "null" }, {}]) {
      expect((await ask("/session", { method: "POST", body: token(), headers })).status).toBe(403);
    }
  });

  it.each(["", "x", "x".repeat(43)])("must be right: %j is refused", async (body) => {
    const answer = await ask("/session", { method: "POST", body, headers: { origin: site.origin } });
    expect(answer.status).toBe(401);
  });

  it("is not read without end", async () => {
    const call = ask("/session", { method: "POST", body: "x".repeat(5_000_000), headers: { origin: site.origin } });
    await expect(call).rejects.toThrow();
  });
});

describe("the WebSocket", () => {
  const whole = async () => ({ cookie: await site.letIn(), origin: site.origin });

  it("opens with cookie, Host and Origin, again and again", async () => {
    const headers = await whole();
    expect(await upgrade(headers)).toBe("open");
    expect(await upgrade(headers)).toBe("open");
  });

  it("is refused without a cookie, or with a wrong one", async () => {
    expect(await upgrade({ origin: site.origin })).toBe(refused);
    expect(await upgrade({ origin: site.origin, cookie: `berth-${site.port}=${"x".repeat(43)}` })).toBe(refused);
  });

  it("is refused to a page of another origin, and to a program that names none", async () => {
    const { cookie } = await whole();
    expect(await upgrade({ cookie, origin: "https://evil.example" })).toBe(refused);
    expect(await upgrade({ cookie, origin: `http://127.0.0.1:${site.port + 1}` })).toBe(refused);
    expect(await upgrade({ cookie })).toBe(refused);
  });

  it("is refused by a wrong Host, even with an Origin to match", async () => {
    const { cookie } = await whole();
    expect(await upgrade({ cookie, host: "evil.example", origin: "http://evil.example" })).toBe(refused);
  });

  it("ends a connection that sends too much, and only that one", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const cookie = await site.letIn();
    const [greedy, other] = [await site.dial(cookie), await site.dial(cookie)];
    const ended = new Promise<void>((resolve) => greedy.onClose(resolve));
    greedy.send("x".repeat(2_000_000));
    await ended;
    expect(await clientOver(other).app.info()).toMatchObject({ version: "1.2.3" });
    expect(log).toHaveBeenCalledWith(expect.stringContaining("connection was ended"));
    log.mockRestore();
  });

  it("is at one path only", async () => {
    expect(await upgrade(await whole(), "/other")).toBe(refused);
  });
});

describe("a restarted server", () => {
  it("asks anew: the cookie of before is worth nothing", async () => {
    const cookie = await site.letIn();
    const { port } = site;
    await site.close();
    site = await startSite(fakeContext().context, port);
    expect((await ask("/session", { headers: { cookie } })).status).toBe(401);
    expect(await upgrade({ cookie, origin: site.origin })).toBe(refused);
    const wire = await site.dial(await site.letIn());
    expect(await clientOver(wire).app.info()).toMatchObject({ version: "1.2.3" });
  });
});
