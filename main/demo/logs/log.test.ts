import { describe, expect, it } from "vitest";
import { compareInstants, type Instant, instant } from "../clock.ts";
import { mix } from "../random.ts";
import { createLog, type Log, type TimedLine } from "./log.ts";
import { flood, spoken, type Voice } from "./segments.ts";
import { accessLog, colourLog, databaseLog, jsonLog, voiceOf } from "./voices.ts";

const voice: Voice = {
  intervalMs: 10,
  // One to three lines an entry, so that lines and entries are told apart.
  entry: (seed, k) =>
    Array.from({ length: 1 + (mix(seed, k) % 3) }, (_, line) => ({ stream: line === 2 ? 2 : 1, text: `${k}.${line}` })),
};

/** A log that was talked into, interrupted, flooded and silenced; it ends at 2,000 ms. */
function eventful(): Log {
  const log = createLog();
  log.insert(spoken([{ stream: 1, text: "hello" }], instant(100)), instant(100));
  log.talk(voice, 1, instant(100, 5));
  log.insert(flood({ count: 50, from: instant(600), perSecond: null, stream: 1, width: 30 }), instant(600));
  log.silence(instant(900));
  log.talk(voice, 2, instant(1_200));
  log.silence(instant(1_990));
  log.insert(spoken([{ stream: 2, text: "bye" }], instant(1_995)), instant(1_995));
  return log;
}

const all = (log: Log, ms: number): TimedLine[] => [...log.read({ segment: 0, entry: 0 }, ms)];
const texts = (lines: readonly TimedLine[]) => lines.map((line) => line.text);

describe("a log", () => {
  it("never goes back in time", () => {
    const lines = all(eventful(), 5_000);
    expect(lines.length).toBeGreaterThan(200);
    for (let k = 1; k < lines.length; k++)
      expect(compareInstants(lines[k]?.at as Instant, lines[k - 1]?.at as Instant)).toBeGreaterThanOrEqual(0);
  });

  it("is silent between runs, and after its end", () => {
    const lines = all(eventful(), 5_000);
    expect(lines.filter((line) => line.at.ms > 910 && line.at.ms < 1_200)).toEqual([]);
    expect(lines.at(-1)?.text).toBe("bye");
  });

  it("has the whole flood, in order and once", () => {
    const flooded = texts(all(eventful(), 5_000)).filter((text) => text.startsWith("flood"));
    expect(flooded.map((text) => Number(text.split(" ")[1]))).toEqual(Array.from({ length: 50 }, (_, k) => k + 1));
    expect(new Set(flooded.map((text) => text.length))).toEqual(new Set([30]));
  });

  it("says by now only what is due by now", () => {
    for (const ms of [0, 99, 100, 555, 600, 899, 1_500]) {
      const whole = all(eventful(), 5_000);
      expect(texts(all(eventful(), ms))).toEqual(
        texts(whole.filter((line, k) => line.at.ms <= ms || sameEntry(whole, k, ms))),
      );
    }
  });

  it("reads on from where it was", () => {
    const log = eventful();
    const cursor = { segment: 0, entry: 0 };
    const pieces: TimedLine[] = [];
    for (let ms = 0; ms < 2_100; ms += 7) pieces.push(...log.read(cursor, ms));
    expect(texts(pieces)).toEqual(texts(all(log, 5_000)));
  });

  it("finds the tail that a reader of everything would find", () => {
    const log = eventful();
    for (const ms of [650, 1_000, 1_400, 5_000]) {
      const whole = texts(all(log, ms));
      for (const count of [0, 1, 2, 3, 49, 50, 51, 52, 120, whole.length, whole.length + 5]) {
        const { cursor, skip } = log.tail(count, ms);
        expect([ms, count, texts([...log.read(cursor, ms)].slice(skip))]).toEqual([
          ms,
          count,
          count === 0 ? [] : whole.slice(-count),
        ]);
      }
    }
  });

  it("has the rest of a slow flood ahead of its tail", () => {
    const log = createLog();
    log.talk(voice, 1, instant(100));
    log.insert(flood({ count: 500, from: instant(200), perSecond: 1_000, stream: 1, width: 30 }), instant(200));
    for (const count of [0, 1, 5, 10_000]) {
      const { cursor, skip } = log.tail(count, 300);
      const rest = texts([...log.read(cursor, 5_000)].slice(skip));
      expect([count, rest]).toEqual([count, texts(all(log, 5_000)).slice(-rest.length)]);
      expect(rest.filter((text) => text.startsWith("flood")).length).toBe(Math.min(500, 399 + count));
    }
  });

  it("seeks no further than to the first line at or after a time", () => {
    const log = eventful();
    const whole = all(log, 5_000);
    for (const since of [
      instant(0),
      instant(100, 5),
      instant(350),
      instant(600, 2_000),
      instant(1_000),
      instant(1_990),
      instant(3_000),
    ]) {
      const found = [...log.read(log.seek(since), 5_000)].filter((line) => compareInstants(line.at, since) >= 0);
      expect(texts(found)).toEqual(texts(whole.filter((line) => compareInstants(line.at, since) >= 0)));
    }
  });

  it("knows when the next line is due, and tells when something else changes", () => {
    const log = createLog();
    log.talk(voice, 1, instant(100));
    const cursor = { segment: 0, entry: 0 };
    for (let k = 0; k < 20; k++) {
      const due = log.next(cursor);
      expect(due).not.toBeNull();
      expect([...log.read(cursor, (due ?? 0) - 1)]).toEqual([]);
      expect([...log.read(cursor, due ?? 0)].length).toBeGreaterThan(0);
    }
    let told = 0;
    const stop = log.onChange(() => told++);
    log.insert(spoken([{ stream: 1, text: "x" }], instant(400)), instant(400));
    log.silence(instant(500));
    expect(told).toBe(2);
    stop();
    log.talk(voice, 1, instant(600));
    expect(told).toBe(2);
  });
});

/** Lines of one entry belong together: they are said when its first is due. */
function sameEntry(lines: readonly TimedLine[], k: number, ms: number): boolean {
  const { text } = lines[k] as TimedLine;
  const [entry, part] = text.split(".");
  if (part === undefined || part === "0") return false;
  for (let back = k - 1; back >= 0; back--) {
    const other = lines[back] as TimedLine;
    if (other.text === `${entry}.0`) return other.at.ms <= ms;
  }
  return false;
}

describe("voices", () => {
  it("say the same for the same seed", () => {
    for (const one of [accessLog, jsonLog, colourLog, databaseLog])
      for (let k = 0; k < 200; k++)
        expect(one.entry(3, k, instant(1_000_000))).toEqual(one.entry(3, k, instant(1_000_000)));
  });

  it("speak on both streams, in colours and in JSON", () => {
    const said = (one: Voice) => Array.from({ length: 400 }, (_, k) => one.entry(5, k, instant(1_000_000 + k))).flat();
    expect(new Set(said(accessLog).map((line) => line.stream))).toEqual(new Set([1, 2]));
    expect(said(colourLog).some((line) => line.text.includes("\u001b[32m"))).toBe(true);
    expect(
      said(jsonLog)
        .filter((line) => line.stream === 1)
        .every((line) => typeof JSON.parse(line.text) === "object"),
    ).toBe(true);
    expect(said(colourLog).some((line) => line.stream === 2 && line.text.startsWith("Traceback"))).toBe(true);
  });

  it("are chosen by the image's own name", () => {
    expect(voiceOf("ghcr.io/node/nginx:1.27")).toBe(accessLog);
    expect(voiceOf("postgres:17-alpine")).toBe(databaseLog);
  });
});
