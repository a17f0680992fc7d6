import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Failure } from "../../contract/errors.ts";
import type { Made } from "./engine.ts";
import { openRealEngine, type RealEngine } from "./real-engine.testing.ts";

let real: RealEngine;
beforeAll(async () => {
  real = await openRealEngine();
});
afterAll(() => real.close());

interface Inspected {
  readonly Config: {
    readonly Cmd: string[];
    readonly Env: string[];
    readonly Labels: Record<string, string>;
    readonly Hostname: string;
  };
  readonly HostConfig: {
    readonly PortBindings: Record<string, { HostPort: string }[]>;
    readonly RestartPolicy: { readonly Name: string };
    readonly Mounts: readonly object[];
    readonly NetworkMode: string;
  };
  readonly NetworkSettings: { readonly Networks: Record<string, { readonly Aliases: string[] | null }> };
}
const inspect = (id: string): Promise<Inspected> => real.api<Inspected>("GET", `/containers/${id}/json`);
const hostPortOf = async (id: string): Promise<string | undefined> =>
  Object.values((await inspect(id)).HostConfig.PortBindings)[0]?.[0]?.HostPort;

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const problem = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (problem instanceof Failure) return problem;
  throw problem ?? new Error("It succeeded.");
}

/** A program on the engine's machine that is no published container: it listens on the machine's own network. */
async function occupy(port: number): Promise<void> {
  const id = await real.outside(real.name(`program-${port}`), {
    Cmd: ["httpd", "-f", "-p", String(port)],
    HostConfig: { NetworkMode: "host" },
  });
  await real.api("POST", `/containers/${id}/start`);
  await real.until(id, ({ state }) => state === "running");
}

describe("a new container", () => {
  test("is what the spec says", async () => {
    const name = real.name("spec");
    const made = await real.engine.containers.create(
      real.spec({
        name,
        command: ["sleep", "77"],
        env: [{ name: "GREETING", value: "hello = world" }],
        ports: [{ container: 80, host: 28_080 }],
        mounts: [{ source: "/tmp", target: "/host", readOnly: true }],
        restart: "on-failure",
      }),
    );
    expect(made).toEqual({ id: expect.stringMatching(/^[0-9a-f]{64}$/), name });
    const { Config, HostConfig } = await inspect(made.id);
    expect(Config.Cmd).toEqual(["sleep", "77"]);
    expect(Config.Env).toContain("GREETING=hello = world");
    expect(HostConfig.PortBindings).toMatchObject({ "80/tcp": [{ HostPort: "28080" }] });
    expect(HostConfig.RestartPolicy.Name).toBe("on-failure");
    expect(HostConfig.Mounts).toMatchObject([{ Type: "bind", Source: "/tmp", Target: "/host", ReadOnly: true }]);
    expect(await real.until(made.id, () => true)).toMatchObject({ state: "created", name });
  });

  test("gets a name of its own when it has none, also when several are made at once", async () => {
    const made = await Promise.all([1, 2, 3, 4].map(() => real.engine.containers.create(real.spec())));
    const names = made.map(({ name }) => name);
    expect(new Set(names).size).toBe(4);
    for (const name of names) expect(name).toMatch(/^busybox(-\d+)?$/);
  });

  test("whose name is taken is refused, with one that is free", async () => {
    const name = real.name("taken");
    const { id } = await real.engine.containers.create(real.spec({ name }));
    await real.until(id, () => true);
    const problem = await failureOf(real.engine.containers.create(real.spec({ name })));
    expect(problem.value).toMatchObject({ code: "NAME_IN_USE", data: { fix: { kind: "use-name" } } });
  });

  test("of an image that is not there offers to pull it", async () => {
    const problem = await failureOf(real.engine.containers.create(real.spec({ image: "berth.test/no/such:1" })));
    expect(problem.value).toMatchObject({
      code: "NO_SUCH_IMAGE",
      data: { fix: { kind: "pull", reference: "berth.test/no/such:1" } },
    });
  });

  test("with a folder that is not there is refused, rather than given an empty one", async () => {
    const mounts = [{ source: "/no/such/folder", target: "/data" }];
    expect((await failureOf(real.engine.containers.create(real.spec({ mounts })))).code).toBe("MOUNT_REFUSED");
  });

  test("publishes what its image exposes when asked to, on free ports", async () => {
    const base = await real.outside(real.name("base"));
    const label = encodeURIComponent(`LABEL berth.test=${real.spec().labels["berth.test"]}`);
    await real.api(
      "POST",
      `/commit?container=${base}&repo=${real.name("exposes")}&tag=1&changes=EXPOSE%2028090&changes=${label}`,
      {},
    );
    const made = await real.engine.containers.create(
      real.spec({ image: `${real.name("exposes")}:1`, publishExposed: true }),
    );
    const started = await real.engine.containers.startMade(made, real.spec());
    const { ports } = await real.until(started.id, (row) => row.state === "running" && row.ports.length > 0);
    expect(ports[0]).toMatchObject({ container: 28_090, host: 28_090 });
  });
});

