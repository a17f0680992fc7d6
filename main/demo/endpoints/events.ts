/** `GET /events`: what happened since, then what happens, one JSON object a line. */
import { compareInstants } from "../clock.ts";
import { type EngineEvent, eventJson } from "../event-bus.ts";
import { type Call, type Filters, filtersOf, instantOf, labelsMatch } from "../http/call.ts";
import { openStream } from "../http/stream.ts";

const FILTERS = [
  "type",
  "event",
  "container",
  "image",
  "label",
  "network",
  "volume",
  "daemon",
  "scope",
  "node",
  "service",
];

export async function events(call: Call): Promise<void> {
  const { world } = call;
  const filters = filtersOf(call, FILTERS);
  const since = instantOf(call.query, "since");
  const until = instantOf(call.query, "until");
  const waiting: EngineEvent[] = [];
  if (since !== null) waiting.push(...world.events.past().filter((event) => compareInstants(event.at, since) >= 0));

  const stream = openStream(call, "application/json");
  const unsubscribe = world.events.subscribe((event) => {
    waiting.push(event);
    stream.wake();
  });
  const lookAway = world.schedule.look();
  try {
    for (;;) {
      // Taken at once, so that a burst goes out in few writes.
      const batch = waiting
        .splice(0, 512)
        .filter((event) => (until === null || compareInstants(event.at, until) <= 0) && matches(event, filters))
        .map((event) => `${eventJson(event)}\n`);
      if (batch.length > 0 && !(await sendAll(stream, batch, world.faults.list().length > 0))) return;
      if (waiting.length > 0) continue;
      const left = until === null ? null : until.ms - Date.now();
      if (left !== null && left <= 0) break;
      if (!(await stream.wait(left))) return;
    }
  } finally {
    unsubscribe();
    lookAway();
    stream.end();
  }
}

/** With faults each event is a chunk of its own, so that a fault can hit the one that it names. */
async function sendAll(
  stream: { send(chunk: string): Promise<boolean> },
  lines: readonly string[],
  singly: boolean,
): Promise<boolean> {
  if (!singly) return stream.send(lines.join(""));
  for (const line of lines) if (!(await stream.send(line))) return false;
  return true;
}

function matches(event: EngineEvent, filters: Filters): boolean {
  const { attributes } = event;
  const isOne = (values: readonly string[], ...candidates: (string | undefined)[]) =>
    values.some((value) => candidates.some((candidate) => candidate === value));
  for (const [name, values] of filters) {
    if (values.length === 0) continue;
    switch (name) {
      case "type":
        if (!isOne(values, event.type)) return false;
        break;
      case "event":
        // `health_status` matches `health_status: healthy`.
        if (!isOne(values, event.action, event.action.split(":")[0])) return false;
        break;
      case "container":
        if (event.type !== "container") return false;
        if (!isOne(values, attributes.name) && !values.some((value) => event.id.startsWith(value))) return false;
        break;
      case "image":
        if (!isOne(values, event.id, attributes.name, attributes.image, attributes.image?.split(":")[0])) return false;
        break;
      case "label":
        if (!labelsMatch(attributes, values)) return false;
        break;
      case "network":
      case "volume":
        if (event.type !== name || !isOne(values, event.id, attributes.name)) return false;
        break;
      case "scope":
        if (!isOne(values, "local")) return false;
        break;
      default:
        return false;
    }
  }
  return true;
}
