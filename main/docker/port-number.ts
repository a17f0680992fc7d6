/** Port numbers as engines write them. Pure. */

/** A port that can be bound or dialled; `null` for what is none, as 0, a range (`80-90`), or nothing. */
export function toPortNumber(written: number | string | null | undefined): number | null {
  const port = typeof written === "string" && /^\d{1,5}$/.test(written) ? Number(written) : written;
  return typeof port === "number" && Number.isInteger(port) && port >= 1 && port <= 65535 ? port : null;
}
