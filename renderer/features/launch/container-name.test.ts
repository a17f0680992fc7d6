import { describe, expect, it } from "vitest";
import { ContainerName } from "../../../contract/model/container.ts";
import { freeName, mendedName, nameOfImage } from "./container-name.ts";

describe("nameOfImage", () => {
  it("is the last word of the repository", () => {
    expect(nameOfImage("nginx:1.27")).toBe("nginx");
    expect(nameOfImage("ghcr.io/org/my.app:2")).toBe("my.app");
    expect(nameOfImage(`postgres@sha256:${"0".repeat(64)}`)).toBe("postgres");
  });

  it("is always a name that the engine takes", () => {
    for (const image of ["r", "", "not an image!", `org/${"x".repeat(200)}`, "localhost:5000/a/b"]) {
      expect(ContainerName.safeParse(nameOfImage(image)).success, image).toBe(true);
    }
  });
});

describe("freeName", () => {
  it("keeps a free name", () => {
    expect(freeName("web", new Set(["db"]))).toBe("web");
  });

  it("counts on until one is free", () => {
    expect(freeName("web", new Set(["web"]))).toBe("web-2");
    expect(freeName("web", new Set(["web", "web-2", "web-3"]))).toBe("web-4");
    expect(freeName("web-2", new Set(["web", "web-2"]))).toBe("web-3");
    expect(freeName("web-7", new Set(["web-7"]))).toBe("web-8");
  });
});

describe("mendedName", () => {
  it("is as near to what was typed as a name may be", () => {
    expect(mendedName("web site")).toBe("web-site");
    expect(mendedName("  Café №1! ")).toBe("Cafe-No1");
    expect(mendedName("-my_app.2")).toBe("my_app.2");
    for (const typed of ["web site", "Café №1!", "__x y"]) {
      expect(ContainerName.safeParse(mendedName(typed)).success).toBe(true);
    }
  });

  it("is none when too little is left", () => {
    for (const typed of ["", "!", "x ", "مشروع"]) expect(mendedName(typed)).toBeNull();
  });
});
