/**
 * Environment variables as people keep them: lines of a `.env` file.
 * Follows Compose's rules: comments, `export`, single and double quotes (also over several lines). Variables are not filled in. Pure.
 */

export interface Variable {
  readonly name: string;
  readonly value: string;
}

export interface EnvLines {
  readonly variables: readonly Variable[];
  /** Lines that are neither a variable nor a comment, as they stand. */
  readonly unread: readonly string[];
}

const LINE = /^\s*(?:export\s+)?([^=\s\0#]+)\s*=(.*)$/s;
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

/** Where the closing quote stands in `text`, or -1. In double quotes a backslash hides it. */
function closing(text: string, quote: string): number {
  for (let i = 0; i < text.length; i++) {
    if (quote === '"' && text[i] === "\\") i++;
    else if (text[i] === quote) return i;
  }
  return -1;
}

function unescapeDouble(text: string): string {
  return text.replace(/\\(.)/gs, (_, letter: string) => ESCAPES[letter] ?? letter);
}

/** Without a comment at its end (` # …`; a `#` without a space before it belongs to the value), and without the spaces around. */
function bare(text: string): string {
  return text.replace(/\s#.*$/, "").trim();
}

/** Reads lines of a `.env` file. A later line of the same name wins, in the place of the first. */
export function parseEnvLines(text: string): EnvLines {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  const variables = new Map<string, string>();
  const unread: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? "";
    if (/^\s*(#|$)/.test(line)) continue;
    const match = LINE.exec(line);
    const name = match?.[1];
    if (match === null || name === undefined) {
      unread.push(line);
      continue;
    }
    const whole = match[2] ?? "";
    const rest = whole.trimStart();
    const quote = rest[0];
    if (quote !== '"' && quote !== "'") {
      variables.set(name, bare(whole));
      continue;
    }
    // A quoted value may go on over the next lines; one that never closes is an ordinary value that begins with a quote.
    let body = rest.slice(1);
    let last = i;
    let end = closing(body, quote);
    while (end < 0 && last + 1 < lines.length) {
      last += 1;
      body += `\n${lines[last]}`;
      end = closing(body, quote);
    }
    if (end < 0) {
      variables.set(name, bare(whole));
      continue;
    }
    i = last;
    const inner = body.slice(0, end);
    variables.set(name, quote === '"' ? unescapeDouble(inner) : inner);
  }
  return { variables: [...variables].map(([name, value]) => ({ name, value })), unread };
}

/** Pasted text that is meant as variables and not as one word: it has a line of the form `NAME=value`. */
export function looksLikeEnvLines(text: string): boolean {
  return text.split(/\r\n|\n|\r/).some((line) => /^\s*(?:export\s+)?[A-Za-z_][\w.-]*\s*=/.test(line));
}

/**
 * Puts variables into those that are there: the same name gets the new value where it stands, others follow at the end.
 * `changed` names what was set, for marking.
 */
export function mergeVariables(
  present: readonly Variable[],
  added: readonly Variable[],
): { readonly variables: readonly Variable[]; readonly changed: ReadonlySet<string> } {
  const merged = new Map<string, string>();
  for (const { name, value } of [...present, ...added]) merged.set(name, value);
  return {
    variables: [...merged].map(([name, value]) => ({ name, value })),
    changed: new Set(added.map(({ name }) => name)),
  };
}
