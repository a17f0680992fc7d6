/** What a number, a boolean or a key costs on the way, roughly. */
const SMALL = 8;

/** About how many bytes a plain value takes on the way. Counts characters, so it costs little next to serialising. */
export function weigh(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return SMALL;
  let sum = SMALL;
  for (const part of Object.values(value)) sum += SMALL + weigh(part);
  return sum;
}
