/**
 * Zod builds its checkers with eval when it may; the CSP forbids that, and reports the try. Set where Zod (4.x, core.js) looks for
 * its settings, not by calling it: so it holds whichever page loads Zod first, and the first page does without.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
