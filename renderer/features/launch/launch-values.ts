/** What the launch sheet's fields begin with. Pure. */
import { joinCommandLine } from "../../../contract/model/command-line.ts";
import type { ContainerSpecInput } from "../../../contract/model/spec.ts";
import type { LaunchValues } from "./launch-form.ts";

/** The last row of the variables is always a blank one, to type into. */
export const blankVariable = { name: "", value: "" } as const;

/** The form as it opens for an image. */
export function launchValues(image: string, name: string): LaunchValues {
  const none = { command: "", env: [blankVariable], ports: [], mounts: [] };
  return { image, name, ...none, publishExposed: true, restart: "no", start: true };
}

/** The form for a spec that is there already. `name` is a free one, for the spec's own may be taken. */
export function valuesOfSpec(spec: ContainerSpecInput, name: string): LaunchValues {
  return {
    image: spec.image,
    name,
    command: joinCommandLine(spec.command ?? []),
    env: [...(spec.env ?? []).map((variable) => ({ ...variable })), blankVariable],
    ports: (spec.ports ?? []).map(({ host, container, protocol = "tcp" }) => ({
      host: host === undefined ? "" : String(host),
      container: String(container),
      protocol,
    })),
    mounts: (spec.mounts ?? []).map(({ readOnly = false, ...mount }) => ({ ...mount, readOnly })),
    publishExposed: spec.publishExposed ?? false,
    restart: spec.restart ?? "no",
    start: true,
  };
}
