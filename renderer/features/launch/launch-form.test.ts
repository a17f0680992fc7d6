import { describe, expect, it } from "vitest";
import { draftSpec, LaunchForm, type LaunchValues } from "./launch-form.ts";
import { launchValues, valuesOfSpec } from "./launch-values.ts";

const values = (over: Partial<LaunchValues> = {}): LaunchValues => ({ ...launchValues("nginx:1.27", "web"), ...over });
const problems = (over: Partial<LaunchValues>) => {
  const result = LaunchForm.safeParse(values(over));
  return result.success
    ? {}
    : Object.fromEntries(result.error.issues.map((issue) => [issue.path.join("."), issue.message]));
};

describe("LaunchForm", () => {
  it("turns text into a spec and leaves empty rows out", () => {
    const result = LaunchForm.parse(
      values({
        command: `sh -c 'echo "hi there"'`,
        env: [
          { name: " A ", value: " 1 " },
          { name: "", value: "" },
        ],
        ports: [
          { host: "", container: "", protocol: "tcp" },
          { host: " 8080 ", container: "80", protocol: "tcp" },
          { host: "", container: "53", protocol: "udp" },
        ],
        mounts: [
          { source: "", target: "", readOnly: false },
          { source: "data", target: "/data", readOnly: true },
        ],
        start: false,
      }),
    );
    expect(result).toEqual({
      start: false,
      spec: {
        image: "nginx:1.27",
        name: "web",
        command: ["sh", "-c", 'echo "hi there"'],
        env: [{ name: "A", value: " 1 " }],
        ports: [
          { host: 8080, container: 80, protocol: "tcp" },
          { container: 53, protocol: "udp" },
        ],
        mounts: [{ source: "data", target: "/data", readOnly: true }],
        publishExposed: true,
        restart: "no",
        labels: {},
      },
    });
  });

  it("leaves the name to Berth and the command to the image when they are empty", () => {
    const { spec } = LaunchForm.parse(values({ name: " ", command: "" }));
    expect(spec).not.toHaveProperty("name");
    expect(spec).not.toHaveProperty("command");
  });

  it("names each mistake at its own field, also behind empty rows", () => {
    expect(
      problems({
        image: "Not An Image",
        name: "web site",
        command: "sh -c 'x",
        env: [
          { name: "", value: "" },
          { name: "A B", value: "" },
          { name: "", value: "x" },
        ],
        ports: [
          { host: "", container: "", protocol: "tcp" },
          { host: "99999", container: "", protocol: "tcp" },
        ],
        mounts: [{ source: "", target: "data", readOnly: false }],
      }),
    ).toEqual({
      image: "This is not an image name. It looks like registry/name:tag, in small letters.",
      name: "Use at least two letters, digits, and _ . - only, starting with a letter or digit.",
      command: "A ' is not closed.",
      "env.1.name": "A variable's name has no spaces and no =.",
      "env.2.name": "Give the variable a name.",
      "ports.1.host": "A port is a number from 1 to 65535.",
      "ports.1.container": "A port is a number from 1 to 65535.",
      "mounts.0.source": "Name a volume, or give an absolute path.",
      "mounts.0.target": "The path inside the container starts with /.",
    });
  });

  it("refuses ports that are no plain numbers", () => {
    for (const host of ["0", "-1", "80.5", "1e3", "0x50", "65536", "８０"]) {
      expect(problems({ ports: [{ host, container: "80", protocol: "tcp" }] }), host).toHaveProperty(["ports.0.host"]);
    }
  });

  it("takes whole paths and volume names as sources, and nothing between", () => {
    const at = (source: string) => problems({ mounts: [{ source, target: "/data", readOnly: false }] });
    for (const source of ["/srv", "C:\\data", "D:/data", "\\\\host\\share", "web_data", "v1"])
      expect(at(source), source).toEqual({});
    for (const source of ["~/code", "./code", "code/theme", "a b", "x"]) {
      expect(at(source), source).toHaveProperty(["mounts.0.source"]);
    }
  });

  it("finds what stands twice", () => {
    expect(
      problems({
        env: [
          { name: "A", value: "1" },
          { name: "A", value: "2" },
        ],
        ports: [
          { host: "80", container: "80", protocol: "tcp" },
          { host: "80", container: "80", protocol: "udp" },
          { host: "080", container: "81", protocol: "tcp" },
          { host: "", container: "1", protocol: "tcp" },
          { host: "", container: "2", protocol: "tcp" },
        ],
      }),
    ).toEqual({ "env.1.name": "A is set twice.", "ports.2.host": "80 is used twice here." });
  });
});

describe("draftSpec", () => {
  it("says what can be said and leaves the wrong out", () => {
    const spec = draftSpec(
      values({
        image: "",
        name: "web site",
        command: "'open",
        env: [
          { name: "A B", value: "" },
          { name: "B", value: "2" },
        ],
        ports: [
          { host: "x", container: "80", protocol: "tcp" },
          { host: "81", container: "81", protocol: "tcp" },
        ],
      }),
    );
    expect(spec).toMatchObject({
      image: "IMAGE",
      env: [{ name: "B", value: "2" }],
      ports: [{ host: 81, container: 81, protocol: "tcp" }],
    });
    expect(spec).not.toHaveProperty("name");
    expect(spec).not.toHaveProperty("command");
  });
});

describe("valuesOfSpec", () => {
  it("is undone by the form", () => {
    const spec = {
      image: "nginx",
      name: "web",
      command: ["a", "b c"],
      env: [{ name: "A", value: "1" }],
      ports: [{ container: 80, protocol: "tcp" as const }],
      mounts: [{ source: "vol", target: "/v", readOnly: false }],
      publishExposed: false,
      restart: "always" as const,
      labels: {},
    };
    expect(LaunchForm.parse(valuesOfSpec(spec, "web")).spec).toEqual(spec);
  });
});
