import { createServer, type RequestListener } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { failure } from "../../contract/errors.ts";
import { type HubServer, startHub } from "../../test/engine/hub-server.ts";
import type { Engine } from "../docker/engine.ts";
import { createHub } from "./index.ts";
import { retryAfter } from "./request.ts";
import { compact } from "./search.ts";

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

const images = [
  { name: "library/nginx", description: "A web server", official: true, tags: ["latest", "1.27", "1.27-alpine"] },
  { name: "harbour/nginx-lamp", description: "nginx with lamps", tags: ["1"] },
  ...Array.from({ length: 30 }, (_, n) => ({ name: `many/nginx-${n}`, description: "", tags: [] })),
];

/** An engine that searches as told; by default it has no way out either. */
function engine(search: Engine["images"]["search"] = () => Promise.reject(failure("ENGINE_LOST", { engine: "Test" }))) {
  return {
    target: { id: "local" },
    status: () => ({ phase: "ready", facts: { platform: "linux/arm64" } }),
    images: { search },
  } as unknown as Engine;
}

async function setUp() {
  const server = await startHub(images);
  cleanUps.push(server.stop);
  let time = 1_800_000_000_000;
  const hub = createHub({ fetch, baseUrl: () => server.url, now: () => time });
  const pass = (milliseconds: number): void => {
    time += milliseconds;
  };
  return { hub, server, pass };
}

const asked = (server: HubServer, prefix: string) => server.asked.filter((path) => path.startsWith(prefix)).length;
const v4 = "/api/search/v4";

/** A server that gives every request the same answer. */
async function answering(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  cleanUps.push(() => new Promise((resolve) => server.close(resolve)));
  const { port } = server.address() as { port: number };
  return createHub({ fetch, baseUrl: () => `http://127.0.0.1:${port}/` });
}

describe("search", () => {
  it("asks the web site's search first", async () => {
    const { hub } = await setUp();
    const found = await hub.search("nginx", 0, engine());
    expect(found).toMatchObject({ source: "hub-v4", total: 32, problem: null });
    expect(found.repositories).toHaveLength(25);
    expect(found.repositories.slice(0, 2)).toEqual([
      { name: "nginx", publisher: "Docker", description: "A web server", badge: "official", stars: 42, pulls: "1M+" },
      {
        name: "harbour/nginx-lamp",
        publisher: "harbour",
        description: "nginx with lamps",
        badge: null,
        stars: 42,
        pulls: "1M+",
      },
    ]);
    expect((await hub.search("nginx", 25, engine())).repositories).toHaveLength(7);
  });

  it("falls back to the older search, and says why", async () => {
    const { hub, server } = await setUp();
    server.fail(v4, 403);
    const found = await hub.search("nginx", 25, engine());
    expect(found).toMatchObject({ source: "hub-v2", total: 32, problem: { code: "HUB_ANSWER_UNKNOWN" } });
    expect(found.repositories[0]).toMatchObject({ name: "nginx", badge: "official", pulls: "1M+" });
    expect(server.asked.at(-1)).toContain("page=2");
  });

  it("falls back to the engine's search when Hub is out of reach", async () => {
    const { hub, server } = await setUp();
    await server.stop();
    const row = { name: "nginx", publisher: null, description: "", badge: null, stars: 1, pulls: null };
    const found = await hub.search(
      " nginx ",
      0,
      engine(async (term) => [{ ...row, description: term }]),
    );
    expect(found).toEqual({
      source: "engine",
      total: 1,
      repositories: [{ ...row, description: "nginx" }],
      problem: expect.objectContaining({ code: "HUB_UNREACHABLE" }),
    });
  });

  it("never fails for want of a network", async () => {
    const { hub, server } = await setUp();
    await server.stop();
    expect(await hub.search("nginx", 0, engine())).toMatchObject({
      source: "none",
      repositories: [],
      problem: { code: "HUB_UNREACHABLE", data: { fix: { kind: "retry" } } },
    });
  });

  it("does not swallow a bug", async () => {
    const { hub, server } = await setUp();
    await server.stop();
    await expect(
      hub.search(
        "nginx",
        0,
        engine(() => Promise.reject(new TypeError("bug"))),
      ),
    ).rejects.toThrow("bug");
  });

  it("remembers answers for minutes, asks the same thing once, and does not remember failures", async () => {
    const { hub, server, pass } = await setUp();
    await Promise.all([hub.search("nginx", 0, engine()), hub.search("nginx", 0, engine())]);
    await hub.search("nginx ", 0, engine());
    expect(asked(server, v4)).toBe(1);
    pass(5 * 60_000);
    await hub.search("nginx", 0, engine());
    expect(asked(server, v4)).toBe(2);
    server.fail("/", 503);
    const before = server.asked.length;
    expect((await hub.search("lamp", 0, engine())).source).toBe("none");
    // Not asked for the older search: that is on the same machine.
    expect(server.asked).toHaveLength(before + 1);
    server.mend();
    expect((await hub.search("lamp", 0, engine())).source).toBe("hub-v4");
  });

  it("leaves Hub alone for as long as it asks", async () => {
    const { hub, server, pass } = await setUp();
    server.fail(v4, 429, { "retry-after": "30" });
    const limited = { source: "none", problem: { code: "HUB_RATE_LIMITED", data: { hint: "Wait 30 s." } } };
    expect(await hub.search("nginx", 0, engine())).toMatchObject(limited);
    server.mend();
    pass(10_000);
    expect((await hub.search("nginx", 0, engine())).problem?.data.hint).toBe("Wait 20 s.");
    await expect(hub.tags("nginx", "", 1, engine())).rejects.toMatchObject({ code: "HUB_RATE_LIMITED" });
    expect(server.asked).toHaveLength(1);
    pass(20_000);
    expect((await hub.search("nginx", 0, engine())).source).toBe("hub-v4");
  });

  it.each([
    ["no JSON", "<html>"],
    ["another shape", '{"items":[]}'],
    ["results that make no sense", '{"total":1,"results":[{"title":"nginx"}]}'],
  ])("takes %s for a search that has changed", async (_, body) => {
    const hub = await answering((_request, response) => response.end(body));
    expect(await hub.search("nginx", 0, engine())).toMatchObject({
      source: "none",
      problem: { code: "HUB_ANSWER_UNKNOWN" },
    });
  });

  it("leaves out what it cannot use, and keeps the rest", async () => {
    const results = [
      { name: "good/one", badge: "verified_publisher", pull_count: 2_500_000_000, logo_url: null },
      { name: "old/one", archived: true },
      { name: "NOT A NAME" },
      null,
    ];
    const hub = await answering((_request, response) => response.end(JSON.stringify({ results })));
    expect((await hub.search("one", 0, engine())).repositories).toEqual([
      { name: "good/one", publisher: null, description: "", badge: "verified_publisher", stars: 0, pulls: "2B+" },
    ]);
  });
});

