/** Engine addresses, as `DOCKER_HOST` and `docker context` write them. Pure. */

/** Certificates for a TLS engine: `ca.pem`, `cert.pem` and `key.pem` in `folder`; `null` trusts the system's own authorities. */
export interface TlsFiles {
  readonly folder: string | null;
  readonly verify: boolean;
}

/** Where to dial. `address` is what to show for it. */
export type Dial =
  | { readonly kind: "socket"; readonly address: string; readonly path: string }
  | {
      readonly kind: "tcp";
      readonly address: string;
      readonly host: string;
      readonly port: number;
      readonly tls: TlsFiles | null;
    };

export type ParsedAddress =
  | { readonly ok: true; readonly dial: Dial }
  /** `unsupported`: a good address, of a kind that Berth does not speak (SSH). */
  | { readonly ok: false; readonly reason: "invalid" | "unsupported" };

const PLAIN_PORT = 2375;
const TLS_PORT = 2376;
const INVALID: ParsedAddress = { ok: false, reason: "invalid" };

/**
 * Understands `unix:///path`, `npipe:////./pipe/name`, `tcp://host[:port]`, `http(s)://host[:port]`, and what people type for them:
 * `/path`, `host:port`. `tls` applies to tcp addresses only.
 * Source: the CLI's `opts/hosts.go` (schemes, default ports 2375 and 2376).
 */
export function parseAddress(text: string, tls: TlsFiles | null = null): ParsedAddress {
  const trimmed = text.trim();
  if (trimmed.startsWith("/") && !trimmed.startsWith("//")) return socket(`unix://${trimmed}`, trimmed);
  const separator = trimmed.indexOf("://");
  if (separator < 0) return /^[^\s/:]+:\d+$|^\[[^\]]+\]:\d+$/.test(trimmed) ? tcp("tcp", trimmed, tls) : INVALID;
  const scheme = trimmed.slice(0, separator).toLowerCase();
  const rest = trimmed.slice(separator + 3);
  switch (scheme) {
    case "unix":
      return rest.startsWith("/") ? socket(`unix://${rest}`, rest) : INVALID;
    case "npipe":
      return /^[\\/]{2}[^\\/]+[\\/]pipe[\\/].+/.test(rest) ? socket(`npipe://${rest}`, rest) : INVALID;
    case "tcp":
    case "http":
    case "https":
      return tcp(scheme, rest, scheme === "https" ? (tls ?? { folder: null, verify: true }) : tls);
    case "ssh":
      return rest === "" ? INVALID : { ok: false, reason: "unsupported" };
    default:
      return INVALID;
  }
}

/** True when the dial ends on the machine that Berth runs on. */
export function isLocal(dial: Dial): boolean {
  return dial.kind === "socket" || /^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(dial.host);
}

function socket(address: string, path: string): ParsedAddress {
  return { ok: true, dial: { kind: "socket", address, path } };
}

function tcp(scheme: string, rest: string, tls: TlsFiles | null): ParsedAddress {
  if (!URL.canParse(`http://${rest}`)) return INVALID;
  const url = new URL(`http://${rest}`);
  // A path would be dropped by the dial, so an address with one would silently go elsewhere.
  if (url.hostname === "" || url.username !== "" || url.pathname !== "/" || url.search !== "" || url.hash !== "") {
    return INVALID;
  }
  const explicit = /:(\d+)\/?$/.exec(rest)?.[1];
  const port = explicit === undefined ? (tls ? TLS_PORT : PLAIN_PORT) : Number(explicit);
  if (port < 1 || port > 65535) return INVALID;
  const address = `${scheme === "https" ? "https" : "tcp"}://${url.hostname}:${port}`;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return { ok: true, dial: { kind: "tcp", address, host, port, tls } };
}
