/**
 * The launch sheet's form: what stands in its fields (text, nearly all of it), and how that becomes a ContainerSpec.
 * The rules are the contract's own schemas; here text is turned into their input. Rows that are wholly empty do not count.
 */
import { z } from "zod";
import { splitCommandLine } from "../../../contract/model/command-line.ts";
import { ContainerName, PortNumber, Protocol, RestartPolicy } from "../../../contract/model/container.ts";
import { ImageReference } from "../../../contract/model/reference.ts";
import {
  type ContainerSpec,
  EnvironmentVariable,
  MountRequest,
  type PortRequest,
} from "../../../contract/model/spec.ts";

type Context = z.core.$RefinementCtx;

/** Passes on what a contract schema says of one row, at the row's own path. */
function check<T>(schema: z.ZodType<T>, input: unknown, context: Context): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  for (const { message, path } of result.error.issues) context.addIssue({ code: "custom", message, path: [...path] });
  return z.NEVER;
}

const VariableRow = z.object({ name: z.string(), value: z.string() }).transform((row, context) => {
  if (row.name.trim() === "" && row.value === "") return null;
  if (row.name.trim() === "") {
    context.addIssue({ code: "custom", message: "Give the variable a name.", path: ["name"] });
    return z.NEVER;
  }
  return check(EnvironmentVariable, { name: row.name.trim(), value: row.value }, context);
});

function port(text: string, path: string, context: Context): number {
  const number = PortNumber.safeParse(/^\d+$/.test(text.trim()) ? Number(text) : text);
  if (!number.success)
    context.addIssue({ code: "custom", message: "A port is a number from 1 to 65535.", path: [path] });
  return number.data ?? 0;
}

const PortRow = z
  .object({ host: z.string(), container: z.string(), protocol: Protocol })
  .transform((row, context): PortRequest | null => {
    const { protocol } = row;
    if (row.host.trim() === "" && row.container.trim() === "") return null;
    const container = port(row.container, "container", context);
    return row.host.trim() === ""
      ? { container, protocol }
      : { container, protocol, host: port(row.host, "host", context) };
  });

/** The engine's rule for a volume's name (Engine API, `POST /volumes/create`). */
const VOLUME_NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/;

/** A mount's source that is a folder of the engine's machine, not a volume's name. */
export function isFolder(source: string): boolean {
  return /^(\/|[A-Za-z]:[\\/]|\\\\)/.test(source.trim());
}

const MountRow = z
  .object({ source: z.string(), target: z.string(), readOnly: z.boolean() })
  .transform((row, context) => {
    if (row.source.trim() === "" && row.target.trim() === "") return null;
    const source = row.source.trim();
    if (source !== "" && !isFolder(source) && !VOLUME_NAME.test(source)) {
      const message =
        "A folder is given by its whole path, from /. A volume's name has letters, digits, and _ . - only.";
      context.addIssue({ code: "custom", message, path: ["source"] });
      return z.NEVER;
    }
    return check(MountRequest, { ...row, source, target: row.target.trim() }, context);
  });

/** Rows without the empty ones. `same` gives what must not stand twice, and what to say of it. */
function rows<Row extends z.ZodType>(
  row: Row,
  field: string,
  same: (value: NonNullable<z.output<Row>>) => { readonly key: string; readonly message: string } | null,
) {
  return z
    .array(row)
    .superRefine((values, context) => {
      const seen = new Set<string>();
      values.forEach((value, index) => {
        const twin = value === null || value === undefined ? null : same(value);
        if (twin === null) return;
        if (seen.has(twin.key)) context.addIssue({ code: "custom", message: twin.message, path: [index, field] });
        seen.add(twin.key);
      });
    })
    .transform((values) => values.filter((value): value is NonNullable<z.output<Row>> => value !== null));
}

const fields = {
  image: ImageReference,
  name: z.string().transform((text, context) => {
    return text.trim() === "" ? undefined : check(ContainerName, text.trim(), context);
  }),
  command: z.string().transform((text, context): readonly string[] => {
    const split = splitCommandLine(text);
    if (split.ok) return split.words;
    context.addIssue({ code: "custom", message: split.problem });
    return z.NEVER;
  }),
  env: rows(VariableRow, "name", ({ name }) => ({ key: name, message: `${name} is set twice.` })),
  ports: rows(PortRow, "host", ({ host, protocol }) =>
    host === undefined ? null : { key: `${host}/${protocol}`, message: `${host} is used twice here.` },
  ),
  mounts: rows(MountRow, "target", ({ target }) => ({ key: target, message: `${target} is used twice.` })),
  publishExposed: z.boolean(),
  restart: RestartPolicy,
  start: z.boolean(),
};

/** What to start a launch job with. */
export interface LaunchRequest {
  readonly spec: ContainerSpec;
  readonly start: boolean;
}

type Checked = { readonly [Name in Exclude<keyof typeof fields, "start">]: z.output<(typeof fields)[Name]> };

function toSpec({ name, command, ...rest }: Checked): ContainerSpec {
  return {
    ...rest,
    ...(name === undefined ? {} : { name }),
    ...(command.length === 0 ? {} : { command: [...command] }),
    labels: {},
  };
}

/** What the form holds, checked. */
export const LaunchForm = z
  .object(fields)
  .transform(({ start, ...checked }): LaunchRequest => ({ start, spec: toSpec(checked) }));

/** What the fields hold while they are edited. */
export type LaunchValues = z.input<typeof LaunchForm>;

/** The spec as far as the form can say it already, for the command strip: fields and rows that are wrong or empty are left out. */
export function draftSpec(values: LaunchValues): ContainerSpec {
  return toSpec({
    image: values.image.trim() === "" ? "IMAGE" : values.image.trim(),
    name: fields.name.safeParse(values.name).data,
    command: fields.command.safeParse(values.command).data ?? [],
    env: values.env.flatMap((row) => fields.env.safeParse([row]).data ?? []),
    ports: values.ports.flatMap((row) => fields.ports.safeParse([row]).data ?? []),
    mounts: values.mounts.flatMap((row) => fields.mounts.safeParse([row]).data ?? []),
    publishExposed: values.publishExposed,
    restart: values.restart,
  });
}
