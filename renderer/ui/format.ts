/** Amounts and times in words, as the look lays down: a thin unit gap, no needless decimals, numbers by locale. */

const NARROW_SPACE = " ";
const number = new Intl.NumberFormat();
const oneDecimal = new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const compact = new Intl.NumberFormat(undefined, { notation: "compact", maximumFractionDigits: 1 });

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A span of time: `12 s`, `36 min`, `3 h`, `6 d`. Milliseconds; below zero counts as zero. */
export function formatAge(milliseconds: number): string {
  const span = Math.max(0, milliseconds);
  if (span < MINUTE) return unit(Math.floor(span / 1000), "s");
  if (span < HOUR) return unit(Math.floor(span / MINUTE), "min");
  if (span < DAY) return unit(Math.floor(span / HOUR), "h");
  return unit(Math.floor(span / DAY), "d");
}

/** Bytes in powers of 1000, as Docker writes them: `812 B`, `64 kB`, `412 MB`, `1.1 GB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return unit(Math.round(bytes), "B");
  if (bytes < 999_500) return unit(Math.round(bytes / 1000), "kB");
  if (bytes < 999_500_000) return unit(Math.round(bytes / 1_000_000), "MB");
  if (bytes < 999_950_000_000) return `${oneDecimal.format(bytes / 1_000_000_000)}${NARROW_SPACE}GB`;
  return `${oneDecimal.format(bytes / 1_000_000_000_000)}${NARROW_SPACE}TB`;
}

/** A whole number with the locale's grouping: `12,408`. */
export function formatCount(count: number): string {
  return number.format(count);
}

/** A large number, shortened: `13.4K`, `2M`. */
export function formatCompact(count: number): string {
  return compact.format(count);
}

/** A share of 0 to 1: `6.1 %` below ten, `64 %` above. */
export function formatPercent(share: number): string {
  const percent = share * 100;
  const text = percent < 9.95 && percent > 0 ? oneDecimal.format(percent) : number.format(Math.round(percent));
  return `${text}${NARROW_SPACE}%`;
}

/** Milliseconds of a round trip: `<1 ms`, `38 ms`. */
export function formatLatency(milliseconds: number): string {
  return milliseconds < 1 ? `<1${NARROW_SPACE}ms` : unit(Math.round(milliseconds), "ms");
}

const plurals = new Intl.PluralRules("en");

/** A count with its noun: `1 container`, `3 containers`. The plural is given when it is not the noun with an s. */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatCount(count)} ${plurals.select(count) === "one" ? noun : plural}`;
}

/** A moment by the locale: date and time, with seconds. Milliseconds since the epoch. */
export function formatMoment(at: number): string {
  return moment.format(at);
}
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

function unit(amount: number, name: string): string {
  return `${number.format(amount)}${NARROW_SPACE}${name}`;
}