describe("ports", () => {
  const launch = async (spec: ReturnType<RealEngine["spec"]>): Promise<Made> =>
    real.engine.containers.startMade(await real.engine.containers.create(spec), spec);

  test("that nobody chose avoid those that containers publish", async () => {
    const first = await launch(real.spec({ ports: [{ container: 28_100 }] }));
    await real.until(first.id, ({ ports }) => ports.length > 0);
    const second = await launch(real.spec({ ports: [{ container: 28_100 }] }));
    expect([await hostPortOf(first.id), await hostPortOf(second.id)]).toEqual(["28100", "28101"]);
  });

  test("that nobody chose move on when another program has them, and nothing is left behind", async () => {
    await occupy(28_200);
    await occupy(28_201);
    const spec = real.spec({ name: real.name("moves"), ports: [{ container: 28_200 }] });
    const made = await real.engine.containers.create(spec);
    const started = await real.engine.containers.startMade(made, spec);
    expect(started.name).toBe(made.name);
    expect(await hostPortOf(started.id)).toBe("28202");
    await real.until(started.id, ({ state }) => state === "running");
    await real.untilGone(made.id);
    expect(real.engine.containers.list().filter(({ name }) => name.startsWith(made.name))).toHaveLength(1);
  });

  test("that somebody chose are kept: the container stays, with the reason and two ways out", async () => {
    await occupy(28_300);
    const spec = real.spec({ name: real.name("keeps"), ports: [{ container: 80, host: 28_300 }] });
    const made = await real.engine.containers.create(spec);
    const problem = await failureOf(real.engine.containers.startMade(made, spec));
    expect(problem.value).toMatchObject({
      code: "PORT_TAKEN",
      message: `${made.name} could not start.`,
      data: { fix: { kind: "use-port", container: made.id, from: 28_300, to: 28_301 } },
    });
    expect(problem.value.data.why).toContain("another program");

    const moved = await real.engine.containers.moveToPort(made.id, 28_300, 28_301, "tcp");
    expect(moved.name).toBe(made.name);
    await real.until(moved.id, ({ state, ports }) => state === "running" && ports.some(({ host }) => host === 28_301));
    await real.untilGone(made.id);
  });

  test("that a container holds are told by its name; one that ran before can only have it stopped", async () => {
    const holder = await launch(real.spec({ name: real.name("holder"), ports: [{ container: 80, host: 28_400 }] }));
    await real.until(holder.id, ({ ports }) => ports.length > 0);
    const second = await real.engine.containers.create(real.spec({ ports: [{ container: 80, host: 28_400 }] }));
    await real.until(second.id, () => true);
    const first = await failureOf(real.engine.containers.start(second.id));
    expect(first.value.data).toMatchObject({ fix: { kind: "use-port", from: 28_400 } });
    expect(first.value.data.why).toContain(holder.name);
    const later = await real.engine.containers.inspect(second.id);
    expect(later.startFailure).toMatchObject({ ...first.value, data: { fix: first.value.data.fix } });

    await real.engine.containers.stop(holder.id, 0);
    await real.engine.containers.start(second.id);
    await real.until(second.id, ({ state }) => state === "running");
    const again = await failureOf(real.engine.containers.start(holder.id));
    expect(again.value.data.fix).toEqual({
      kind: "stop-holder",
      holder: second.id,
      holderName: second.name,
      container: holder.id,
    });
    expect((await failureOf(real.engine.containers.moveToPort(holder.id, 28_400, 28_401, "tcp"))).code).toBe(
      "ALREADY_RUNNING",
    );
  });

  test("that are not published cannot be moved", async () => {
    const { id } = await real.engine.containers.create(real.spec({ ports: [{ container: 80, host: 28_500 }] }));
    expect((await failureOf(real.engine.containers.moveToPort(id, 1, 2, "tcp"))).code).toBe("PORT_NOT_PUBLISHED");
  });

  test("move without loss of what else was asked for: networks and their aliases, labels, the name's own host name", async () => {
    const labels = real.spec().labels;
    for (const network of ["front", "back"]) {
      await real.api("POST", "/networks/create", { Name: real.name(network), Labels: labels });
    }
    const name = real.name("networked");
    const id = await real.outside(name, {
      Labels: { ...labels, keep: "me" },
      HostConfig: { PortBindings: { "80/tcp": [{ HostPort: "28600" }] }, NetworkMode: real.name("front") },
      NetworkingConfig: { EndpointsConfig: { [real.name("front")]: { Aliases: ["web"] } } },
    });
    await real.api("POST", `/networks/${real.name("back")}/connect`, {
      Container: id,
      EndpointConfig: { Aliases: ["api"] },
    });
    const made = await real.engine.containers.moveToPort(id, 28_600, 28_601, "tcp");
    const { Config, HostConfig, NetworkSettings } = await inspect(made.id);
    expect(HostConfig.PortBindings).toMatchObject({ "80/tcp": [{ HostPort: "28601" }] });
    expect(HostConfig.NetworkMode).toBe(real.name("front"));
    expect(NetworkSettings.Networks[real.name("front")]?.Aliases).toContain("web");
    expect(NetworkSettings.Networks[real.name("back")]?.Aliases).toContain("api");
    expect(JSON.stringify(NetworkSettings.Networks)).not.toContain(id.slice(0, 12));
    expect(Config.Labels).toMatchObject({ ...labels, keep: "me" });
    expect(Config.Hostname).toBe(made.id.slice(0, 12));
  });
});
