/**
 * Words as a POSIX shell splits them, without variables, globs and operators: what people type into "Command".
 * Source: POSIX.1-2017, Shell Command Language, 2.2 Quoting.
 */

export type SplitCommandLine =
  | { readonly ok: true; readonly words: readonly string[] }
  /** `problem` says what to mend, as a sentence for the field. */
  | { readonly ok: false; readonly problem: string };

/** Takes a line apart. Quotes and backslashes work as in a shell; everything else, `$` and `*` too, is taken as it stands. Pure. */
export function splitCommandLine(text: string): SplitCommandLine {
  const words: string[] = [];
  /** `null` between words; `""` is a word that is empty so far, as in `''`. */
  let word: string | null = null;
  let quote: '"' | "'" | null = null;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (quote === "'") {
      if (char === "'") quote = null;
      else word += char;
    } else if (char === "\\") {
      const next = text.charAt(++at);
      if (next === "") return { ok: false, problem: "A \\ stands at the end. Write \\\\ for one that is meant." };
      // A backslash before a line's end joins the lines, as in a pasted command.
      if (next === "\n") continue;
      const keeps = quote === '"' && !'"\\$`'.includes(next);
      word = (word ?? "") + (keeps ? `\\${next}` : next);
    } else if (quote === '"') {
      if (char === '"') quote = null;
      else word += char;
    } else if (char === "'" || char === '"') {
      quote = char;
      word ??= "";
    } else if (/\s/.test(char)) {
      if (word !== null) words.push(word);
      word = null;
    } else {
      word = (word ?? "") + char;
    }
  }
  if (quote !== null) return { ok: false, problem: `A ${quote} is not closed.` };
  if (word !== null) words.push(word);
  return { ok: true, words };
}

/** The opposite: a line that a POSIX shell, and `splitCommandLine`, take apart into exactly these words. Pure. */
export function joinCommandLine(words: readonly string[]): string {
  return words.map(quoteWord).join(" ");
}

/** One word, quoted only when it must be. */
export function quoteWord(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  return `'${word.replaceAll("'", "'\\''")}'`;
}
