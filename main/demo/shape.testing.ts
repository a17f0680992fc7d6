/** Types at places in a document, for comparing the shapes of two. A place is a path with dots; `[]` stands for a list's first item. */

/** The type at each place. Empty and absent lists and maps count as "none": engines differ between `[]`, `{}` and `null`. */
export function typesOf(document: unknown, places: readonly string[]): Record<string, string> {
  return Object.fromEntries(places.map((place) => [place, shapeAt(document, place)]));
}

export function shapeAt(document: unknown, place: string): string {
  let value = document;
  for (const step of place.split(".")) {
    if (step === "[]") value = Array.isArray(value) ? value[0] : undefined;
    else value = typeof value === "object" && value !== null ? (value as Record<string, unknown>)[step] : undefined;
  }
  if (value === null || value === undefined) return "none";
  if (Array.isArray(value)) return value.length === 0 ? "none" : "list";
  if (typeof value === "object") return Object.keys(value).length === 0 ? "none" : "map";
  return typeof value;
}
