import { describe, expect, test } from "vitest";
import {
  addressEndpoint,
  contextEndpoint,
  type DockerContext,
  demoEndpoint,
  localEndpoint,
  usualAddresses,
  type World,
} from "./endpoint.ts";

const build: DockerContext = {
  name: "build",
  host: "tcp://build.example.com:2376",
  tls: { folder: "/certs", verify: true },
};
const linux: World = {
  platform: "linux",
  env: {},
  home: "/home/me",
  uid: 1000,
  contexts: [build],
  currentContext: null,
};
const addressOf = (world: World): string => localEndpoint(world).target.address;

describe("the local engine", () => {
  test("is looked for in the usual places, Docker's own first", () => {
    const { target, candidates, problem } = localEndpoint(linux);
    expect(target).toEqual({
      id: "local",
      label: "This computer",
      kind: "local",
      address: "unix:///var/run/docker.sock",
      remote: false,
    });
    expect(candidates.map(({ address }) => address)).toEqual(usualAddresses(linux));
    expect(problem).toBeNull();
  });

  test("follows DOCKER_HOST, then DOCKER_CONTEXT, then the current context, as the docker command does", () => {
    const env = { DOCKER_HOST: "unix:///x.sock", DOCKER_CONTEXT: "build" };
    expect(addressOf({ ...linux, env })).toBe("unix:///x.sock");
    expect(addressOf({ ...linux, env: { DOCKER_CONTEXT: "build" } })).toBe("tcp://build.example.com:2376");
    expect(addressOf({ ...linux, currentContext: "build" })).toBe("tcp://build.example.com:2376");
    expect(addressOf({ ...linux, env: { DOCKER_CONTEXT: "default" }, currentContext: "build" })).toBe(
      "unix:///var/run/docker.sock",
    );
  });

  test("of another machine is remote and named after it, with the context's certificates", () => {
    const { target, candidates } = localEndpoint({ ...linux, currentContext: "build" });
    expect(target).toMatchObject({ id: "local", label: "build", remote: true });
    expect(candidates).toMatchObject([{ kind: "tcp", host: "build.example.com", port: 2376, tls: build.tls }]);
  });

  test.each([
    ["nonsense", "ENGINE_ADDRESS_INVALID"],
    ["ssh://me@build", "ENGINE_ADDRESS_UNSUPPORTED"],
  ])("DOCKER_HOST=%s is told apart", (DOCKER_HOST, code) => {
    const { candidates, problem } = localEndpoint({ ...linux, env: { DOCKER_HOST } });
    expect(candidates).toEqual([]);
    expect(problem?.code).toBe(code);
    expect(problem?.message).toContain(DOCKER_HOST);
  });

  test("a current context that does not exist is no engine, rather than another one", () => {
    expect(localEndpoint({ ...linux, currentContext: "gone" }).problem?.code).toBe("NO_SUCH_ENGINE");
  });
});

describe("the usual places", () => {
  test("know each platform's engines", () => {
    const mac = usualAddresses({ ...linux, platform: "darwin", home: "/Users/me" });
    for (const part of [".docker/run", ".orbstack", ".colima", ".rd", "podman"]) {
      expect(mac.some((address) => address.startsWith("unix:///Users/me/") && address.includes(part))).toBe(true);
    }
    const windows = usualAddresses({ ...linux, platform: "win32" });
    expect(windows).toContain("npipe:////./pipe/docker_engine");
    expect(windows).toContain("npipe:////./pipe/dockerDesktopLinuxEngine");
  });

  test("of Linux have the rootless engine's and Podman's, under the runtime folder", () => {
    expect(usualAddresses(linux)).toContain("unix:///run/user/1000/docker.sock");
    const moved = usualAddresses({ ...linux, env: { XDG_RUNTIME_DIR: "/tmp/run" } });
    expect(moved).toContain("unix:///tmp/run/docker.sock");
    expect(moved).toContain("unix:///tmp/run/podman/podman.sock");
    expect(moved).toContain("unix:///home/me/.docker/desktop/docker.sock");
  });
});

describe("other engines", () => {
  test("by address have the written-out address as their id", () => {
    expect(addressEndpoint(" /x.sock", linux).target).toMatchObject({ id: "address:unix:///x.sock", kind: "address" });
    expect(addressEndpoint("build:2375", linux).target).toMatchObject({
      id: "address:tcp://build:2375",
      label: "build",
      remote: true,
    });
  });

  test("take TLS from the environment, as the docker command does", () => {
    const dial = (env: World["env"]) => addressEndpoint("tcp://build", { ...linux, env }).candidates[0];
    expect(dial({ DOCKER_TLS_VERIFY: "1", DOCKER_CERT_PATH: "/c" })).toMatchObject({
      port: 2376,
      tls: { folder: "/c", verify: true },
    });
    expect(dial({ DOCKER_TLS: "1" })).toMatchObject({ tls: { folder: "/home/me/.docker", verify: false } });
    expect(dial({})).toMatchObject({ port: 2375, tls: null });
  });

  test("by context", () => {
    expect(contextEndpoint(build).target).toMatchObject({ id: "context:build", label: "build", kind: "context" });
    expect(contextEndpoint({ ...build, host: "" }).problem?.code).toBe("ENGINE_ADDRESS_INVALID");
  });

  test("the demo's, on a socket or a pipe", () => {
    expect(demoEndpoint("/tmp/demo.sock").target.address).toBe("unix:///tmp/demo.sock");
    expect(demoEndpoint("\\\\.\\pipe\\demo").target.address).toBe("npipe:////./pipe/demo");
  });
});
