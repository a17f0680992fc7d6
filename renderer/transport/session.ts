/** The browser's way in: the token of the address that `serve` printed becomes a cookie, once. */

/** Berth's server does not know this browser: no address with a token was opened since it started. */
export class NoSession extends Error {}

/**
 * Takes the token out of the address, so that it is in no history entry, bookmark or copied link.
 * `null` when there is none, as after a reload.
 */
export function takeToken(page: Window): string | null {
  const token = tokenOf(page);
  if (token !== null) page.history.replaceState(null, "", page.location.pathname);
  return token;
}

/**
 * Loads the page anew when an address with a token is opened in its tab: the browser itself then loads nothing, as only what
 * follows the # has changed. Called before anything else listens.
 */
export function reloadForToken(page: Window): void {
  page.addEventListener("popstate", (event) => {
    if (tokenOf(page) === null) return;
    // The router would take the token for a page that does not exist, and write another address over it.
    event.stopImmediatePropagation();
    page.location.reload();
  });
}

function tokenOf(page: Window): string | null {
  return new URLSearchParams(page.location.hash.slice(1)).get("token");
}

/** Exchanges the token for the cookie. A token that was used before is no failure if this browser has its cookie already. */
export async function exchangeToken(token: string): Promise<void> {
  await fetch("/session", { method: "POST", body: token });
}

/** Throws NoSession when the server wants a new token, and fetch's error when there is no server. */
export async function checkSession(): Promise<void> {
  const answer = await fetch("/session", { cache: "no-store" });
  if (answer.status === 401) throw new NoSession();
}
