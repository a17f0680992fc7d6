/** Images on the engine. Pulling is in pull.ts. */
import { Failure, failure } from "../../contract/errors.ts";
import type { HubRepository } from "../../contract/model/hub.ts";
import type { ImageDetail } from "../../contract/model/image.ts";
import { ask, askFor, UNARY_SECONDS, understand } from "./ask.ts";
import type { Connection } from "./connection.ts";
import { ImageDocument, SearchRows } from "./models.ts";
import { toPortNumber } from "./port-number.ts";
import { documentToImageSummary, toProtocol } from "./summary.ts";

export interface ImageActions {
  inspect(image: string): Promise<ImageDetail>;
  search(term: string, limit: number): Promise<readonly HubRepository[]>;
}

/** The host that engines search on (moby `registry/search.go`). */
const SEARCH_HOST = "index.docker.io";
const MOST_RESULTS = 100;

export function createImageActions(connection: Connection): ImageActions {
  return {
    async inspect(image) {
      const document = await askFor(connection, ImageDocument, {
        seconds: UNARY_SECONDS,
        about: { action: `show the image ${image}`, image },
        run: (docker, abortSignal) => docker.getImage(image).inspect({ abortSignal } as object),
      });
      return toImageDetail(document);
    },

    async search(term, limit) {
      const answer = await ask(connection, {
        seconds: UNARY_SECONDS,
        about: { action: "search Docker Hub" },
        run: (docker, abortSignal) =>
          docker.searchImages({ term, limit: Math.min(Math.max(limit, 1), MOST_RESULTS), abortSignal }),
      }).catch((error: unknown) => {
        // The engine asks Docker Hub: when it refuses, it was refused.
        if (!(error instanceof Failure && error.code === "ENGINE_REFUSED")) throw error;
        throw failure("HUB_UNREACHABLE", { host: SEARCH_HOST }, { detail: error.value.data.detail ?? "" });
      });
      return understand(SearchRows, answer, connection.target).map(
        (row): HubRepository => ({
          name: row.name,
          publisher: row.name.includes("/") ? row.name.slice(0, row.name.lastIndexOf("/")) : null,
          description: row.description ?? "",
          badge: row.is_official === true ? "official" : null,
          stars: row.star_count ?? 0,
          pulls: null,
        }),
      );
    },
  };
}

/** Pure. */
export function toImageDetail(document: ImageDocument): ImageDetail {
  const { Config, Os, Architecture, Variant } = document;
  return {
    ...documentToImageSummary(document),
    exposed: (Config?.ExposedPorts ?? []).flatMap((key) => {
      const [number, protocol] = key.split("/");
      const container = toPortNumber(number);
      // A range (`80-90`) is no port; images seldom have one, and the engine does not publish it by itself either.
      return container !== null ? [{ container, protocol: toProtocol(protocol ?? "tcp") }] : [];
    }),
    volumes: Config?.Volumes ?? [],
    env: (Config?.Env ?? []).map((entry) => {
      const at = entry.indexOf("=");
      return at < 0 ? { name: entry, value: "" } : { name: entry.slice(0, at), value: entry.slice(at + 1) };
    }),
    entrypoint: Config?.Entrypoint ?? [],
    command: Config?.Cmd ?? [],
    platform: [Os || "linux", Architecture || "unknown", Variant].filter(Boolean).join("/"),
  };
}
