import { describe, expect, test } from "vitest";
import { ContainerName } from "../../contract/model/container.ts";
import { ContainerSpec } from "../../contract/model/spec.ts";
import { createBody, nameFor, settlePorts, wantedPorts } from "./spec-body.ts";

const spec = (given: object): ContainerSpec => ContainerSpec.parse({ image: "nginx:1.27", ...given });
const none = (): ReadonlySet<number> => new Set();

describe("a name", () => {
  test.each([
    ["nginx:1.27", "nginx"],
    ["ghcr.io/Org/app:2".toLowerCase(), "app"],
    ["localhost:5000/team/api_v2@sha256:0123456789012345678901234567890123456789", "api_v2"],
    ["registry", "registry"],
    ["r", "r-1"],
  ])("for %s is %s", (image, name) => {
    expect(nameFor(image)).toBe(name);
    expect(ContainerName.safeParse(nameFor(image)).success).toBe(true);
  });
});

describe("ports", () => {
  test("of the image are added when asked for, but not those that are named", () => {
    const exposed = [
      { container: 80, protocol: "tcp" as const },
      { container: 443, protocol: "tcp" as const },
    ];
    const ports = [{ container: 80, host: 9000 }];
    expect(wantedPorts(spec({ ports, publishExposed: true }), exposed)).toEqual([
      { container: 80, protocol: "tcp", host: 9000 },
      { container: 443, protocol: "tcp" },
    ]);
    expect(wantedPorts(spec({ ports }), exposed)).toHaveLength(1);
  });

  test("without a host port get a free one, near their own number and without need of privilege", () => {
    const { ports } = spec({
      ports: [{ container: 80 }, { container: 443 }, { container: 3000 }, { container: 53, protocol: "udp" }],
    });
    const taken = (protocol: string): ReadonlySet<number> => new Set(protocol === "tcp" ? [8080, 8081] : []);
    expect(settlePorts(ports, taken)).toEqual([
      { container: 80, protocol: "tcp", host: 8082, chosen: true },
      { container: 443, protocol: "tcp", host: 8443, chosen: true },
      { container: 3000, protocol: "tcp", host: 3000, chosen: true },
      { container: 53, protocol: "udp", host: 8053, chosen: true },
    ]);
  });

  test("of one spec do not take each other's, whatever their order", () => {
    const { ports } = spec({ ports: [{ container: 8080 }, { container: 80 }, { container: 90, host: 8080 }] });
    expect(settlePorts(ports, none).map(({ host, chosen }) => [host, chosen])).toEqual([
      [8081, true],
      [8082, true],
      [8080, false],
    ]);
  });

  test("that were given are kept, also when they are taken: the engine shall say so", () => {
    const { ports } = spec({ ports: [{ container: 80, host: 80 }] });
    expect(settlePorts(ports, () => new Set([80]))).toMatchObject([{ host: 80, chosen: false }]);
  });
});

test("the body says all that the spec says", () => {
  const full = spec({
    command: ["nginx", "-t"],
    env: [{ name: "A", value: "x=y" }],
    ports: [
      { container: 80, host: 8080 },
      { container: 80, host: 8081 },
    ],
    mounts: [
      { source: "data", target: "/data" },
      { source: "/srv/www", target: "/www", readOnly: true },
      { source: "C:\\www", target: "/w" },
    ],
    restart: "unless-stopped",
    labels: { a: "b" },
  });
  expect(createBody(full, settlePorts(full.ports, none))).toEqual({
    Image: "nginx:1.27",
    Cmd: ["nginx", "-t"],
    Env: ["A=x=y"],
    Labels: { a: "b" },
    ExposedPorts: { "80/tcp": {} },
    HostConfig: {
      PortBindings: { "80/tcp": [{ HostPort: "8080" }, { HostPort: "8081" }] },
      RestartPolicy: { Name: "unless-stopped" },
      Mounts: [
        { Type: "volume", Source: "data", Target: "/data", ReadOnly: false },
        { Type: "bind", Source: "/srv/www", Target: "/www", ReadOnly: true },
        { Type: "bind", Source: "C:\\www", Target: "/w", ReadOnly: false },
      ],
    },
  });
});

test("an empty command leaves the image's own", () => {
  expect(createBody(spec({ command: [] }), [])).not.toHaveProperty("Cmd");
});
