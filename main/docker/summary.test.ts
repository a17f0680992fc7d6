import { describe, expect, test } from "vitest";
import { ContainerSummary } from "../../contract/model/container.ts";
import { ImageDocument, ImageRow } from "./models.ts";
import { NOW, row, summary } from "./samples.testing.ts";
import { documentToImageSummary, HEARD_NOTHING, toContainerSummary, toImageSummary } from "./summary.ts";

const HOUR = 3_600_000;

describe("a container's row", () => {
  test("is told in the contract's words", () => {
    const made = toContainerSummary(
      row("a", {
        Names: ["/web/alias", "/web"],
        Status: "Up 3 hours (unhealthy)",
        Ports: [
          { PrivatePort: 443, Type: "tcp" },
          { IP: "::", PrivatePort: 80, PublicPort: 8080, Type: "tcp" },
          { IP: "0.0.0.0", PrivatePort: 80, PublicPort: 8080, Type: "tcp" },
          { PrivatePort: 53, PublicPort: 0, Type: "udp" },
        ],
        Labels: { "com.docker.compose.project": "shop", "com.docker.compose.service": "web" },
      }),
      NOW,
      null,
    );
    expect(ContainerSummary.parse(made)).toEqual(made);
    expect(made).toMatchObject({
      name: "web",
      state: "running",
      since: NOW - 3 * HOUR,
      exitCode: null,
      health: "unhealthy",
      project: "shop",
      service: "web",
      ports: [
        { container: 53, protocol: "udp", hostIp: null, host: null },
        { container: 80, protocol: "tcp", hostIp: "0.0.0.0", host: 8080 },
        { container: 80, protocol: "tcp", hostIp: "::", host: 8080 },
        { container: 443, protocol: "tcp", hostIp: null, host: null },
      ],
    });
  });

  test("of one that ended has its exit code, and one that restarts too", () => {
    const ended = row("a", { State: "exited", Status: "Exited (137) 2 hours ago" });
    expect(toContainerSummary(ended, NOW, null)).toMatchObject({
      state: "exited",
      exitCode: 137,
      since: NOW - 2 * HOUR,
    });
    const again = row("a", { State: "restarting", Status: "Restarting (1) 5 seconds ago" });
    expect(toContainerSummary(again, NOW, null)).toMatchObject({ state: "restarting", exitCode: 1 });
  });

  test("knows Podman's words, and calls what nobody knows dead rather than running", () => {
    const state = (State: string) => toContainerSummary(row("a", { State }), NOW, null).state;
    expect([state("configured"), state("stopped"), state("stopping"), state("Running")]).toEqual([
      "created",
      "exited",
      "running",
      "running",
    ]);
    expect(state("flying")).toBe("dead");
  });

  test("of one without a name is called by its id", () => {
    const id = "0123456789abcdef";
    expect(toContainerSummary(row(id, { Names: [] }), NOW, null).name).toBe("0123456789ab");
  });
});

describe("since when", () => {
  const running = (status: string) => row("a", { Status: status });

  test("an event is exact", () => {
    const heard = { ...HEARD_NOTHING, startedAt: NOW - 1234 };
    expect(toContainerSummary(running("Up 1 second"), NOW, null, heard).since).toBe(NOW - 1234);
    // An event of another state says nothing of this one.
    const ended = row("a", { State: "exited", Status: "Exited (0) 3 hours ago" });
    expect(toContainerSummary(ended, NOW, null, heard).since).toBe(NOW - 3 * HOUR);
  });

  test("a paused container's sentence does not tell, for it counts from its start", () => {
    const paused = row("a", { State: "paused", Status: "Up 3 hours (Paused)" });
    expect(toContainerSummary(paused, NOW, null).since).toBeNull();
    expect(toContainerSummary(paused, NOW, null, { ...HEARD_NOTHING, pausedAt: NOW - 5 }).since).toBe(NOW - 5);
  });

  test("what was known before stays when the rounded sentence allows it", () => {
    const before = summary("a", { since: NOW - 3 * HOUR - 1_700_000 });
    expect(toContainerSummary(running("Up 3 hours"), NOW, before).since).toBe(before.since);
  });

  test("what was known before goes when the container was restarted meanwhile", () => {
    const before = summary("a", { since: NOW - 3 * HOUR });
    expect(toContainerSummary(running("Up 5 seconds"), NOW, before).since).toBe(NOW - 5000);
  });

  test("a container that was never started is as old as itself", () => {
    const created = toContainerSummary(row("a", { State: "created", Status: "Created" }), NOW, null);
    expect(created.since).toBe(created.createdAt);
  });
});

describe("out of memory", () => {
  const ended = row("a", { State: "exited", Status: "Exited (137) 2 hours ago" });

  test("is known from the event, and kept while nothing else happens", () => {
    const heard = { ...HEARD_NOTHING, endedAt: NOW - 2 * HOUR, outOfMemory: true };
    const first = toContainerSummary(ended, NOW, null, heard);
    expect(first.outOfMemory).toBe(true);
    expect(toContainerSummary(ended, NOW, first).outOfMemory).toBe(true);
    expect(toContainerSummary(row("a"), NOW, first).outOfMemory).toBe(false);
  });
});

describe("an image", () => {
  test("without tags is dangling, however the engine writes it", () => {
    const base = { Id: "sha256:1", Size: 7, Created: 1_700_000_000 };
    const old = ImageRow.parse({ ...base, RepoTags: ["<none>:<none>"], RepoDigests: ["<none>@<none>"] });
    const fresh = ImageRow.parse({ ...base, RepoTags: null, RepoDigests: null });
    const expected = { id: "sha256:1", tags: [], digests: [], size: 7, createdAt: 1_700_000_000_000 };
    expect(toImageSummary(old)).toEqual(expected);
    expect(toImageSummary(fresh)).toEqual(expected);
  });

  test("is the same from the list and from its document", () => {
    const list = ImageRow.parse({
      Id: "sha256:1",
      RepoTags: ["a:1"],
      RepoDigests: null,
      Size: 7,
      Created: 1_700_000_000,
    });
    const document = ImageDocument.parse({
      Id: "sha256:1",
      RepoTags: ["a:1"],
      RepoDigests: [],
      Size: 7,
      Created: "2023-11-14T22:13:20.987654321Z",
    });
    expect(documentToImageSummary(document)).toEqual(toImageSummary(list));
  });
});
