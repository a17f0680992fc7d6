import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createSchedule } from "./schedule.ts";

describe("the schedule", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it("runs what is due, in order", () => {
    const schedule = createSchedule();
    const ran: string[] = [];
    schedule.after(20, () => ran.push("second"));
    schedule.after(10, () => ran.push("first"));
    vi.advanceTimersByTime(15);
    expect(ran).toEqual(["first"]);
    vi.advanceTimersByTime(10);
    expect(ran).toEqual(["first", "second"]);
  });

  it("has no timer for what nobody sees, and makes up for it when somebody looks", () => {
    const schedule = createSchedule();
    let ran = 0;
    schedule.after(10, () => ran++, true);
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(1_000);
    expect(ran).toBe(0);
    const lookAway = schedule.look();
    vi.advanceTimersByTime(0);
    expect(ran).toBe(1);
    schedule.after(10, () => ran++, true);
    lookAway();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("keeps looking while another still does", () => {
    const schedule = createSchedule();
    const first = schedule.look();
    schedule.look();
    first();
    first();
    let ran = false;
    schedule.after(
      10,
      () => {
        ran = true;
      },
      true,
    );
    vi.advanceTimersByTime(10);
    expect(ran).toBe(true);
  });
});
