import { describe, expect, it } from "vitest";
import { nextFreePort, type PortHolder, portHolder, publishedPorts } from "./port-checks.ts";

const holder = (name: string, ...ports: PortHolder["ports"]): PortHolder => ({ id: name, name, project: null, ports });
const tcp = (host: number | null) => ({ container: 80, protocol: "tcp" as const, hostIp: "0.0.0.0", host });

const nginx = holder("nginx", tcp(8080), { ...tcp(8080), hostIp: "::" }, tcp(null));
const api = holder("api", tcp(8081), { container: 53, protocol: "udp", hostIp: null, host: 8080 });
const taken = publishedPorts([nginx, api]);

describe("portHolder", () => {
  it("names who publishes a port, by protocol", () => {
    expect(portHolder(taken, 8080, "tcp")?.name).toBe("nginx");
    expect(portHolder(taken, 8080, "udp")?.name).toBe("api");
    expect(portHolder(taken, 8082, "tcp")).toBeNull();
    expect(portHolder(taken, 8080, "sctp")).toBeNull();
  });
});

describe("nextFreePort", () => {
  it("skips what containers publish", () => {
    expect(nextFreePort(taken, 8080, "tcp")).toBe(8082);
    expect(nextFreePort(taken, 8080, "udp")).toBe(8081);
  });

  it("skips what the form itself uses", () => {
    expect(nextFreePort(taken, 8080, "tcp", new Set([8082, 8083]))).toBe(8084);
  });

  it("says when there is none left", () => {
    expect(nextFreePort(taken, 65535, "tcp")).toBeNull();
  });
});
