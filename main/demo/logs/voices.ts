/** How programs talk: one voice per format. Each entry depends on the seed and its number only. */
import type { Instant } from "../clock.ts";
import { between, fraction, mix, pick } from "../random.ts";
import type { Line, Voice } from "./segments.ts";
import { goTrace, javaTrace, nodeTrace, pythonTrace } from "./traces.ts";

const ESC = "\u001b[";
const colour = (code: number, text: string) => `${ESC}${code}m${text}${ESC}0m`;
const out = (text: string): readonly Line[] => [{ stream: 1, text }];
const err = (...texts: readonly string[]): readonly Line[] => texts.map((text) => ({ stream: 2, text }));
const iso = (at: Instant) => new Date(at.ms).toISOString();
const pad = (value: number, width = 2) => String(value).padStart(width, "0");

const PATHS = [
  "/",
  "/products?page=2",
  "/products/harbour-lamp",
  "/cart",
  "/api/v1/orders",
  "/api/v1/session",
  "/static/app.8f3c1.js",
  "/static/app.8f3c1.css",
  "/images/hero-2x.webp",
  "/healthz",
] as const;
const AGENTS = [
  "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0",
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
  "curl/8.10.1",
  "kube-probe/1.31",
] as const;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function statusOf(seed: number, k: number): number {
  const roll = fraction(seed ^ 0x51a7, k);
  if (roll > 0.985) return 502;
  if (roll > 0.94) return 404;
  if (roll > 0.85) return 304;
  return 200;
}

/** Combined log format, with an upstream error on stderr for each 502. */
export const accessLog: Voice = {
  intervalMs: 900,
  entry(seed, k, at) {
    const d = new Date(at.ms);
    const when = `${pad(d.getUTCDate())}/${MONTHS[d.getUTCMonth()]}/${d.getUTCFullYear()}:${d.toISOString().slice(11, 19)}`;
    const client = `10.0.${between(seed, k, 0, 7)}.${between(seed + 1, k, 2, 250)}`;
    const path = pick(seed + 2, k, PATHS);
    const status = statusOf(seed, k);
    const line = `${client} - - [${when} +0000] "GET ${path} HTTP/1.1" ${status} ${between(seed + 3, k, 180, 48_000)} "-" "${pick(seed + 4, k, AGENTS)}"`;
    if (status !== 502) return out(line);
    const stamp = `${d.toISOString().slice(0, 10).replaceAll("-", "/")} ${d.toISOString().slice(11, 19)}`;
    return [
      ...err(
        `${stamp} [error] 29#29: *${k + 1} connect() failed (111: Connection refused) while connecting to upstream, client: ${client}, server: _, request: "GET ${path} HTTP/1.1", upstream: "http://172.20.0.4:3000${path}"`,
      ),
      ...out(line),
    ];
  },
};

/** One JSON object a line, as pino and bunyan write. */
export const jsonLog: Voice = {
  intervalMs: 1_400,
  entry(seed, k, at) {
    if (mix(seed, k) % 61 === 60) return err(...nodeTrace(k));
    const status = statusOf(seed, k);
    const level = status >= 500 ? "error" : status === 404 ? "warn" : "info";
    return out(
      JSON.stringify({
        time: iso(at),
        level,
        msg: pick(seed, k, ["request completed", "order placed", "cart updated", "session refreshed"]),
        requestId: mix(seed + 9, k)
          .toString(16)
          .padStart(8, "0"),
        path: pick(seed + 2, k, PATHS),
        status,
        durationMs: between(seed + 3, k, 2, 240),
      }),
    );
  },
};

/** Levels in ANSI colours, and now and then a Python trace on stderr. */
export const colourLog: Voice = {
  intervalMs: 2_100,
  entry(seed, k, at) {
    if (mix(seed, k) % 47 === 46) return err(...pythonTrace(k));
    const time = colour(90, iso(at).slice(11, 23));
    const job = `job=${colour(36, mix(seed, k).toString(36).slice(0, 6))}`;
    const roll = fraction(seed + 5, k);
    if (roll > 0.92)
      return out(`${time} ${colour(33, "WARN ")} worker: slow task ${job} took ${between(seed, k, 900, 4000)} ms`);
    if (roll > 0.4) return out(`${time} ${colour(32, "INFO ")} worker: task done ${job} queue=emails`);
    return out(`${time} ${colour(34, "DEBUG")} worker: picked up ${job} retries=0`);
  },
};

