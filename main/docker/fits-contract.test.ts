/** Whatever an engine says that is taken in has to fit the contract: one odd port must not cost a page its whole feed. */
import { describe, expect, test } from "vitest";
import { ContainerDetail, ContainerSummary } from "../../contract/model/container.ts";
import { ImageDetail } from "../../contract/model/image.ts";
import { toDetail } from "./detail.ts";
import { toImageDetail } from "./images.ts";
import { ContainerDocument, ImageDocument } from "./models.ts";
import { NOW, row } from "./samples.testing.ts";
import { toContainerSummary } from "./summary.ts";

const ODD_PORTS = [0, -1, 1.5, 65_536, 1e300];
const ODD_KEYS = ["0/tcp", "1.5/tcp", "65536/udp", "80-90/tcp", "/tcp", "x", "0x50/tcp", "1e3", "__proto__"];
const ODD_WORDS = ["", "constructor", "__proto__", "toString"];

const document = (given: object) =>
  ContainerDocument.parse({
    Id: "a",
    Name: "/a",
    Image: "sha256:1",
    Created: "2026-01-01T00:00:00Z",
    State: { Status: "running" },
    Config: {},
    ...given,
  });

describe("a row", () => {
  test.each(ODD_PORTS)("with the port %s is shown without it", (PrivatePort) => {
    const Ports = [{ PrivatePort }, { PrivatePort: 80, PublicPort: 8080, Type: "tcp" }];
    const { ports } = ContainerSummary.parse(toContainerSummary(row("a", { Ports } as object), NOW, null));
    expect(ports).toMatchObject([{ container: 80, host: 8080 }]);
  });

  test.each(ODD_PORTS)("that is published on %s is not said to be published", (PublicPort) => {
    const Ports = [{ IP: "0.0.0.0", PrivatePort: 80, PublicPort }];
    const { ports } = ContainerSummary.parse(toContainerSummary(row("a", { Ports } as object), NOW, null));
    expect(ports).toEqual([{ container: 80, protocol: "tcp", hostIp: null, host: null }]);
  });

  test.each(ODD_WORDS)("in the state %j is dead", (State) => {
    expect(ContainerSummary.parse(toContainerSummary(row("a", { State }), NOW, null)).state).toBe("dead");
  });
});

describe("a sentence", () => {
  const many = "9".repeat(400);

  test.each([
    ["code", `Exited (${many}) 3 days ago`],
    ["age", `Up ${many} hours`],
    ["health", `Up 3 hours (${many})`],
  ])("whose %s is beyond all numbers is shown all the same", (_, Status) => {
    for (const State of ["running", "exited"]) {
      ContainerSummary.parse(toContainerSummary(row("a", { State, Status }), NOW, null));
    }
  });
});

describe("a container's document", () => {
  test.each(ODD_KEYS)("with the port %j is shown without it", (key) => {
    const given = document({
      Config: { ExposedPorts: JSON.parse(`{ "${key}": {}, "80/tcp": {} }`) },
      HostConfig: { PortBindings: { "80/tcp": [{ HostPort: "8080" }] } },
    });
    const { ports } = ContainerDetail.parse(toDetail(given, {}, null, null));
    expect(ports).toMatchObject([{ container: 80, host: 8080 }]);
  });

  test.each([...ODD_PORTS.map(String), "8000-8010", "", "0x50"])("published on %j is not said to be", (HostPort) => {
    const given = document({ HostConfig: { PortBindings: { "80/tcp": [{ HostPort }] } } });
    const { ports } = ContainerDetail.parse(toDetail(given, {}, null, null));
    expect(ports).toEqual([{ container: 80, protocol: "tcp", hostIp: null, host: null }]);
  });
});

test.each(ODD_KEYS)("an image that exposes %j is shown without it", (key) => {
  const ExposedPorts = JSON.parse(`{ "${key}": {}, "80/tcp": {} }`);
  const given = ImageDocument.parse({ Id: "sha256:1", Config: { ExposedPorts } });
  expect(ImageDetail.parse(toImageDetail(given)).exposed).toEqual([{ container: 80, protocol: "tcp" }]);
});
