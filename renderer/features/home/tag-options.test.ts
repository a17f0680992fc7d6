import { expect, it } from "vitest";
import { tagOptions } from "./tag-options.ts";

const hub = [
  { name: "1.27", size: 70, updatedAt: 5, platforms: ["linux/amd64"] },
  { name: "1.27-alpine", size: 20, updatedAt: 4, platforms: [] },
];
const local = [
  { tag: "1.27", size: 190 },
  { tag: "mine", size: 10 },
];
const names = (filter: string) => tagOptions(hub, local, filter).map(({ name, typed }) => (typed ? `${name}?` : name));

it("lists the engine's own first, each once, with its size on the disk", () => {
  expect(names("")).toEqual(["mine", "1.27", "1.27-alpine"]);
  expect(tagOptions(hub, local, "")[1]).toMatchObject({ size: 190, pulled: true, updatedAt: 5 });
});

it("offers what was typed when it could be a tag", () => {
  expect(names("mi")).toEqual(["mine", "1.27", "1.27-alpine", "mi?"]);
  expect(names("1.27")).toEqual(["1.27", "1.27-alpine"]);
  expect(names("not a tag")).toEqual(["1.27", "1.27-alpine"]);
  expect(tagOptions([], [], "v2")).toMatchObject([{ name: "v2", typed: true }]);
});
