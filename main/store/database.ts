/** Berth's one SQLite file. */
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type DatabaseSyncInstance } from "@photostructure/sqlite";
import { StartError } from "../start-error.ts";
import { migrations } from "./migrations.ts";

export type Database = DatabaseSyncInstance;

/** The file cannot be used, and Berth cannot start without it. `message` is one line for people. */
export class StoreError extends StartError {
  override name = "StoreError";
}

/** Opens the file, makes it and its folder when they are missing, and runs the migrations it has not had. Throws StoreError. */
export function openDatabase(file: string, steps: readonly string[] = migrations): Database {
  let database: Database | undefined;
  try {
    mkdirSync(dirname(file), { recursive: true });
    database = new DatabaseSync(file);
    // The desktop app and `serve` may share the file: one waits for the other instead of failing.
    database.exec("PRAGMA busy_timeout = 3000");
    database.exec("PRAGMA journal_mode = WAL");
    // With WAL, NORMAL cannot break the file; at worst the last change is lost when the power goes.
    database.exec("PRAGMA synchronous = NORMAL");
    migrate(database, steps, file);
    return database;
  } catch (error) {
    database?.close();
    if (error instanceof StoreError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError(`Berth cannot use its data file ${file}: ${reason}`, { cause: error });
  }
}

/** Each step is one transaction together with its number, so a crash in the middle leaves a file of the step before. */
function migrate(database: Database, steps: readonly string[], file: string): void {
  const version = versionOf(database);
  if (version > steps.length) {
    throw new StoreError(
      `The data file ${file} was written by a newer Berth (format ${version}; this Berth knows ${steps.length}). Update Berth, or start it with another folder in BERTH_DATA_DIR.`,
    );
  }
  for (const [index, sql] of steps.entries()) {
    if (index < version) continue;
    transaction(database, () => {
      // Another process may have run this step while we waited for the lock.
      if (versionOf(database) > index) return;
      database.exec(sql);
      database.exec(`PRAGMA user_version = ${index + 1}`);
    });
  }
}

function versionOf(database: Database): number {
  const row = database.prepare("PRAGMA user_version").get() as { user_version: number };
  return row.user_version;
}

/** Runs `work` as one transaction: all of it or, when it throws, nothing. */
export function transaction<T>(database: Database, work: () => T): T {
  database.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
}
