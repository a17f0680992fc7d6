/** What the first-run page says for each cause: its title is the diagnosis, told from the error's code. Pure. */

import type { EngineTarget } from "../../../contract/model/engine.ts";
import type { ErrorValue } from "../../../contract/model/error-value.ts";

export interface Diagnosis {
  /** What is wrong, as the page's title. */
  readonly title: string;
  /** Why, and what to do. */
  readonly text: string;
  /** Which steps help: those that get an engine, those that get access, or none but trying again. */
  readonly steps: "install" | "permission" | "update" | "none";
  /** Waiting cannot help: it takes another address. */
  readonly otherAddress?: true;
}

export function diagnose(problem: ErrorValue, target: EngineTarget): Diagnosis {
  const { why, hint } = problem.data;
  const text = [why, hint].filter((sentence) => sentence !== "").join(" ");
  // DOCKER_HOST may say that another machine is the one to use here.
  const here = target.kind === "local" && !target.remote;
  switch (problem.code) {
    case "ENGINE_UNREACHABLE":
      if (!here) return { title: `${target.label} does not answer`, text, steps: "none" };
      return {
        title: "No engine is running yet",
        text: `Berth needs a Docker engine to run containers. ${why} As soon as one is there, Berth connects by itself.`,
        steps: "install",
      };
    case "ENGINE_PERMISSION_DENIED":
      return { title: "You may not use Docker yet", text, steps: "permission" };
    case "ENGINE_TOO_OLD":
      return { title: "The engine is too old", text, steps: here ? "update" : "none" };
    case "ENGINE_TIMEOUT":
      return { title: `${here ? "Docker" : target.label} takes too long`, text, steps: "none" };
    case "ENGINE_TLS_FAILED":
      return { title: `${here ? "Docker" : target.label} cannot be trusted`, text, steps: "none" };
    case "ENGINE_HOST_UNKNOWN":
      return { title: "There is no such computer", text: `${problem.message} ${text}`, steps: "none" };
    case "NOT_AN_ENGINE":
      return { title: "Something else answers there", text: `${problem.message} ${hint}`, steps: "none" };
    case "ENGINE_ADDRESS_INVALID":
      return {
        title: "This is not an engine's address",
        text: `${problem.message} ${text}`,
        steps: "none",
        otherAddress: true,
      };
    case "ENGINE_ADDRESS_UNSUPPORTED":
      return {
        title: "This address does not work yet",
        text: `${problem.message} ${text}`,
        steps: "none",
        otherAddress: true,
      };
    default:
      return { title: problem.message.replace(/\.$/, ""), text, steps: "none" };
  }
}
