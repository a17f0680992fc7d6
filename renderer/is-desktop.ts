/** In a window of its own, not in a browser. Known at once, before main has answered anything. */
export const isDesktop = typeof location !== "undefined" && location.protocol === "berth:";
