/** What the page may know of the computer without asking main: only how its keyboard is labelled. */
export const isMac = typeof navigator !== "undefined" && /Mac/.test(navigator.platform);
