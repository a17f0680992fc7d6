/** Where the desktop page comes from; see app-protocol.ts. */
export const APP_ORIGIN = "berth://app";
