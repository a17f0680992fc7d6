/**
 * How the store's tables came to be, oldest first. Append only: a released step is never changed, for it has already
 * run on people's computers. The number of steps that ran is kept in SQLite's `user_version`.
 */
export const migrations: readonly string[] = [
  // 1: settings, one row a key so that a broken value costs only itself; recent images; the window's place.
  `CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
   CREATE TABLE recent_image (reference TEXT PRIMARY KEY, used_at INTEGER NOT NULL) STRICT;
   CREATE TABLE window_state (id INTEGER PRIMARY KEY CHECK (id = 1), value TEXT NOT NULL) STRICT;`,
];
