/** Brings a world to life: its images, the planned containers with a past, N synthetic ones, and what changes by itself. */
import { type Instant, instant } from "../clock.ts";
import type { Image } from "../images.ts";
import { spoken } from "../logs/segments.ts";
import { makeContainer } from "../make-container.ts";
import { makeImage } from "../make-image.ts";
import type { Container } from "../model.ts";
import { publish, unpublished } from "../ports.ts";
import { between, hashText } from "../random.ts";
import { parseReference } from "../reference.ts";
import { restartLater, setHealth } from "../runs.ts";
import type { World } from "../world.ts";
import { PLANS, type Plan, SPARE_IMAGES } from "./plans.ts";
import { addSynthetic } from "./synthetic.ts";

/** Logs reach back at most this far, as if rotated. */
const LOG_REACH_MS = 6 * 3_600_000;

export function populate(world: World, synthetic: number): void {
  for (const reference of SPARE_IMAGES) imageFor(world, reference);
  const now = Date.now();
  for (const plan of PLANS) world.containers.add(build(world, plan, now));
  addSynthetic(world, synthetic, imageFor(world, "harbour/synthetic:1.0"));
  flipHealth(world);
}

function imageFor(world: World, text: string): Image {
  const found = world.images.find(text);
  if (found !== undefined) return found;
  const reference = parseReference(text);
  if (reference === null) throw new Error(`no reference: ${text}`);
  const image = makeImage(reference);
  world.images.put(image);
  return image;
}

function build(world: World, plan: Plan, now: number): Container {
  const created = past(plan.name, now - plan.age * 1000);
  const image = imageFor(world, plan.image);
  const wish = {
    name: plan.name,
    image: plan.image,
    config: plan.config ?? {},
    hostConfig: plan.hostConfig ?? {},
    ...(plan.behaviour === undefined ? {} : { behaviour: plan.behaviour }),
  };
  const container = makeContainer(wish, image, world.made++, hashText(`${world.seed}`), created);
  const changed = past(plan.name, now - plan.since * 1000);
  switch (plan.state) {
    case "running":
    case "paused":
      container.startedAt = changed;
      container.ports = publish(container, world.containers.all());
      container.pid = between(hashText(plan.name), 0, 1_000, 32_000);
      container.run = 1;
      break;
    case "exited":
    case "restarting":
      container.startedAt = instant(changed.ms - ranFor(plan), changed.ns);
      container.finishedAt = changed;
      container.run = 2;
      break;
    default:
      container.ports = unpublished({});
  }
  container.state = plan.state;
  container.exitCode = plan.exitCode ?? 0;
  container.outOfMemory = plan.outOfMemory ?? false;
  container.restartCount = plan.restartCount ?? 0;
  if (plan.health !== undefined)
    container.health = {
      status: plan.health,
      failingStreak: plan.health === "unhealthy" ? 12 : 0,
      probes: [{ at: past(plan.name, now - 9_000), exitCode: plan.health === "unhealthy" ? 1 : 0, output: "" }],
    };
  remember(container, now);
  if (plan.state === "restarting") restartLater(world, container);
  return container;
}

/** A time before now, with nanoseconds of its own. */
function past(name: string, ms: number): Instant {
  return instant(Math.floor(ms), hashText(name) % 1_000_000);
}

function ranFor(plan: Plan): number {
  return plan.behaviour?.endsAfterMs ?? Math.min((plan.age - plan.since) * 1000, 2 * 86_400_000);
}

/** What it said in its last run. */
function remember(container: Container, now: number): void {
  const { startedAt, finishedAt, behaviour, log } = container;
  if (startedAt === null) return;
  const end = finishedAt?.ms ?? now;
  if (behaviour.firstWords !== undefined) log.insert(spoken(behaviour.firstWords, startedAt), startedAt);
  if (behaviour.voice !== null) {
    const from = startedAt.ms > end - LOG_REACH_MS ? instant(startedAt.ms, 999_000) : instant(end - LOG_REACH_MS);
    log.talk(behaviour.voice, hashText(container.name), from);
  }
  if (finishedAt !== null) {
    log.silence(finishedAt);
    if (behaviour.lastWords !== undefined) log.insert(spoken(behaviour.lastWords, finishedAt), finishedAt);
  }
  if (container.state === "paused") log.silence(instant(now - 3 * 3_600_000));
}

/** One container's health comes and goes: ill for 20 to 40 s, well for a minute or two. */
function flipHealth(world: World): void {
  const container = world.containers.byName("harbour-shop-api-1");
  if (container === undefined) return;
  let turn = 0;
  const next = () => {
    turn++;
    const well = container.health?.status === "healthy";
    const seconds = well ? between(world.seed, turn, 55, 120) : between(world.seed, turn, 20, 40);
    world.schedule.after(
      seconds * 1000,
      () => {
        if (container.state === "running") setHealth(world, container, well ? "unhealthy" : "healthy");
        if (world.containers.byId(container.id) !== undefined) next();
      },
      true,
    );
  };
  next();
}
