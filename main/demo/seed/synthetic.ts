/** N containers for tests of scale: cheap to keep, half of them running, in projects of ten. */
import { instant } from "../clock.ts";
import type { Image } from "../images.ts";
import { plainLog } from "../logs/voices.ts";
import { makeContainer } from "../make-container.ts";
import { hashText } from "../random.ts";
import type { World } from "../world.ts";

const AT_ONCE = { stopMs: 0, stopCode: 0, voice: plainLog };

/** Named `synthetic-00001` …; the odd ones run. They stop at once, so that a burst of events is one. */
export function addSynthetic(world: World, count: number, image: Image): void {
  const now = Date.now();
  const seed = hashText(`${world.seed} synthetic`);
  for (let i = 1; i <= count; i++) {
    const project = `fleet-${String(Math.floor((i - 1) / 10) + 1).padStart(4, "0")}`;
    const labels = {
      "com.docker.compose.project": project,
      "com.docker.compose.service": `unit-${((i - 1) % 10) + 1}`,
      "berth.demo": "synthetic",
    };
    const container = makeContainer(
      {
        name: `synthetic-${String(i).padStart(5, "0")}`,
        image: "harbour/synthetic:1.0",
        config: { Labels: labels, Cmd: ["serve", "--unit", String(i)] },
        hostConfig: {},
        behaviour: AT_ONCE,
      },
      image,
      i,
      seed,
      instant(now - 86_400_000 * 120 - i * 1000, i),
    );
    const changed = instant(now - (i % 500) * 60_000 - 5_000, i);
    container.startedAt = changed;
    if (i % 2 === 1) {
      container.state = "running";
      container.pid = 1_000 + i;
      container.run = 1;
      container.log.talk(plainLog, i, changed);
    } else {
      container.state = "exited";
      container.finishedAt = changed;
      container.exitCode = i % 10 === 0 ? 1 : 0;
    }
    world.containers.add(container);
  }
}
