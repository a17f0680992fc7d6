import { describe, expect, it } from "vitest";
import type { Job, LayerProgress, PullProgress } from "../../../contract/model/job.ts";
import { amount, jobLine, jobTitle, pullLine } from "./job-words.ts";

// Which space stands between number and unit is the format's affair.
const plain = (text: string) => text.replace(/\s/gu, " ");

const layer = (state: LayerProgress["state"]): LayerProgress => ({ id: state, state, current: 0, total: null });
const progress = (state: LayerProgress["state"], current: number, total: number | null): PullProgress => ({
  layers: [layer("done"), layer(state)],
  current,
  total,
});

const job = (over: Partial<Job>): Job => ({
  id: "1",
  kind: "launch",
  reference: "nginx:latest",
  state: "running",
  step: "pulling",
  progress: null,
  startedAt: 0,
  endedAt: null,
  error: null,
  container: null,
  ...over,
});

describe("amount", () => {
  it("says a shared unit once", () => {
    expect(plain(amount(162_000_000, 262_000_000))).toBe("162 of 262 MB");
    expect(plain(amount(4_000, 262_000_000))).toBe("4 kB of 262 MB");
  });

  it("says only what has arrived when the whole is unknown", () => {
    expect(plain(amount(162_000_000, null))).toBe("162 MB");
  });
});

describe("pullLine", () => {
  it("has amount, speed and time left when they are known", () => {
    expect(plain(pullLine(progress("downloading", 162e6, 262e6), 14e6))).toBe("162 of 262 MB, 14 MB/s, about 8 s left");
  });

  it("leaves out what is not known", () => {
    expect(plain(pullLine(progress("downloading", 162e6, null), 14e6))).toBe("162 MB, 14 MB/s");
    expect(plain(pullLine(progress("downloading", 162e6, 262e6), null))).toBe("162 of 262 MB");
    expect(plain(pullLine(progress("downloading", 162e6, 262e6), 0))).toBe("162 of 262 MB");
    expect(pullLine(null, 5)).toBe("Asking the registry");
  });

  it("says when nothing is left to download", () => {
    expect(pullLine(progress("extracting", 262e6, 262e6), 0)).toBe("Unpacking");
  });
});

describe("a job's words", () => {
  it("follow its steps", () => {
    expect(jobTitle(job({}))).toBe("Pulling nginx:latest");
    expect(jobTitle(job({ step: "creating" }))).toBe("Creating a container from nginx:latest");
    expect(jobTitle(job({ step: "starting", container: { id: "a", name: "web" } }))).toBe("Starting web");
    expect(jobTitle(job({ state: "succeeded", step: null, container: { id: "a", name: "web" } }))).toBe("web is ready");
  });

  it("say what stays of a cancelled launch", () => {
    expect(jobLine(job({ state: "cancelled" }), null, 0)).toBe("Nothing was made");
    expect(jobLine(job({ state: "cancelled", container: { id: "a", name: "web" } }), null, 0)).toBe(
      "web was made and stays",
    );
  });
});
