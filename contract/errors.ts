/**
 * The closed list of what can go wrong, and the sentences for it: the one place where they are written.
 * Each code has an HTTP status and a function from the facts to what happened (`message`), `why`, and what to do (`hint`).
 */
import type { ErrorData, ErrorValue, Fix } from "./model/error-value.ts";
import { ErrorData as ErrorDataSchema } from "./model/error-value.ts";
import { THIS_COMPUTER } from "./model/this-computer.ts";

interface Sentences {
  readonly message: string;
  readonly why: string;
  readonly hint: string;
}

interface Definition {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the facts differ by code; `Facts<Code>` gives them back exactly.
  readonly say: (facts: any) => Sentences;
}

/** The engine at the beginning of a sentence: not the computer itself refuses, or is too old. */
function engine(facts: { readonly engine: string }): string {
  return facts.engine === THIS_COMPUTER ? "Docker on this computer" : facts.engine;
}

const definitions = {
  // Containers
  NO_SUCH_CONTAINER: {
    status: 404,
    say: (f: { container: string }) => ({
      message: `There is no container ${f.container}.`,
      why: "It was removed, or it never was on this engine.",
      hint: "Check the name and the engine.",
    }),
  },
  ALREADY_STOPPED: {
    status: 409,
    say: (f: { container: string }) => ({
      message: `${f.container} is not running.`,
      why: "It was stopped before.",
      hint: "Start it first.",
    }),
  },
  ALREADY_RUNNING: {
    status: 409,
    say: (f: { container: string }) => ({
      message: `${f.container} is running already.`,
      why: "It was started before.",
      hint: "Restart it if you want it to begin anew.",
    }),
  },
  CONTAINER_PAUSED: {
    status: 409,
    say: (f: { container: string }) => ({
      message: `${f.container} is paused.`,
      why: "A paused container does not react.",
      hint: "Resume it first.",
    }),
  },
  NOT_PAUSED: {
    status: 409,
    say: (f: { container: string }) => ({
      message: `${f.container} is not paused.`,
      why: "Only a paused container can be resumed.",
      hint: "",
    }),
  },
  CONTAINER_RUNNING: {
    status: 409,
    say: (f: { container: string }) => ({
      message: `${f.container} was not removed.`,
      why: "It is running.",
      hint: "Stop it first, or remove it while it runs.",
    }),
  },
  REMOVAL_IN_PROGRESS: {
    status: 409,
    say: (f: { container: string }) => ({
      message: `${f.container} is being removed already.`,
      why: "",
      hint: "Wait for it to go.",
    }),
  },
  NAME_IN_USE: {
    status: 409,
    say: (f: { name: string; suggestion: string | null }) => ({
      message: `The name ${f.name} is taken.`,
      why: `Another container on this engine is called ${f.name}.`,
      hint: f.suggestion === null ? "Choose another name." : `Choose another name, for example ${f.suggestion}.`,
    }),
  },
  PORT_TAKEN: {
    status: 409,
    say: (f: { container: string; port: number; holder: string | null; suggestion: number | null }) => ({
      message: `${f.container} could not start.`,
      why:
        f.holder === null
          ? `Port ${f.port} is used by another program on the engine's machine.`
          : `Port ${f.port} is used by ${f.holder}.`,
      hint:
        f.suggestion === null
          ? "Choose another port, or stop what uses it."
          : `Choose another port, for example ${f.suggestion}, or stop what uses it.`,
    }),
  },
  PORT_NOT_PUBLISHED: {
    status: 404,
    say: (f: { container: string; port: number }) => ({
      message: `${f.container} does not publish port ${f.port}.`,
      why: "It was made without it.",
      hint: "Make a new container with the ports that you need.",
    }),
  },
  COMMAND_NOT_FOUND: {
    status: 422,
    say: (f: { container: string; command: string | null }) => ({
      message: `${f.container} could not start.`,
      why: f.command === null ? "Its command is not in the image." : `The command ${f.command} is not in its image.`,
      hint: "Check the command, or leave it empty to use the image's own.",
    }),
  },
  MOUNT_REFUSED: {
    status: 422,
    say: (f: { container: string }) => ({
      message: `${f.container} could not start.`,
      why: "A folder could not be mounted into it.",
      hint: "Check that the folder is on the engine's machine and that the engine may read it.",
    }),
  },
  START_FAILED: {
    status: 500,
    say: (f: { container: string }) => ({
      message: `${f.container} could not start.`,
      why: "The engine gave up on it. The details have its own words.",
      hint: "Mend what they name, then start it again.",
    }),
  },
  // Images
  NO_SUCH_IMAGE: {
    status: 404,
    say: (f: { image: string }) => ({
      message: `The image ${f.image} is not on this engine.`,
      why: "It has not been pulled, or it was removed.",
      hint: "Pull it first.",
    }),
  },
  IMAGE_NOT_FOUND: {
    status: 404,
    say: (f: { image: string; registry: string }) => ({
      message: `${f.image} could not be pulled.`,
      why: `${f.registry} has no such image or tag.`,
      hint: "Check the name and the tag.",
    }),
  },
  PULL_DENIED: {
    status: 403,
    say: (f: { image: string; registry: string }) => ({
      message: `${f.image} could not be pulled.`,
      why: `${f.registry} does not know you, or there is no such image.`,
      // Docker Hub is what docker login means when it is given no name.
      hint: `Check the name. A private image needs docker login${f.registry === "Docker Hub" ? "" : ` ${f.registry}`} on this computer.`,
    }),
  },
  PULL_RATE_LIMITED: {
    status: 429,
    say: (f: { image: string; registry: string }) => ({
      message: `${f.registry} wants a break.`,
      why: `The engine's machine has used up its pulls, so ${f.image} was not pulled.`,
      hint: "Wait, or sign in to the registry for a larger share.",
    }),
  },
  REGISTRY_UNREACHABLE: {
    status: 502,
    say: (f: { image: string; registry: string }) => ({
      message: `${f.image} could not be pulled.`,
      why: `The engine cannot reach ${f.registry}.`,
      hint: "Check the engine's network and the registry's name. Local images still work.",
    }),
  },
  PULL_FAILED: {
    status: 502,
    say: (f: { image: string }) => ({
      message: `${f.image} could not be pulled.`,
      why: "The engine gave up half way.",
      hint: "Try again. The details have the engine's own words.",
    }),
  },
  PLATFORM_MISMATCH: {
    status: 422,
    say: (f: { image: string; platform: string }) => ({
      message: `${f.image} does not fit this engine.`,
      why: `It has no version for ${f.platform}.`,
      hint: "Choose another tag or image.",
    }),
  },
  DISK_FULL: {
    status: 507,
    say: () => ({
      message: "The engine's disk is full.",
      why: "There is no space left where it keeps images and containers.",
      hint: "Remove images and containers that you no longer need.",
    }),
  },
  // Engine
  ENGINE_UNREACHABLE: {
    status: 503,
    say: (f: { engine: string; address: string }) => ({
      message: `${engine(f)} does not answer.`,
      why: `Nobody listens on ${f.address}.`,
      hint: "Start the Docker engine. Berth connects by itself as soon as it is there.",
    }),
  },
  ENGINE_LOST: {
    status: 503,
    say: (f: { engine: string }) => ({
      message: `${engine(f)} stopped answering.`,
      why: "The connection ended in the middle.",
      hint: "Berth connects again by itself.",
    }),
  },
  ENGINE_PERMISSION_DENIED: {
    status: 403,
    say: (f: { engine: string; address: string }) => ({
      message: `${engine(f)} refused the connection.`,
      why: `The system refuses access to ${f.address}.`,
      hint: "Add yourself to the group docker, then sign out and in again.",
    }),
  },
  ENGINE_ADDRESS_INVALID: {
    status: 400,
    say: (f: { address: string }) => ({
      message: `${f.address} is not an engine's address.`,
      why: "It has no form that Docker knows.",
      hint: "Write unix:///path/docker.sock or tcp://host:port.",
    }),
  },
  ENGINE_ADDRESS_UNSUPPORTED: {
    status: 501,
    say: (f: { address: string }) => ({
      message: `Berth cannot use ${f.address} yet.`,
      why: "It does not speak SSH yet.",
      hint: "Forward the engine's socket with ssh -L, and connect to the local end.",
    }),
  },
  ENGINE_HOST_UNKNOWN: {
    status: 502,
    say: (f: { address: string }) => ({
      message: `${f.address} was not found.`,
      why: "No computer of that name is known.",
      hint: "Check the address.",
    }),
  },
  NOT_AN_ENGINE: {
    status: 502,
    say: (f: { address: string }) => ({
      message: `${f.address} is not a Docker engine.`,
      why: "Something else answers there.",
      hint: "Check the address and the port.",
    }),
  },
  ENGINE_TLS_FAILED: {
    status: 502,
    say: (f: { engine: string }) => ({
      message: `${engine(f)} could not be trusted.`,
      why: "Its certificate, or yours, was refused.",
      hint: "Check the certificates of this Docker context.",
    }),
  },
  ENGINE_TOO_OLD: {
    status: 426,
    say: (f: { engine: string; apiVersion: string; needed: string }) => ({
      message: `${engine(f)} is too old.`,
      why: `It speaks API ${f.apiVersion}; Berth needs ${f.needed} or newer.`,
      hint: "Update the Docker engine.",
    }),
  },
  ENGINE_TIMEOUT: {
    status: 504,
    say: (f: { engine: string; seconds: number }) => ({
      message: `${engine(f)} did not answer in time.`,
      why: `It was given ${f.seconds} s.`,
      hint: "Look whether it is busy, then try again.",
    }),
  },
  ENGINE_REFUSED: {
    status: 502,
    say: (f: { engine: string; action: string }) => ({
      message: `${engine(f)} refused to ${f.action}.`,
      why: "The details have its own words.",
      hint: "",
    }),
  },
  NO_SUCH_ENGINE: {
    status: 404,
    say: (f: { engine: string }) => ({
      message: `There is no engine ${f.engine}.`,
      why: "It is not among this computer's engines and Docker contexts.",
      hint: "Choose one of the list, or give an address.",
    }),
  },
  DEMO_UNAVAILABLE: {
    status: 500,
    say: () => ({
      message: "The demo engine could not be started.",
      why: "Its process ended at once.",
      hint: "Install Berth again if it happens twice.",
    }),
  },
  // Docker Hub
  HUB_UNREACHABLE: {
    status: 502,
    say: (f: { host: string }) => ({
      message: "Docker Hub is out of reach.",
      why: `${f.host} does not answer.`,
      hint: "Local images still work.",
    }),
  },
  HUB_RATE_LIMITED: {
    status: 429,
    say: (f: { host: string; retryAfterSeconds: number | null }) => ({
      message: "Docker Hub wants a break.",
      why: `${f.host} has answered too many searches from here.`,
      hint: f.retryAfterSeconds === null ? "Wait a minute." : `Wait ${f.retryAfterSeconds} s.`,
    }),
  },
  HUB_ANSWER_UNKNOWN: {
    status: 502,
    say: (f: { host: string }) => ({
      message: "Docker Hub answered in a way that Berth does not know.",
      why: `${f.host} has changed its search.`,
      hint: "Type the image's full name instead.",
    }),
  },
  // Berth itself
  NO_SUCH_JOB: {
    status: 404,
    say: (f: { job: string }) => ({
      message: `There is no job ${f.job}.`,
      why: "It ended long ago, or Berth was restarted.",
      hint: "",
    }),
  },
  LINK_REFUSED: {
    status: 403,
    say: (f: { url: string }) => ({
      message: "The link was not opened.",
      why: `${f.url} is no web address that Berth opens.`,
      hint: "Copy it and open it yourself if you trust it.",
    }),
  },
} satisfies Record<string, Definition>;

