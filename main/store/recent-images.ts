/** The images that containers were last launched from. */
import type { RecentImage } from "../../contract/model/image.ts";
import type { RecentImages } from "../router/context.ts";
import { type Database, transaction } from "./database.ts";

const KEPT = 20;

/** `now` is in milliseconds since the epoch. */
export function createRecentImages(database: Database, now: () => number = Date.now): RecentImages {
  // Two launches in one millisecond keep their order by rowid: REPLACE gives a new one.
  const select = database.prepare(
    "SELECT reference, used_at AS usedAt FROM recent_image ORDER BY used_at DESC, rowid DESC LIMIT ?",
  );
  const insert = database.prepare("REPLACE INTO recent_image (reference, used_at) VALUES (?, ?)");
  const trim = database.prepare(
    "DELETE FROM recent_image WHERE rowid NOT IN (SELECT rowid FROM recent_image ORDER BY used_at DESC, rowid DESC LIMIT ?)",
  );
  return {
    list: () => select.all(KEPT) as RecentImage[],
    add: (reference) =>
      transaction(database, () => {
        insert.run(reference, now());
        trim.run(KEPT);
      }),
  };
}
