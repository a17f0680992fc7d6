import { describe, expect, it } from "vitest";
import type { PublishedPort } from "../../contract/model/container.ts";
import type { EngineTarget } from "../../contract/model/engine.ts";
import { mayOpen } from "./link-policy.ts";

const here: EngineTarget = {
  id: "local",
  label: "",
  kind: "local",
  address: "unix:///var/run/docker.sock",
  remote: false,
};
const there: EngineTarget = { id: "x", label: "", kind: "address", address: "tcp://build-01:2376", remote: true };
const port = (host: number | null, hostIp: string | null = "0.0.0.0", protocol: PublishedPort["protocol"] = "tcp") => ({
  container: 80,
  protocol,
  hostIp,
  host,
});
const published = (target: EngineTarget, ...ports: PublishedPort[]) => ({ target, containers: [{ ports }] });
const nothing = published(here);

describe("known pages", () => {
  it.each(["https://hub.docker.com/_/nginx", "https://docs.docker.com/engine/install/"])("%s is opened", (url) =>
    expect(mayOpen(url, nothing)).toBe(true),
  );

  it.each([
    "http://hub.docker.com/",
    "https://hub.docker.com:8443/",
    "https://hub.docker.com.evil.example/",
    "https://hub.docker.com@evil.example/",
    "https://user:pass@hub.docker.com/",
    "https://evil.example/?hub.docker.com",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "smb://hub.docker.com/",
    "ms-msdt:/id",
    "//hub.docker.com/",
    "hub.docker.com",
    "",
  ])("%j is refused", (url) => expect(mayOpen(url, nothing)).toBe(false));
});

describe("published ports", () => {
  it.each(["http://localhost:8080/", "http://127.0.0.1:8080/x?y", "https://localhost:8080/", "http://[::1]:8080/"])(
    "of this computer's engine: %s is opened",
    (url) => expect(mayOpen(url, published(here, port(8080)))).toBe(true),
  );

  it("have their usual ports", () => {
    expect(mayOpen("http://localhost/", published(here, port(80)))).toBe(true);
    expect(mayOpen("https://localhost/", published(here, port(443)))).toBe(true);
    expect(mayOpen("https://localhost/", published(here, port(80)))).toBe(false);
  });

  it("are opened only when they are published, by TCP, at that address", () => {
    expect(mayOpen("http://localhost:8081/", published(here, port(8080)))).toBe(false);
    expect(mayOpen("http://localhost:8080/", published(here, port(8080, "0.0.0.0", "udp")))).toBe(false);
    expect(mayOpen("http://localhost:8080/", published(here, port(null)))).toBe(false);
    expect(mayOpen("http://evil.example:8080/", published(here, port(8080)))).toBe(false);
    expect(mayOpen("http://10.0.0.5:8080/", published(here, port(8080, "10.0.0.5")))).toBe(true);
    expect(mayOpen("http://localhost:8080/", published(here, port(8080, "10.0.0.5")))).toBe(false);
    expect(mayOpen("ftp://localhost:8080/", published(here, port(8080)))).toBe(false);
  });

  it("of a remote engine are at its host, not here", () => {
    expect(mayOpen("http://build-01:8080/", published(there, port(8080)))).toBe(true);
    expect(mayOpen("http://localhost:8080/", published(there, port(8080)))).toBe(false);
  });
});