/** PostgreSQL: everything on stderr. */
export const databaseLog: Voice = {
  intervalMs: 5_000,
  entry(seed, k, at) {
    const stamp = `${iso(at).slice(0, 23).replace("T", " ")} UTC [${between(seed, k >> 3, 40, 90)}]`;
    const roll = fraction(seed, k);
    if (roll > 0.95)
      return err(
        `${stamp} ERROR:  duplicate key value violates unique constraint "orders_reference_key"`,
        `${stamp} DETAIL:  Key (reference)=(BR-${between(seed, k, 1000, 9999)}) already exists.`,
        `${stamp} STATEMENT:  INSERT INTO orders (reference, total) VALUES ($1, $2)`,
      );
    if (roll > 0.55) return err(`${stamp} LOG:  checkpoint starting: time`);
    return err(
      `${stamp} LOG:  checkpoint complete: wrote ${between(seed, k, 3, 180)} buffers (0.4%); 0 WAL file(s) added, 0 removed, 0 recycled; write=${(fraction(seed + 1, k) * 9).toFixed(3)} s, sync=0.004 s, total=${(fraction(seed + 1, k) * 9 + 0.01).toFixed(3)} s`,
    );
  },
};

export const cacheLog: Voice = {
  intervalMs: 15_000,
  entry(seed, k, at) {
    const d = new Date(at.ms);
    const stamp = `1:M ${pad(d.getUTCDate())} ${MONTHS[d.getUTCMonth()]} ${d.getUTCFullYear()} ${iso(at).slice(11, 23)} *`;
    return [
      ...out(`${stamp} ${between(seed, k, 100, 900)} changes in 60 seconds. Saving...`),
      ...out(`${stamp} Background saving started by pid ${between(seed, k, 20, 400)}`),
    ];
  },
};

/** logfmt, as Go programs write, on stderr. */
export const logfmt: Voice = {
  intervalMs: 3_000,
  entry(seed, k, at) {
    if (mix(seed, k) % 83 === 82) return err(...goTrace(k));
    const level = fraction(seed, k) > 0.93 ? "warn" : "info";
    const what = pick(seed + 1, k, [
      'msg="request completed" path=/api/live',
      'msg="dashboard saved" dashboard=harbour',
      'msg="alert evaluated" rule=disk-space',
    ]);
    return err(
      `logger=context t=${iso(at)} level=${level} ${what} duration=${(fraction(seed + 2, k) * 90).toFixed(2)}ms`,
    );
  },
};

export const javaLog: Voice = {
  intervalMs: 2_600,
  entry(seed, k, at) {
    if (mix(seed, k) % 31 === 30) return err(...javaTrace(k));
    const level = pick(seed, k, ["INFO ", "INFO ", "INFO ", "DEBUG", "WARN "]);
    const thread = `[nio-8080-exec-${between(seed, k, 1, 10)}]`;
    return out(
      `${iso(at)}  ${level} 1 --- ${thread} c.harbour.billing.InvoiceController : Invoice ${between(seed + 1, k, 10_000, 99_999)} rendered in ${between(seed + 2, k, 8, 300)} ms`,
    );
  },
};

/** What a program of no known kind says: a heartbeat. */
export const plainLog: Voice = {
  intervalMs: 4_000,
  entry: (_seed, k, at) => out(`${iso(at)} tick ${k + 1}`),
};

/** The voice of an image, by the last part of its name. */
export function voiceOf(image: string): Voice {
  const name = image.split("@")[0]?.split("/").at(-1)?.split(":")[0] ?? "";
  if (/nginx|httpd|caddy|traefik|haproxy|wordpress|ghost|proxy/.test(name)) return accessLog;
  if (/node|api|deno|bun|express/.test(name)) return jsonLog;
  if (/python|worker|celery|django|ruby|rails|php/.test(name)) return colourLog;
  if (/postgres|mysql|mariadb|mongo/.test(name)) return databaseLog;
  if (/redis|valkey|memcached|rabbitmq/.test(name)) return cacheLog;
  if (/grafana|prometheus|registry|minio|vault|consul|mailpit/.test(name)) return logfmt;
  if (/java|tomcat|jetty|billing|elasticsearch|kafka|jenkins|temurin/.test(name)) return javaLog;
  return plainLog;
}
