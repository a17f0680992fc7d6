import { describe, expect, it } from "vitest";
import type { PublishedPort } from "../../../contract/model/container.ts";
import type { EngineTarget } from "../../../contract/model/engine.ts";
import { portLinks, portsThatFit } from "./ports.ts";

const port = (changes: Partial<PublishedPort>): PublishedPort => ({
  container: 80,
  protocol: "tcp",
  hostIp: "0.0.0.0",
  host: 8080,
  ...changes,
});
const local: EngineTarget = { id: "local", label: "This computer", kind: "local", address: "unix:///x", remote: false };
const remote: EngineTarget = {
  id: "address:tcp://10.0.0.7:2375",
  label: "10.0.0.7",
  kind: "address",
  address: "tcp://10.0.0.7:2375",
  remote: true,
};
const urls = (ports: readonly PublishedPort[], target: EngineTarget) => portLinks(ports, target).map(({ url }) => url);

describe("port links", () => {
  it("take IPv4 and IPv6 of one port together, and leave out what is only exposed", () => {
    const links = portLinks(
      [port({}), port({ hostIp: "::" }), port({ container: 9000, host: null, hostIp: null })],
      local,
    );
    expect(links).toEqual([{ host: 8080, container: 80, label: "8080", url: "http://localhost:8080/" }]);
  });

  it("go to the engine's machine when it is another one", () => {
    expect(urls([port({})], remote)).toEqual(["http://10.0.0.7:8080/"]);
  });

  it("do not open another machine's loopback", () => {
    expect(urls([port({ hostIp: "127.0.0.1" })], remote)).toEqual([null]);
    expect(urls([port({ hostIp: "127.0.0.1" })], local)).toEqual(["http://localhost:8080/"]);
  });

  it("use https for ports that speak TLS by convention", () => {
    expect(urls([port({ container: 443, host: 8443 })], local)).toEqual(["https://localhost:8443/"]);
  });

  it("do not open what is no TCP port, and put it after what can be opened; else they sort by number", () => {
    const udp = (host: number) => port({ container: 53, protocol: "udp", host });
    const links = portLinks([udp(54), port({ host: 9000 }), udp(53), port({ host: 8000 })], local);
    expect(links.map(({ label, url }) => [label, url])).toEqual([
      ["8000", "http://localhost:8000/"],
      ["9000", "http://localhost:9000/"],
      ["53/udp", null],
      ["54/udp", null],
    ]);
  });

  it("write an IPv6 address in brackets", () => {
    expect(urls([port({ hostIp: "fd00::1" })], local)).toEqual(["http://[fd00::1]:8080/"]);
  });
});

describe("the ports of a row", () => {
  const shown = (...hosts: number[]) =>
    portsThatFit(
      portLinks(
        hosts.map((host) => port({ host })),
        local,
      ),
    );

  it("are all shown where there is room", () => {
    expect(shown()).toBe(0);
    expect(shown(80)).toBe(1);
    expect(shown(1025, 8025, 8080)).toBe(3);
  });

  it("leave room for the count of the others", () => {
    expect(shown(24001, 24002, 24003)).toBe(2);
    expect(shown(...Array.from({ length: 30 }, (_, index) => 24001 + index))).toBe(2);
    expect(shown(80, 81, 82, 83, 84, 85, 86)).toBe(4);
  });
});
