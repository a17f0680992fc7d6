import { expect, test } from "vitest";
import type { ImageSummary } from "../../contract/model/image.ts";
import { createImageTable } from "./image-table.ts";

const image = (id: string, ...tags: string[]): ImageSummary => ({ id, tags, digests: [], size: 1, createdAt: 1 });
const nothing = { upserted: [], removed: [], again: [] };

test("an image that is new or changed is told, one that is the same is not", () => {
  const table = createImageTable();
  table.replace([image("1", "a:1")]);
  expect(table.apply("1", image("1", "a:1"))).toEqual(nothing);
  expect(table.apply("1", image("1", "a:1", "a:2")).upserted).toEqual([image("1", "a:1", "a:2")]);
  expect(table.apply("b:1", image("2", "b:1")).upserted).toEqual([image("2", "b:1")]);
});

test("a tag that moves to another image makes the one that lost it be read again", () => {
  const table = createImageTable();
  table.replace([image("1", "a:latest"), image("2", "b:1")]);
  expect(table.apply("a:latest", image("3", "a:latest"))).toMatchObject({ again: ["1"] });
  expect(table.apply("1", image("1")).upserted).toEqual([image("1")]);
  // Reading the loser again takes nothing from the winner.
  expect(table.apply("3", image("3", "a:latest"))).toEqual(nothing);
});

test("an image that is gone is removed by its id; by a tag its owner is read again", () => {
  const table = createImageTable();
  table.replace([image("1", "a:1", "a:2")]);
  expect(table.apply("a:1", null)).toEqual({ ...nothing, again: ["1"] });
  expect(table.apply("1", null)).toEqual({ ...nothing, removed: ["1"] });
  expect(table.apply("1", null)).toEqual(nothing);
  expect(table.apply("a:2", null)).toEqual(nothing);
  expect(table.byId.size).toBe(0);
});