describe("tags", () => {
  it("lists those whose name has the filter in it", async () => {
    const { hub, server } = await setUp();
    const page = await hub.tags("nginx", "1.27", 1, engine());
    expect(page).toMatchObject({ total: 2, more: false });
    expect(page.tags[0]).toEqual({
      name: "1.27",
      size: 4_200_000,
      updatedAt: Date.parse("2026-01-15T10:00:00Z"),
      platforms: ["linux/amd64"],
    });
    await hub.tags("nginx", "1.27", 1, engine());
    expect(asked(server, "/v2/namespaces/library/repositories/nginx/tags")).toBe(1);
  });

  it("gives the size for the engine's platform, and no attestations", async () => {
    const layers = [
      { os: "linux", architecture: "amd64", variant: null, size: 10 },
      { os: "linux", architecture: "arm64", variant: "v8", size: 20 },
      { os: "unknown", architecture: "unknown", size: 1 },
    ];
    const hub = await answering((_request, response) =>
      response.end(
        JSON.stringify({ count: 300, next: "https://…", results: [{ name: "x", full_size: 9, images: layers }] }),
      ),
    );
    expect(await hub.tags("a/b", "", 2, engine())).toEqual({
      total: 300,
      more: true,
      tags: [{ name: "x", size: 20, updatedAt: null, platforms: ["linux/amd64", "linux/arm64/v8"] }],
    });
  });

  it.each(["nobody/nothing", "ghcr.io/a/b", "a/b/c", "NOT A NAME"])("does not know %s", async (repository) => {
    const { hub } = await setUp();
    await expect(hub.tags(repository, "", 1, engine())).rejects.toMatchObject({ code: "IMAGE_NOT_FOUND" });
  });

  it("says that Hub is out of reach", async () => {
    const { hub, server } = await setUp();
    server.fail("/", 502);
    await expect(hub.tags("nginx", "", 1, engine())).rejects.toMatchObject({ code: "HUB_UNREACHABLE" });
  });
});

describe("small print", () => {
  it.each([
    [{ "retry-after": "7" }, 7],
    [{ "retry-after": "Thu, 01 Jan 1970 00:01:40 GMT" }, 50],
    [{ "x-retry-after": "90" }, 40],
    [{ "retry-after": "0" }, 0],
    [{}, null],
    [{ "retry-after": "soon" }, null],
  ])("reads %j", (headers, seconds) => {
    expect(retryAfter(new Headers(headers as Record<string, string>), 50_000)).toBe(seconds);
  });

  it("writes pulls as Hub does", () => {
    expect([0, 999, 1000, 1_999_999, 10_000_000, 1e9].map(compact)).toEqual(["0", "999", "1K+", "1M+", "10M+", "1B+"]);
  });
});
