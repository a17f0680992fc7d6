import { describe, expect, it } from "vitest";
import { type Box, nextCard } from "./card-steps.ts";

/** Two sections: a row of three and a row of two, then one card alone. */
const box = (column: number, top: number): Box => ({ left: column * 100, top, width: 90 });
const boxes = [box(0, 0), box(1, 0), box(2, 0), box(0, 100), box(1, 100), box(0, 250)];

describe("nextCard", () => {
  it("walks along in reading order", () => {
    expect(nextCard(boxes, 2, "ArrowRight")).toBe(3);
    expect(nextCard(boxes, 3, "ArrowLeft")).toBe(2);
    expect(nextCard(boxes, 4, "Home")).toBe(0);
    expect(nextCard(boxes, 0, "End")).toBe(5);
  });

  it("goes down and up to the nearest, also into a shorter row or the next section", () => {
    expect(nextCard(boxes, 1, "ArrowDown")).toBe(4);
    expect(nextCard(boxes, 2, "ArrowDown")).toBe(4);
    expect(nextCard(boxes, 4, "ArrowDown")).toBe(5);
    expect(nextCard(boxes, 5, "ArrowUp")).toBe(3);
  });

  it("leads out at the ends", () => {
    expect(nextCard(boxes, 0, "ArrowUp")).toBeNull();
    expect(nextCard(boxes, 0, "ArrowLeft")).toBeNull();
    expect(nextCard(boxes, 5, "ArrowDown")).toBeNull();
    expect(nextCard(boxes, 5, "ArrowRight")).toBeNull();
    expect(nextCard(boxes, 0, "x")).toBeNull();
    expect(nextCard([], 0, "ArrowDown")).toBeNull();
  });
});
