/** `POST /containers/create`. Takes on what Berth and the CLI send; what else a body has is ignored. */
import { ApiError, invalidName, nameInUse, noSuchImage } from "../api-error.ts";
import { type Call, isRecord, readJson, sendJson } from "../http/call.ts";
import { isValidName } from "../lifecycle.ts";
import { makeContainer } from "../make-container.ts";
import type { Config, HealthCheck, HostConfig, Mount, PortBinding } from "../model.ts";
import { hashText, pick } from "../random.ts";
import { parseReference, referenceText } from "../reference.ts";
import { tell } from "../runs.ts";

export async function create(call: Call): Promise<void> {
  const { world } = call;
  const asked = call.query.get("name") ?? "";
  const body = await readJson(call);
  const image = textOf(body.Image);
  if (Object.keys(body).length === 0) throw new ApiError(400, "config cannot be empty in order to create a container");
  if (asked !== "" && !isValidName(asked.replace(/^\//, ""))) throw invalidName(asked);
  const reference = parseReference(image);
  if (reference === null) throw new ApiError(400, "invalid reference format");
  const found = world.images.find(image);
  if (found === undefined) throw noSuchImage(referenceText(reference));
  const name =
    asked.replace(/^\//, "") || madeUpName(world.made, (taken) => world.containers.byName(taken) !== undefined);
  const holder = world.containers.byName(name);
  if (holder !== undefined) throw nameInUse(name, holder);

  const hostConfig = isRecord(body.HostConfig) ? body.HostConfig : {};
  const wish = {
    name,
    image,
    config: configOf(body),
    hostConfig: hostConfigOf(hostConfig),
    mounts: mountsOf(hostConfig),
  };
  const index = world.made++;
  const container = makeContainer(
    wish,
    found,
    index,
    hashText(`${world.seed} ${process.pid} ${Date.now()}`),
    world.clock.now(),
  );
  world.containers.add(container);
  tell(world, container, "create");
  sendJson(call, 201, { Id: container.id, Warnings: [] });
}

function configOf(body: Record<string, unknown>): Partial<Config> {
  const health = healthOf(body.Healthcheck);
  return {
    Hostname: textOf(body.Hostname),
    User: textOf(body.User),
    Tty: body.Tty === true,
    OpenStdin: body.OpenStdin === true,
    Env: listOf(body.Env) ?? [],
    Cmd: listOf(body.Cmd),
    Entrypoint: listOf(body.Entrypoint),
    WorkingDir: textOf(body.WorkingDir),
    Labels: textsOf(body.Labels),
    ExposedPorts: objectsOf(body.ExposedPorts),
    Volumes: objectsOf(body.Volumes),
    ...(health === null ? {} : { Healthcheck: health }),
  };
}

function hostConfigOf(given: Record<string, unknown>): Partial<HostConfig> {
  const policy = isRecord(given.RestartPolicy) ? given.RestartPolicy : {};
  return {
    Binds: listOf(given.Binds),
    NetworkMode: textOf(given.NetworkMode) || "default",
    PortBindings: bindingsOf(given.PortBindings),
    PublishAllPorts: given.PublishAllPorts === true,
    RestartPolicy: { Name: textOf(policy.Name), MaximumRetryCount: Number(policy.MaximumRetryCount ?? 0) },
    AutoRemove: given.AutoRemove === true,
    Memory: Number(given.Memory ?? 0),
  };
}

/** `HostConfig.Mounts`, the long form of binds. */
function mountsOf(given: Record<string, unknown>): readonly Mount[] {
  if (!Array.isArray(given.Mounts)) return [];
  return given.Mounts.filter(isRecord).map((mount) => {
    const source = textOf(mount.Source);
    const common = { Destination: textOf(mount.Target), Mode: "z", RW: mount.ReadOnly !== true, Propagation: "" };
    if (mount.Type === "volume")
      return {
        Type: "volume",
        Name: source,
        Source: `/var/lib/docker/volumes/${source}/_data`,
        Driver: "local",
        ...common,
      };
    if (mount.Type === "tmpfs") return { Type: "tmpfs", Source: "", ...common };
    return { Type: "bind", Source: source, ...common, Mode: "", Propagation: "rprivate" };
  });
}

function bindingsOf(value: unknown): Record<string, readonly PortBinding[]> {
  const bindings: Record<string, readonly PortBinding[]> = {};
  if (!isRecord(value)) return bindings;
  for (const [key, list] of Object.entries(value)) {
    const entries = Array.isArray(list) ? list.filter(isRecord) : [];
    bindings[key] = entries.map((entry) => ({ HostIp: textOf(entry.HostIp), HostPort: textOf(entry.HostPort) }));
    for (const { HostPort } of bindings[key])
      if (!/^(\d{0,5}|\d{1,5}-\d{1,5})$/.test(HostPort))
        throw new ApiError(400, `invalid port specification: "${HostPort}"`);
  }
  return bindings;
}

function healthOf(value: unknown): HealthCheck | null {
  if (!isRecord(value)) return null;
  const test = listOf(value.Test);
  if (test === null || test.length === 0 || test[0] === "NONE") return null;
  return {
    Test: test,
    ...(typeof value.Interval === "number" && value.Interval > 0 ? { Interval: value.Interval } : {}),
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The API takes a text where a list is meant; `null` when there is nothing. */
function listOf(value: unknown): readonly string[] | null {
  if (typeof value === "string") return [value];
  return Array.isArray(value) && value.length > 0 ? value.map(String) : null;
}

function textsOf(value: unknown): Record<string, string> {
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)])) : {};
}

function objectsOf(value: unknown): Record<string, object> {
  return isRecord(value) ? Object.fromEntries(Object.keys(value).map((key) => [key, {}])) : {};
}

/** A name for a container that was given none, as the engine makes one up. */
function madeUpName(index: number, taken: (name: string) => boolean): string {
  for (let attempt = 0; ; attempt++) {
    const mood = pick(index, attempt, ["brave", "calm", "eager", "gentle", "keen", "quiet", "swift", "wise"]);
    const sailor = pick(index + 1, attempt, [
      "anson",
      "baret",
      "cook",
      "drake",
      "earhart",
      "franklin",
      "hudson",
      "nansen",
    ]);
    const name = `${mood}_${sailor}${attempt > 3 ? attempt : ""}`;
    if (!taken(name)) return name;
  }
}
