/** Everything that travels is JSON: main/transport/plain-codec.ts leaves out the walk that would find the rest. */
import { getEventIteratorSchemaDetails, isContractProcedure } from "@orpc/contract";
import { expect, it } from "vitest";
import { z } from "zod";
import { errorMap } from "../../contract/errors.ts";
import { contract } from "../../contract/index.ts";

function* schemas(node: object, path: string): Generator<readonly [string, z.ZodType]> {
  if (!isContractProcedure(node)) {
    for (const [key, child] of Object.entries(node)) yield* schemas(child, path === "" ? key : `${path}.${key}`);
    return;
  }
  const output = node["~orpc"].outputSchema;
  const schema = getEventIteratorSchemaDetails(output)?.yields ?? output;
  if (schema !== undefined) yield [path, schema as unknown as z.ZodType];
}

it.each([...schemas(contract, "")])("%s answers with JSON", (_path, schema) => {
  // Throws on what JSON cannot say: Date, Map, Set, bigint, undefined …
  expect(() => z.toJSONSchema(schema, { unrepresentable: "throw" })).not.toThrow();
});

it("errors carry JSON", () => {
  for (const { data } of Object.values(errorMap)) expect(() => z.toJSONSchema(data)).not.toThrow();
});

it("would notice a date", () => {
  expect(() => z.toJSONSchema(z.object({ at: z.date() }))).toThrow();
});
