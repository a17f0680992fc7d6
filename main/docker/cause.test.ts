import { describe, expect, test } from "vitest";
import { type Cause, causeOf, refusalOf } from "./cause.ts";

/**
 * Sentences of engines, ids shortened. That real ones are understood is what containers.engine.test.ts and create.engine.test.ts show, on
 * 20.10 and 28. Not recorded here but written down from memory: removal in progress, marked for removal, the userland proxy's "listen",
 * "No command specified", the source path that cannot be created, the full disk, and all of Docker Desktop's and Podman's.
 */
const sentences: readonly (readonly [number, string, Cause])[] = [
  [304, "", { kind: "not-modified" }],
  [404, "No such container: nope", { kind: "no-such-container" }],
  [404, 'no container with name or ID "nope" found: no such container', { kind: "no-such-container" }],
  [404, "No such image: nosuch:1", { kind: "no-such-image", image: "nosuch:1" }],
  [404, "no such image: nope: No such image: nope:latest", { kind: "no-such-image", image: "nope" }],
  [
    409,
    'Conflict. The container name "/web" is already in use by container "8758c0c8". You have to remove (or rename) that container to be able to reuse that name.',
    { kind: "name-in-use" },
  ],
  [
    409,
    'Error when allocating new name: Conflict. The container name "/web" is already in use by container "8758c0c8". You have to remove (or rename) that container to be able to reuse that name.',
    { kind: "name-in-use" },
  ],
  [
    409,
    "You cannot remove a running container 93d106f0. Stop the container before attempting removal or force remove",
    { kind: "running" },
  ],
  [
    409,
    "You cannot remove a paused container 93d106f0. Unpause and then stop the container before attempting removal or force remove",
    { kind: "running" },
  ],
  [
    409,
    'cannot remove container "web": container is running: stop the container before removing or force remove',
    { kind: "running" },
  ],
  [409, 'cannot remove container "web": container is paused and must be unpaused first', { kind: "running" }],
  [409, "removal of container 93d106f0 is already in progress", { kind: "removing" }],
  [409, "container is marked for removal and cannot be started", { kind: "removing" }],
  [409, "Container 93d106f0 is already paused", { kind: "already-paused" }],
  [409, "cannot start a paused container, try unpause instead", { kind: "paused" }],
  [409, "Container 93d106f0 is not paused", { kind: "not-paused" }],
  [409, "Container 93d106f0 is not running", { kind: "not-running" }],
  [409, "cannot kill container: web: container 93d106f0 is not running", { kind: "not-running" }],
  [
    500,
    "driver failed programming external connectivity on endpoint b (d357): Bind for 0.0.0.0:18999 failed: port is already allocated",
    { kind: "port-taken", port: 18999 },
  ],
  [
    500,
    "failed to set up container networking: driver failed programming external connectivity on endpoint b (4400): Bind for [::]:18999 failed: port is already allocated",
    { kind: "port-taken", port: 18999 },
  ],
  [
    500,
    "driver failed programming external connectivity on endpoint b (d357): Error starting userland proxy: listen tcp4 0.0.0.0:80: bind: address already in use",
    { kind: "port-taken", port: 80 },
  ],
  [
    500,
    "failed to set up container networking: driver failed programming external connectivity on endpoint b (d): failed to bind host port for 0.0.0.0:80:172.17.0.2:8080/tcp: address already in use",
    { kind: "port-taken", port: 80 },
  ],
  [
    500,
    "driver failed programming external connectivity on endpoint b (d): failed to bind host port 0.0.0.0:443/tcp: address already in use",
    { kind: "port-taken", port: 443 },
  ],
  [
    500,
    "Ports are not available: exposing port TCP 0.0.0.0:3000 -> 0.0.0.0:0: listen tcp 0.0.0.0:3000: bind: address already in use",
    { kind: "port-taken", port: 3000 },
  ],
  [
    400,
    'failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "nonesuch": executable file not found in $PATH: unknown',
    { kind: "command-not-found", command: "nonesuch" },
  ],
  [
    400,
    'failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "/nosuch": stat /nosuch: no such file or directory',
    { kind: "command-not-found", command: "/nosuch" },
  ],
  [
    500,
    "crun: executable file `nonesuch` not found in $PATH: No such file or directory",
    { kind: "command-not-found", command: "nonesuch" },
  ],
  [400, "No command specified", { kind: "command-not-found", command: null }],
  [400, "no command specified", { kind: "command-not-found", command: null }],
  [
    400,
    'invalid mount config for type "bind": bind source path does not exist: /nosuch/dir',
    { kind: "mount-refused" },
  ],
  [500, "error while creating mount source path '/x': mkdir /x: read-only file system", { kind: "mount-refused" }],
  [
    400,
    'OCI runtime create failed: runc create failed: unable to start container process: error during container init: error mounting "/etc/passwd" to rootfs at "/bin": mount /etc/passwd:/bin (via /proc/self/fd/6), flags: 0x5000: not a directory: unknown',
    { kind: "mount-refused" },
  ],
  [
    500,
    "Mounts denied: The path /x is not shared from the host and is not known to Docker.",
    { kind: "mount-refused" },
  ],
  [500, "error creating overlay mount to /var/lib/docker/x: no space left on device", { kind: "disk-full" }],
  [500, "something that nobody has seen yet", { kind: "unknown" }],
];

describe("an engine's refusal", () => {
  test.each(sentences)("%i %s", (status, text, cause) => {
    expect(causeOf({ status, text })).toEqual(cause);
  });
});

describe("dockerode's error", () => {
  test("with a status is a refusal, in the engine's own words", () => {
    const error = Object.assign(new Error("(HTTP code 404) no such container - No such container: x "), {
      statusCode: 404,
      reason: "no such container",
      json: { message: "No such container: x" },
    });
    expect(refusalOf(error)).toEqual({ status: 404, text: "No such container: x" });
  });

  test("without the engine's words keeps its own", () => {
    const error = Object.assign(new Error("(HTTP code 502) unexpected - Bad gateway "), {
      statusCode: 502,
      json: null,
    });
    expect(refusalOf(error)).toEqual({ status: 502, text: "(HTTP code 502) unexpected - Bad gateway" });
  });

  test("without a status is none", () => {
    expect(refusalOf(new Error("socket hang up"))).toBeNull();
    expect(refusalOf("x")).toBeNull();
  });
});
