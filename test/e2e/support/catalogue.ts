/** The images that tests launch, where Berth finds them: on a look-alike of Docker Hub, pulled from a registry of ours. */
import { startHub } from "../../engine/hub-server.ts";
import { buildImage, webLines } from "../../engine/images.ts";
import { startRegistry } from "../../engine/registry.ts";
import { mirror, type RunEngine } from "./engine.ts";

/** A web server on port 8080. In Docker Hub's words: the image `web` of the namespace `berth-e2e`. */
export const webImage = "berth-e2e/web";

export interface Catalogue {
  /** What `BERTH_HUB_URL` must be. */
  readonly hubUrl: string;
  stop(): Promise<void>;
}

/**
 * On an engine of ours, the image is only in the registry that the engine takes for Docker Hub, so creating pulls it. A person's engine
 * asks the real Docker Hub, so there the image is on the engine already.
 *
 * @param run the label's value by which everything is removed
 */
export async function startCatalogue(engine: RunEngine, run: string): Promise<Catalogue> {
  await buildImage(engine.host, { name: `${webImage}:latest`, lines: webLines, run });
  const registry = mirror ? await startRegistry({ login: false, port: Number(mirror.split(":")[1]) }) : undefined;
  if (registry) {
    const pushed = `${registry.address}/${webImage}:latest`;
    await engine.cli("tag", `${webImage}:latest`, pushed);
    await engine.cli("push", pushed);
    await engine.cli("image", "rm", "--force", pushed, `${webImage}:latest`);
  }
  const hub = await startHub([
    { name: webImage, description: "A web server that says hello, for tests.", tags: ["latest"] },
    {
      name: "library/hello-postgres",
      description: "An elephant, for tests.",
      official: true,
      tags: ["17", "16", "latest"],
    },
  ]);
  return {
    hubUrl: hub.url,
    stop: async () => {
      await hub.stop();
      await registry?.stop();
    },
  };
}