export type ErrorCode = keyof typeof definitions;
/** What has to be known to speak of an error of this code. */
export type Facts<Code extends ErrorCode> = Parameters<(typeof definitions)[Code]["say"]>[0];

/** All codes, for the contract's error map. Every procedure may answer with any of them. */
export const errorMap = Object.fromEntries(
  Object.entries(definitions).map(([code, { status }]) => [code, { status, data: ErrorDataSchema }]),
) as { readonly [Code in ErrorCode]: { readonly status: number; readonly data: typeof ErrorDataSchema } };

/** Puts an error into words. `fix` and `detail` (the engine's raw text) are passed on as they are. */
export function errorValue<Code extends ErrorCode>(
  code: Code,
  facts: Facts<Code>,
  extra: { readonly fix?: Fix; readonly detail?: string } = {},
): ErrorValue {
  const definition: Definition = definitions[code];
  const { message, why, hint } = definition.say(facts);
  const data: ErrorData = { why, hint };
  if (extra.fix !== undefined) data.fix = extra.fix;
  if (extra.detail !== undefined) data.detail = extra.detail;
  return { code, message, data };
}

/** A bug, where it has to be shown as a value: in a job, in a stream. Log the exception itself as well. */
export function unexpectedValue(error: unknown): ErrorValue {
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    code: "UNEXPECTED",
    message: "Something unexpected happened.",
    data: {
      why: "This is a fault in Berth.",
      hint: "Try again. If it happens twice, report it with the details.",
      detail,
    },
  };
}

/** An expected failure on its way up to the router, which turns it into the contract's error of the same code. */
export class Failure extends Error {
  readonly value: ErrorValue;
  constructor(value: ErrorValue) {
    super(value.message);
    this.name = "Failure";
    this.value = value;
  }
  get code(): string {
    return this.value.code;
  }
}

/** Makes the failure to throw: `throw failure("NO_SUCH_CONTAINER", { container: "web" })`. */
export function failure<Code extends ErrorCode>(
  code: Code,
  facts: Facts<Code>,
  extra: { readonly fix?: Fix; readonly detail?: string } = {},
): Failure {
  return new Failure(errorValue(code, facts, extra));
}

/** The HTTP status of a code. */
export function statusOf(code: ErrorCode): number {
  return definitions[code].status;
}
