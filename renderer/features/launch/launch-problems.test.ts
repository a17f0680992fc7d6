import { describe, expect, it } from "vitest";
import { fieldProblems, inOrder, liveProblems, problemCount } from "./launch-problems.ts";
import { type PortHolder, publishedPorts } from "./port-checks.ts";

const nginx: PortHolder = {
  id: "1",
  name: "nginx",
  project: "harbour-shop",
  ports: [{ container: 80, protocol: "tcp", hostIp: "0.0.0.0", host: 8080 }],
};
const live = { names: new Set(["nginx", "web"]), taken: publishedPorts([nginx]) };
const row = (host: string, protocol: "tcp" | "udp" = "tcp") => ({ host, container: "80", protocol });

describe("liveProblems", () => {
  it("knows the holder of a port and the next free one, also past what the form uses", () => {
    expect(liveProblems({ name: "new", ports: [row("8081"), row(" 8080")] }, live)).toEqual([
      {
        part: "ports",
        path: "ports.1.host",
        message: "8080 is taken by nginx in harbour-shop.",
        holder: nginx,
        fix: { label: "Use 8082", value: "8082" },
      },
    ]);
  });

  it("leaves other protocols, empty and wrong text alone", () => {
    expect(liveProblems({ name: "", ports: [row("8080", "udp"), row(""), row("x"), row("0x1f90")] }, live)).toEqual([]);
  });

  it("offers another name for one in use", () => {
    expect(liveProblems({ name: " web ", ports: [] }, live)).toMatchObject([
      { path: "name", fix: { label: "Use web-2", value: "web-2" } },
    ]);
  });
});

describe("fieldProblems, inOrder and problemCount", () => {
  it("mend a name that is none with one click", () => {
    const errors = { name: { type: "custom", message: "No spaces." } };
    expect(fieldProblems(errors, "web site")).toMatchObject([{ fix: { label: "Use web-site", value: "web-site" } }]);
    expect(fieldProblems(errors, "!")[0]).not.toHaveProperty("fix");
  });

  it("list the form's complaints in the sheet's order, one a field", () => {
    const errors = {
      ports: [undefined, { host: { type: "custom", message: "No." } }, { host: { type: "custom", message: "No." } }],
      mounts: [{ target: { type: "custom", message: "Where to?" } }],
      image: { type: "custom", message: "What image?" },
    };
    const all = inOrder(fieldProblems(errors), liveProblems({ name: "web", ports: [row(""), row("8080")] }, live));
    expect(all.map(({ path }) => path)).toEqual(["image", "name", "ports.1.host", "ports.2.host", "mounts.0.target"]);
    expect(all[2]?.message).toBe("No.");
    expect(problemCount(all)).toBe("5 things to fix");
    expect(problemCount(all.slice(2, 4))).toBe("2 ports to fix");
    expect(problemCount(all.slice(3, 4))).toBe("1 port to fix");
    expect(problemCount([])).toBeNull();
  });
});
