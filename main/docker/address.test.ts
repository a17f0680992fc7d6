import { describe, expect, test } from "vitest";
import { isLocal, parseAddress } from "./address.ts";

describe("an engine's address", () => {
  test.each([
    ["unix:///var/run/docker.sock", "unix:///var/run/docker.sock", "/var/run/docker.sock"],
    [" /run/user/1000/docker.sock ", "unix:///run/user/1000/docker.sock", "/run/user/1000/docker.sock"],
    ["npipe:////./pipe/docker_engine", "npipe:////./pipe/docker_engine", "//./pipe/docker_engine"],
  ])("%s is a socket", (text, address, path) => {
    expect(parseAddress(text)).toEqual({ ok: true, dial: { kind: "socket", address, path } });
  });

  test.each([
    ["tcp://10.0.0.7:2375", "tcp://10.0.0.7:2375", "10.0.0.7", 2375],
    ["tcp://build", "tcp://build:2375", "build", 2375],
    ["build:80", "tcp://build:80", "build", 80],
    ["http://build:4243/", "tcp://build:4243", "build", 4243],
    ["tcp://[::1]:2375", "tcp://[::1]:2375", "::1", 2375],
    ["[fe80::1]:99", "tcp://[fe80::1]:99", "fe80::1", 99],
  ])("%s is a host and a port", (text, address, host, port) => {
    expect(parseAddress(text)).toEqual({ ok: true, dial: { kind: "tcp", address, host, port, tls: null } });
  });

  test("TLS has its own default port, and https brings the system's authorities", () => {
    const tls = { folder: "/certs", verify: true };
    expect(parseAddress("tcp://build", tls)).toMatchObject({ dial: { port: 2376, tls } });
    expect(parseAddress("https://build")).toMatchObject({
      dial: { address: "https://build:2376", port: 2376, tls: { folder: null, verify: true } },
    });
  });

  test.each(["ssh://me@build", "SSH://build"])("%s is good, but of a kind that Berth does not speak", (text) => {
    expect(parseAddress(text)).toEqual({ ok: false, reason: "unsupported" });
  });

  test.each([
    "",
    "docker",
    "unix://",
    "unix://docker.sock",
    "tcp://",
    "tcp://:2375",
    "tcp://a b:1",
    "tcp://build:0",
    "tcp://build:70000",
    "tcp://build:2375/path",
    "tcp://me@build",
    "fd://",
    "ftp://build",
    "ssh://",
    "npipe://docker",
    "//server/share",
    "build:port",
  ])("%j is no address", (text) => {
    expect(parseAddress(text)).toEqual({ ok: false, reason: "invalid" });
  });

  test("what ends on this machine is local", () => {
    const local = (text: string): boolean => {
      const parsed = parseAddress(text);
      return parsed.ok && isLocal(parsed.dial);
    };
    expect(["/a.sock", "tcp://127.0.0.1:1", "tcp://localhost:1", "tcp://[::1]:1"].map(local)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(["tcp://10.0.0.1:1", "tcp://localhost.example.com:1"].map(local)).toEqual([false, false]);
  });
});
