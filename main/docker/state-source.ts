/** The few questions that the live state asks of an engine. */

import { Failure } from "../../contract/errors.ts";
import type { ImageSummary } from "../../contract/model/image.ts";
import { askFor, UNARY_SECONDS } from "./ask.ts";
import type { Connection } from "./connection.ts";
import type { End } from "./container-table.ts";
import { type ContainerRow, ContainerRows, ImageDocument, ImageRows } from "./models.ts";
import { inspect } from "./remake.ts";
import { documentToImageSummary, toImageSummary } from "./summary.ts";

export interface StateSource {
  containers(): Promise<readonly ContainerRow[]>;
  /** Those of `ids` that exist. */
  containersById(ids: readonly string[]): Promise<readonly ContainerRow[]>;
  /** How the last run or start of a container that does not run ended; `null` when that cannot be known. */
  end(id: string): Promise<End | null>;
  images(): Promise<readonly ImageSummary[]>;
  /** By id or reference; `null` when there is none. */
  image(reference: string): Promise<ImageSummary | null>;
}

/** 10,000 containers on a slow engine take seconds. */
const LIST_SECONDS = 60;

export function createStateSource(connection: Connection): StateSource {
  const about = { action: "list its containers" };
  return {
    containers: () =>
      askFor(connection, ContainerRows, {
        seconds: LIST_SECONDS,
        about,
        run: (docker, abortSignal) => docker.listContainers({ all: true, abortSignal }),
      }),
    containersById: (ids) =>
      askFor(connection, ContainerRows, {
        seconds: UNARY_SECONDS,
        about,
        run: (docker, abortSignal) =>
          docker.listContainers({ all: true, filters: JSON.stringify({ id: ids }), abortSignal }),
      }),
    async end(id) {
      try {
        const { ExitCode, OOMKilled } = (await inspect(connection, id)).document.State;
        return typeof ExitCode === "number" ? { exitCode: ExitCode, outOfMemory: OOMKilled === true } : null;
      } catch (error) {
        // It is gone, or the engine has trouble with this one: the others are as well known as before.
        if (error instanceof Failure) return null;
        throw error;
      }
    },
    async images() {
      const rows = await askFor(connection, ImageRows, {
        seconds: LIST_SECONDS,
        about: { action: "list its images" },
        run: (docker, abortSignal) => docker.listImages({ abortSignal }),
      });
      return rows.map(toImageSummary);
    },
    async image(reference) {
      try {
        const document = await askFor(connection, ImageDocument, {
          seconds: UNARY_SECONDS,
          about: { action: `show the image ${reference}`, image: reference },
          run: (docker, abortSignal) => docker.getImage(reference).inspect({ abortSignal } as object),
        });
        return documentToImageSummary(document);
      } catch (error) {
        if (error instanceof Failure && error.code === "NO_SUCH_IMAGE") return null;
        throw error;
      }
    },
  };
}
