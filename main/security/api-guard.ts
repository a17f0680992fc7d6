/**
 * Rule: the local server answers this computer's browser, after the person who started it has let it in; no other page that
 * runs in that browser, and no name that somebody points at 127.0.0.1 (DNS rebinding).
 *
 * The printed address carries a token in its fragment, which browsers never send. The page exchanges it, once, for an HttpOnly,
 * SameSite=Strict cookie. Sessions live in memory, so a restarted server asks anew.
 */
import { randomBytes, timingSafeEqual } from "node:crypto";

interface Head {
  readonly headers: {
    readonly host?: string | undefined;
    readonly origin?: string | undefined;
    readonly cookie?: string | undefined;
  };
}

export interface ApiGuard {
  /** The token that is valid now; changes when it is used. */
  token(): string;
  /** The request was addressed to this server by a name of its own. */
  isOwnHost(request: Head): boolean;
  /** The request comes from a page of this server. */
  isOwnOrigin(request: Head): boolean;
  hasSession(request: Head): boolean;
  /** The `Set-Cookie` value for a valid token, which is thereby used up; `null` otherwise. */
  exchange(token: string): string | null;
}

export function createApiGuard(port: number): ApiGuard {
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
  // Cookies do not know ports, so two servers on this computer need two names.
  const cookieName = `berth-${port}`;
  const sessions = new Set<string>();
  let token = secret();

  return {
    token: () => token,
    isOwnHost: ({ headers }) => headers.host !== undefined && hosts.has(headers.host),
    isOwnOrigin: ({ headers }) => headers.origin === `http://${headers.host}` && hosts.has(headers.host ?? ""),
    hasSession: ({ headers }) => cookiesOf(headers.cookie, cookieName).some((value) => sessions.has(value)),
    exchange: (given) => {
      if (!equal(given, token)) return null;
      token = secret();
      const session = secret();
      sessions.add(session);
      return `${cookieName}=${session}; Path=/; HttpOnly; SameSite=Strict`;
    },
  };
}

function secret(): string {
  return randomBytes(32).toString("base64url");
}

/** In a time that does not tell how much of it was right. */
function equal(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

function cookiesOf(header: string | undefined, name: string): string[] {
  return (header ?? "")
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`))
    .map((part) => part.slice(name.length + 1));
}
