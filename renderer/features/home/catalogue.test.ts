import { describe, expect, it } from "vitest";
import type { HubRepository } from "../../../contract/model/hub.ts";
import type { ImageSummary } from "../../../contract/model/image.ts";
import {
  hubItems,
  knownRepositories,
  localItems,
  matching,
  recentItems,
  referenceOf,
  typedItem,
  without,
} from "./catalogue.ts";
import { nameReference } from "./typed-reference.ts";

const digest = `sha256:${"b".repeat(64)}`;
const image = (createdAt: number, ...tags: string[]): ImageSummary => ({
  id: `sha256:${createdAt}`,
  tags,
  digests: [],
  size: createdAt * 10,
  createdAt,
});
const repository = (name: string, over: Partial<HubRepository> = {}): HubRepository => ({
  name,
  publisher: null,
  description: `About ${name}`,
  badge: "official",
  stars: 5,
  pulls: "1M+",
  ...over,
});
const known = knownRepositories([repository("nginx")]);
const names = (items: readonly { readonly repository: string }[]) => items.map((item) => item.repository);

describe("localItems", () => {
  it("gathers tags by repository, newest first, and leaves nameless images out", () => {
    const items = localItems([image(1, "nginx:1"), image(3, "nginx:3", "app:x"), image(9)], [], known);
    expect(names(items)).toEqual(["nginx", "app"]);
    expect(items[0]).toMatchObject({ tag: "3", description: "About nginx" });
    expect(items[0]?.local).toEqual([
      { tag: "3", size: 30 },
      { tag: "1", size: 10 },
    ]);
  });

  it("marks as official only what came from a registry", () => {
    const badge = (...digests: string[]) => localItems([{ ...image(1, "nginx:1"), digests }], [], known)[0]?.badge;
    expect(badge()).toBeNull();
    expect(badge(`nginx@${digest}`)).toBe("official");
  });

  it("puts what was used last first", () => {
    const images = [image(9, "new:1"), image(2, "old:1")];
    expect(names(localItems(images, [{ reference: "old:1", usedAt: 100 }], known))).toEqual(["old", "new"]);
  });

  it("shows an image that only has a digest", () => {
    const items = localItems([{ ...image(1), digests: [`app@${digest}`] }], [], known);
    expect(items[0]).toMatchObject({ repository: "app", tag: null, digest });
    expect(referenceOf(items[0] ?? expect.fail(), null)).toBe(`app@${digest}`);
  });
});

describe("hubItems and recentItems", () => {
  const local = localItems([image(1, "nginx:1.27")], [], known);

  it("know what is on the engine", () => {
    expect(hubItems([repository("nginx"), repository("redis")], local).map((item) => item.local.length)).toEqual([
      1, 0,
    ]);
    expect(recentItems([{ reference: "nginx:1.25", usedAt: 2 }], local, known)[0]).toMatchObject({
      tag: "1.25",
      local: [{ tag: "1.27" }],
    });
  });

  it("refuse names that are no references", () => {
    expect(hubItems([repository("<script>"), repository("Not An Image"), repository("ok/ok")], [])).toHaveLength(1);
  });

  it("show each repository once", () => {
    const recent = [
      { reference: "nginx:2", usedAt: 2 },
      { reference: "nginx:1", usedAt: 1 },
    ];
    expect(recentItems(recent, [], known).map((item) => item.tag)).toEqual(["2"]);
    expect(names(without(hubItems([repository("nginx"), repository("redis")], local), local))).toEqual(["redis"]);
  });
});

describe("matching", () => {
  const items = localItems([image(3, "my-nginx:1"), image(2, "org/nginx:alpine"), image(1, "redis:7")], [], known);

  it("wants every word, in name or tag, and prefers beginnings", () => {
    expect(names(matching(items, "nginx"))).toEqual(["org/nginx", "my-nginx"]);
    expect(names(matching(items, "NGINX alp"))).toEqual(["org/nginx"]);
    expect(names(matching(items, "redis:7"))).toEqual(["redis"]);
    expect(matching(items, "  ")).toHaveLength(3);
  });
});

describe("referenceOf", () => {
  it("keeps the digest only with the tag that it came with", () => {
    const item = typedItem(nameReference(`localhost:5000/app:2@${digest}`) ?? expect.fail(), [], known);
    expect(referenceOf(item, "2")).toBe(`localhost:5000/app:2@${digest}`);
    expect(referenceOf(item, "3")).toBe("localhost:5000/app:3");
  });
});
