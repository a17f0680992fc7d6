/** Which engine the demo pretends to be. Its answers differ with the API version, as the real ones' do. */

/** The minor of `1.MINOR`: all API versions of the Docker engine begin with 1. */
export type ApiMinor = number;

export const NEWEST_API: ApiMinor = 51;

/** Reads `1.41`; `null` for anything else. */
export function parseApi(text: string): ApiMinor | null {
  const match = /^1\.(\d{1,3})$/.exec(text);
  return match === null ? null : Number(match[1]);
}

export function apiText(api: ApiMinor): string {
  return `1.${api}`;
}

/** The oldest API that an engine of this version still speaks. */
export function oldestApi(api: ApiMinor): ApiMinor {
  return api >= 44 ? 24 : 12;
}

const RELEASES: readonly (readonly [ApiMinor, string])[] = [
  [51, "28.5.2"],
  [47, "27.5.1"],
  [44, "25.0.5"],
  [41, "20.10.24"],
  [40, "19.03.15"],
  [39, "18.09.9"],
  [30, "17.06.2-ce"],
  [0, "1.12.6"],
];

/** The release that an engine of this API is, near enough. */
export function releaseOf(api: ApiMinor): string {
  return RELEASES.find(([minor]) => api >= minor)?.[1] ?? "1.12.6";
}

/** The engine's error texts changed with release 25 (API 1.44). */
export function speaksNewTexts(api: ApiMinor): boolean {
  return api >= 44;
}
