/** `GET /containers/{id}/stats`: one sample, or one each second. */
import { NEVER, rfc3339 } from "../clock.ts";
import { type Call, flag, sendJson } from "../http/call.ts";
import { openStream } from "../http/stream.ts";
import type { Container } from "../model.ts";
import { fraction, hashText } from "../random.ts";
import type { World } from "../world.ts";

const CPUS = 4;
const MEMORY = 16_717_639_680;

export async function stats(call: Call): Promise<void> {
  const { world, query } = call;
  const container = world.containers.resolve(call.params[0] ?? "", world.api);
  const sample = (previous: boolean) => sampleOf(world, container, Date.now(), previous);
  const follows = !query.has("stream") || flag(query, "stream");
  if (!follows) {
    // Without one-shot the engine measures twice, a second apart, to fill `precpu_stats`.
    sendJson(call, 200, sample(!flag(query, "one-shot")));
    return;
  }
  const stream = openStream(call, "application/json");
  try {
    for (let first = true; ; first = false) {
      if (!(await stream.send(`${JSON.stringify(sample(!first))}\n`))) return;
      if (!(await stream.wait(1000)) || world.containers.byId(container.id) === undefined) return;
    }
  } finally {
    stream.end();
  }
}

function sampleOf(world: World, container: Container, nowMs: number, previous: boolean): object {
  if (container.state !== "running" && container.state !== "paused") return empty(container);
  const seed = hashText(container.id);
  const limit = container.hostConfig.Memory || MEMORY;
  const upMs = nowMs - (container.startedAt?.ms ?? nowMs);
  const usage = Math.min(
    limit,
    9_000_000 + fraction(seed, 1) * 240_000_000 + fraction(seed, Math.floor(nowMs / 4000)) * 6_000_000,
  );
  const traffic = Math.floor(upMs * fraction(seed, 2) * 9);
  return {
    read: rfc3339(world.clock.now()),
    preread: previous ? rfc3339({ ms: nowMs - 1000, ns: 0 }) : NEVER,
    pids_stats: { current: 1 + (seed % 24), limit: 18_446_744_073_709_552_000 },
    blkio_stats: {
      io_service_bytes_recursive: [{ major: 8, minor: 0, op: "read", value: traffic }],
      io_serviced_recursive: null,
    },
    num_procs: 0,
    storage_stats: {},
    cpu_stats: cpu(seed, nowMs),
    precpu_stats: previous ? cpu(seed, nowMs - 1000) : noCpu(),
    memory_stats: {
      usage: Math.round(usage),
      stats: { inactive_file: Math.round(usage / 9), anon: Math.round(usage / 2) },
      limit,
    },
    name: `/${container.name}`,
    id: container.id,
    networks: {
      eth0: {
        rx_bytes: traffic,
        rx_packets: traffic >> 9,
        rx_errors: 0,
        rx_dropped: 0,
        tx_bytes: traffic >> 1,
        tx_packets: traffic >> 10,
        tx_errors: 0,
        tx_dropped: 0,
      },
    },
  };
}

/** Grows by a share of one processor that wanders slowly between 0 and 30 %. */
function cpu(seed: number, nowMs: number): object {
  const slope = 0.02 + fraction(seed, 3) * 0.13;
  const seconds = (nowMs % 86_400_000) / 1000;
  const total = Math.round((seconds * slope + slope * 8 * (1 + Math.sin(seconds / 9 + (seed % 7)))) * 1e9);
  return {
    cpu_usage: {
      total_usage: total,
      usage_in_kernelmode: Math.round(total / 4),
      usage_in_usermode: Math.round((total / 4) * 3),
    },
    system_cpu_usage: Math.round(seconds * CPUS * 1e9),
    online_cpus: CPUS,
    throttling_data: { periods: 0, throttled_periods: 0, throttled_time: 0 },
  };
}

function noCpu(): object {
  return {
    cpu_usage: { total_usage: 0, usage_in_kernelmode: 0, usage_in_usermode: 0 },
    throttling_data: { periods: 0, throttled_periods: 0, throttled_time: 0 },
  };
}

function empty(container: Container): object {
  return {
    read: NEVER,
    preread: NEVER,
    pids_stats: {},
    blkio_stats: { io_service_bytes_recursive: null },
    num_procs: 0,
    storage_stats: {},
    cpu_stats: noCpu(),
    precpu_stats: noCpu(),
    memory_stats: {},
    name: `/${container.name}`,
    id: container.id,
  };
}
