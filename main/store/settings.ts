/** A person's choices: one row a key. What is not in the table is at its default. */
import { Settings, type SettingsPatch } from "../../contract/model/settings.ts";
import type { SettingsStore } from "../router/context.ts";
import { type Database, transaction } from "./database.ts";

export interface ObservableSettings extends SettingsStore {
  /** Called after each change with the settings as they are now. Returns the unsubscriber. */
  onChange(listener: (settings: Settings) => void): () => void;
}

export interface SettingsOptions {
  /** Values that hold for this run only and are never written, e.g. from the environment. */
  readonly overrides?: Partial<Settings>;
  /** Told of each stored value that is not valid, once, at the start. The default takes its place; the row is kept until it is changed. */
  readonly report: (message: string) => void;
}

/** Reads the settings once; afterwards memory and table change together. */
export function createSettingsStore(database: Database, options: SettingsOptions): ObservableSettings {
  const upsert = database.prepare(
    "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
  );
  const listeners = new Set<(settings: Settings) => void>();
  let stored = read(database, options.report);
  const current = (): Settings => ({ ...stored, ...options.overrides });

  const write = (changes: Partial<Settings>): Settings => {
    const next = Settings.parse({ ...stored, ...changes });
    transaction(database, () => {
      for (const key of Object.keys(changes) as (keyof Settings)[]) upsert.run(key, JSON.stringify(next[key]));
    });
    stored = next;
    for (const listener of listeners) listener(current());
    return current();
  };

  return {
    get: current,
    set: (patch: SettingsPatch) => write(present(patch)),
    setEngine: (engine, addresses) => void write({ engine, addresses: [...addresses] }),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function read(database: Database, report: (message: string) => void): Settings {
  const values: Record<string, unknown> = {};
  const rows = database.prepare("SELECT key, value FROM setting").all() as { key: string; value: string }[];
  for (const { key, value } of rows) {
    // A key that this Berth does not know is left alone: an older one has no say over it.
    if (!Object.hasOwn(Settings.shape, key)) continue;
    const parsed = Settings.shape[key as keyof Settings].safeParse(fromJson(value));
    if (parsed.success) values[key] = parsed.data;
    else report(`The setting ${key} is broken and was left at its default: ${parsed.error.issues[0]?.message}`);
  }
  return Settings.parse(values);
}

/** `undefined` for text that is no JSON would mean "default" to Zod without a word, so such text stays text. */
function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { broken: text };
  }
}

function present(patch: SettingsPatch): Partial<Settings> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}
