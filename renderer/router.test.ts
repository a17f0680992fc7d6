import { describe, expect, it } from "vitest";
import { parseHash, type Route, toHash } from "./router.ts";

describe("routes in the address", () => {
  it.each<Route>([
    { page: "home" },
    { page: "containers" },
    { page: "container", id: "abc", tab: "logs" },
    { page: "container", id: "my.app_1", tab: "inspect" },
  ])("come back as they went: %o", (route) => {
    expect(parseHash(toHash(route))).toEqual(route);
  });

  it("shows the logs when the tab is not known", () => {
    expect(parseHash("#/container/abc/nonsense")).toEqual({ page: "container", id: "abc", tab: "logs" });
    expect(parseHash("#/container/abc")).toEqual({ page: "container", id: "abc", tab: "logs" });
  });

  it("names nothing when the address does not", () => {
    for (const hash of ["", "#", "#/", "#token=secret", "#/container/", "#/nowhere", "#/container/%E0%A4%A"]) {
      expect(parseHash(hash)).toBeNull();
    }
  });
});
