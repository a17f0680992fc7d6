import { describe, expect, it } from "vitest";
import { brandColours, monogram } from "./monogram.ts";

describe("monogram", () => {
  it("uses the picked letters of well-known images, wherever they come from", () => {
    expect(monogram("postgres")).toBe("Pg");
    expect(monogram("library/nginx")).toBe("Nx");
    expect(monogram("ghcr.io/someone/redis")).toBe("Re");
  });

  it("takes the initials of two words", () => {
    expect(monogram("org/hello-world")).toBe("Hw");
    expect(monogram("kv_turbo")).toBe("Kt");
  });

  it("takes two letters of one word, one of a single letter, and never nothing", () => {
    expect(monogram("alpine")).toBe("Al");
    expect(monogram("r")).toBe("R");
    expect(monogram("")).toBe("?");
    expect(monogram("---")).toBe("?");
  });

  it("is not fooled by names that objects carry", () => {
    expect(monogram("constructor")).toBe("Co");
    expect(monogram("tostring")).toBe("To");
  });
});

describe("brandColours", () => {
  it("is the same for the same name, whatever its namespace", () => {
    expect(brandColours("org/app")).toEqual(brandColours("app"));
  });

  it("differs for similar names", () => {
    expect(brandColours("app-1")).not.toEqual(brandColours("app-2"));
  });
});
