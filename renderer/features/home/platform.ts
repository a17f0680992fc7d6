/** Whether an image has a version for the engine's platform. Pure. */

/** `linux/arm64/v8` → os and architecture; the variant does not decide whether it runs. */
function core(platform: string): string {
  return platform.split("/").slice(0, 2).join("/");
}

/** `null` when one of the two is not known. */
export function fits(platforms: readonly string[], engine: string | null): boolean | null {
  if (engine === null || platforms.length === 0) return null;
  return platforms.some((platform) => core(platform) === core(engine));
}
