/** The engine's timestamps, which begin every line: RFC 3339 with nanoseconds in UTC, fixed width. Pure. */

/** Where the timestamp ends in a line (the index of its space), or -1 when the line has none. */
export function stampEnd(line: string): number {
  return line.indexOf(" ");
}

/** The line's timestamp as it came. */
export function stampOf(line: string): string {
  const end = stampEnd(line);
  return end < 0 ? line : line.slice(0, end);
}

/** The timestamp of the last of some lines. */
export function lastStamp(text: string): string {
  return stampOf(text.slice(text.lastIndexOf("\n") + 1));
}

/** The line without its timestamp. */
export function messageOf(line: string): string {
  const end = stampEnd(line);
  return end < 0 ? "" : line.slice(end + 1);
}

/** Milliseconds since the epoch, nanoseconds cut off; `NaN` when it is no timestamp. */
export function millisOf(stamp: string): number {
  return Date.parse(stamp);
}

/** A timestamp for `since` and `until`. Milliseconds since the epoch, filled up to the engine's fixed width. */
export function stampAt(millis: number): string {
  return new Date(millis).toISOString().replace("Z", "000000Z");
}

/** Time of day in this computer's zone, `14:34:55.108`; blanks of the same width when it is no timestamp. */
export function timeOfDay(stamp: string): string {
  const millis = millisOf(stamp);
  if (Number.isNaN(millis)) return " ".repeat(12);
  const at = new Date(millis);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}.${String(at.getMilliseconds()).padStart(3, "0")}`;
}
