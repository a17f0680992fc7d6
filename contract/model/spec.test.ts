import { describe, expect, it } from "vitest";
import { ContainerName, ContainerRef } from "./container.ts";
import { ContainerSpec, EnvironmentVariable, MountRequest, PortRequest } from "./spec.ts";

const takes = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

describe("ContainerSpec", () => {
  it("needs no more than an image", () => {
    expect(ContainerSpec.parse({ image: "nginx" })).toEqual({
      image: "nginx",
      env: [],
      ports: [],
      publishExposed: false,
      mounts: [],
      restart: "no",
      labels: {},
    });
  });

  it("keeps an empty command apart from none", () => {
    expect(ContainerSpec.parse({ image: "nginx", command: [] })).toHaveProperty("command", []);
    expect(ContainerSpec.parse({ image: "nginx" })).not.toHaveProperty("command");
  });

  it.each([
    { image: "" },
    { image: "Not An Image" },
    { image: "nginx", name: "-web" },
    { image: "nginx", restart: "sometimes" },
    { image: "nginx", command: "echo hi" },
    { image: "nginx", ports: [{ container: 0 }] },
  ])("refuses %j", (spec) => {
    expect(takes(ContainerSpec, spec)).toBe(false);
  });
});

describe("the parts of a spec", () => {
  it("has ports of 1 to 65535, tcp unless said otherwise", () => {
    expect(PortRequest.parse({ container: 80 })).toEqual({ container: 80, protocol: "tcp" });
    expect(takes(PortRequest, { container: 65535, host: 1, protocol: "udp" })).toBe(true);
    for (const host of [0, 65536, 1.5, "80"]) expect(takes(PortRequest, { container: 80, host })).toBe(false);
  });

  it("has variables whose names a shell and the engine can take", () => {
    for (const name of ["A", "a.b", "A_B-1"]) expect(takes(EnvironmentVariable, { name, value: "" })).toBe(true);
    for (const name of ["", "A=B", "A B", "A\n", "A\0"])
      expect(takes(EnvironmentVariable, { name, value: "" })).toBe(false);
  });

  it("mounts a volume or a folder on an absolute path", () => {
    for (const target of ["/data", "C:\\data", "c:/data"])
      expect(takes(MountRequest, { source: "data", target })).toBe(true);
    for (const target of ["", "data", "./data", "C:data"])
      expect(takes(MountRequest, { source: "data", target })).toBe(false);
    expect(takes(MountRequest, { source: "", target: "/data" })).toBe(false);
  });

  it("names containers as the engine does", () => {
    for (const name of ["web", "a1", "A.b_c-d", `a${"b".repeat(127)}`]) expect(takes(ContainerName, name)).toBe(true);
    for (const name of ["", "a", ".a", "-a", "_a", "a b", "ä1", "a/b", `a${"b".repeat(128)}`])
      expect(takes(ContainerName, name)).toBe(false);
  });

  it("refers to containers by what can be no other path", () => {
    for (const ref of ["w", "web", "0123abcdef"]) expect(takes(ContainerRef, ref)).toBe(true);
    for (const ref of ["", "..", "../images", "a/b", "a?b", "a%2fb", "a b"])
      expect(takes(ContainerRef, ref)).toBe(false);
  });
});
