/** Rule: the page runs Berth's own scripts only, and talks to Berth only. */

/** The Content-Security-Policy of every page. `socket` is the WebSocket's origin in browser mode; the desktop app has none. */
export function contentSecurityPolicy(socket?: string): string {
  const rules = [
    "default-src 'none'",
    // No inline scripts and no eval: a name or a log line that becomes HTML by a bug still cannot run.
    "script-src 'self'",
    // xterm.js and Radix set inline styles for measured sizes and positions.
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    // `data:` for small pictures in style sheets and for what a canvas draws; never remote ones, which would tell who looks.
    "img-src 'self' data:",
    "worker-src 'self'",
    `connect-src 'self'${socket === undefined ? "" : ` ${socket}`}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ];
  return rules.join("; ");
}

/** Headers of every answer with a file in it. */
export function fileHeaders(type: string, socket?: string): Record<string, string> {
  return {
    "content-type": type,
    "content-security-policy": contentSecurityPolicy(socket),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
  };
}
