import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase, StoreError } from "./database.ts";
import { openStore } from "./index.ts";
import { migrations } from "./migrations.ts";
import { createRecentImages } from "./recent-images.ts";

let folder: string;
let reports: string[];
const open = (overrides = {}) =>
  openStore({ dataDir: folder, overrides, report: (message) => void reports.push(message) });
const file = () => join(folder, "berth.db");
/** Changes the file behind Berth's back. */
const meddle = (sql: string) => {
  const database = openDatabase(file());
  database.exec(sql);
  database.close();
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "berth-store-"));
  reports = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("the file", () => {
  it("is in WAL mode and keeps the number of its last migration", () => {
    const database = openDatabase(file());
    expect(database.prepare("PRAGMA journal_mode").get()).toEqual({ journal_mode: "wal" });
    expect(database.prepare("PRAGMA user_version").get()).toEqual({ user_version: migrations.length });
    database.close();
  });

  it("runs only the steps that it has not had", () => {
    openDatabase(file(), ["CREATE TABLE a (n INTEGER)"]).close();
    const database = openDatabase(file(), ["CREATE TABLE a (n INTEGER)", "CREATE TABLE b (n INTEGER)"]);
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").all();
    expect(tables).toEqual([{ name: "a" }, { name: "b" }]);
    database.close();
  });

  it("is as before a step that fails", () => {
    openDatabase(file(), ["CREATE TABLE a (n INTEGER)"]).close();
    const steps = ["CREATE TABLE a (n INTEGER)", "CREATE TABLE b (n INTEGER); CREATE TABLE a (n INTEGER)"];
    expect(() => openDatabase(file(), steps)).toThrow(StoreError);
    const database = openDatabase(file(), steps.slice(0, 1));
    expect(database.prepare("SELECT count(*) AS n FROM sqlite_master").get()).toEqual({ n: 1 });
    database.close();
  });

  it("is refused when a newer Berth wrote it", () => {
    meddle("PRAGMA user_version = 99");
    expect(open).toThrow(/newer Berth \(format 99.*Update Berth/);
  });

  it("is refused in one line when it is no database, and is left as it was", () => {
    writeFileSync(file(), "not a database, but somebody's text ".repeat(50));
    expect(open).toThrow(StoreError);
    expect(open).toThrow(/^Berth cannot use its data file .*berth\.db: .*$/);
  });

  it("is refused in one line when its folder cannot be made", () => {
    writeFileSync(join(folder, "taken"), "");
    expect(() => openStore({ dataDir: join(folder, "taken"), report: () => {} })).toThrow(/cannot use its data file/);
  });
});

describe("settings", () => {
  it("begin at their defaults and are kept", () => {
    const first = open();
    expect(first.settings.get()).toMatchObject({ theme: "system", engine: "local", keepInTray: true });
    expect(first.settings.set({ theme: "dark", sidebarWidth: 300 })).toMatchObject({ theme: "dark" });
    first.settings.setEngine("address:tcp://a:1", ["tcp://a:1"]);
    first.close();
    const second = open();
    expect(second.settings.get()).toMatchObject({
      theme: "dark",
      sidebarWidth: 300,
      engine: "address:tcp://a:1",
      addresses: ["tcp://a:1"],
    });
    second.close();
  });

  it("replace a broken value by its default, say so, and keep the others", () => {
    open().close();
    meddle(`INSERT INTO setting VALUES ('theme', '"pink"'), ('sidebarWidth', 'no json'), ('groupByProject', 'false')`);
    const store = open();
    expect(store.settings.get()).toMatchObject({ theme: "system", sidebarWidth: 232, groupByProject: false });
    expect(reports).toHaveLength(2);
    expect(reports.join()).toMatch(/theme.*sidebarWidth/);
    store.close();
  });

  it("leave a newer Berth's keys alone", () => {
    open().close();
    meddle(`INSERT INTO setting VALUES ('fromTheFuture', '1')`);
    const store = open();
    store.settings.set({ theme: "light" });
    store.close();
    const database = openDatabase(file());
    expect(database.prepare("SELECT count(*) AS n FROM setting").get()).toEqual({ n: 2 });
    database.close();
    expect(reports).toEqual([]);
  });

  it("apply overrides without writing them", () => {
    const first = open({ hubUrl: "http://127.0.0.1:1" });
    expect(first.settings.set({ theme: "dark" }).hubUrl).toBe("http://127.0.0.1:1");
    first.close();
    const second = open();
    expect(second.settings.get().hubUrl).toBe("https://hub.docker.com");
    second.close();
  });

  it("refuse a value that is not valid and stay as they were", () => {
    const store = open();
    expect(() => store.settings.set({ sidebarWidth: 3 })).toThrow();
    expect(store.settings.get().sidebarWidth).toBe(232);
    store.close();
  });

  it("tell listeners until they unsubscribe", () => {
    const store = open();
    const seen: string[] = [];
    const stop = store.settings.onChange((settings) => void seen.push(settings.theme));
    store.settings.set({ theme: "dark" });
    stop();
    store.settings.set({ theme: "light" });
    expect(seen).toEqual(["dark"]);
    store.close();
  });
});

describe("recent images", () => {
  it("are newest first, each once, twenty at most", () => {
    const database = openDatabase(file());
    let clock = 0;
    const recent = createRecentImages(database, () => clock++);
    for (let n = 0; n < 25; n++) recent.add(`image:${n}`);
    recent.add("image:10");
    const references = recent.list().map((image) => image.reference);
    expect(references).toHaveLength(20);
    expect(references.slice(0, 3)).toEqual(["image:10", "image:24", "image:23"]);
    expect(new Set(references).size).toBe(20);
    database.close();
  });
});

describe("window state", () => {
  it("is none at first, then what was saved last", () => {
    const first = open();
    expect(first.windowState.load()).toBeNull();
    const state = { x: -20, y: 40, width: 1280, height: 800, maximized: true };
    first.windowState.save({ ...state, maximized: false });
    first.windowState.save(state);
    first.close();
    const second = open();
    expect(second.windowState.load()).toEqual(state);
    second.close();
  });

  it("is none when what was kept is broken", () => {
    open().close();
    meddle(`INSERT INTO window_state VALUES (1, '{"x":"left"}')`);
    const store = open();
    expect(store.windowState.load()).toBeNull();
    store.close();
  });
});
