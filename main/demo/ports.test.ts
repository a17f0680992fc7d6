import { describe, expect, it } from "vitest";
import { instant } from "./clock.ts";
import { makeContainer } from "./make-container.ts";
import { makeImage } from "./make-image.ts";
import type { Container, HostConfig } from "./model.ts";
import { PortTaken, publish } from "./ports.ts";

let made = 0;
function container(hostConfig: Partial<HostConfig>, exposed: readonly string[] = []): Container {
  const config = { ExposedPorts: Object.fromEntries(exposed.map((key) => [key, {}])) };
  const image = makeImage({ name: "plain", tag: "1", digest: null, registry: null });
  return makeContainer({ name: `c${made}`, image: "plain:1", config, hostConfig }, image, made++, 1, instant(made));
}
const on = (HostPort: string, HostIp = "") => [{ HostIp, HostPort }];

describe("publish", () => {
  it("publishes on both addresses, and shows what is only exposed", () => {
    const ports = publish(container({ PortBindings: { "80/tcp": on("8080") } }, ["80/tcp", "81/udp"]), []);
    expect(ports.map(({ key, host }) => [key, host?.ip, host?.port])).toEqual([
      ["80/tcp", "0.0.0.0", 8080],
      ["80/tcp", "::", 8080],
      ["81/udp", undefined, undefined],
    ]);
  });

  it("refuses a port that another container holds, but not of another protocol", () => {
    const holder = container({ PortBindings: { "80/tcp": on("8080") } });
    holder.ports = publish(holder, []);
    expect(() => publish(container({ PortBindings: { "90/tcp": on("8080") } }), [holder])).toThrow(PortTaken);
    expect(publish(container({ PortBindings: { "90/udp": on("8080") } }), [holder])).toHaveLength(2);
    expect(publish(holder, [holder]), "a container is not in its own way").toHaveLength(2);
  });

  it("finds free ports where none is wanted, also for all exposed ones", () => {
    const first = container({ PublishAllPorts: true }, ["80/tcp", "81/tcp"]);
    first.ports = publish(first, []);
    const second = publish(container({ PortBindings: { "80/tcp": on("0") } }), [first]);
    const hosts = [...first.ports, ...second].map((port) => port.host?.port);
    expect(new Set(hosts).size).toBe(3);
    expect(hosts.every((port) => port !== undefined && port >= 32_768)).toBe(true);
  });

  it("takes the next of a range", () => {
    const holder = container({ PortBindings: { "80/tcp": on("8000") } });
    holder.ports = publish(holder, []);
    expect(publish(container({ PortBindings: { "80/tcp": on("8000-8001") } }), [holder])[0]?.host?.port).toBe(8001);
  });
});
