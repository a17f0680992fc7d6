/**
 * Makes few large chunks of the many small ones of an HTTP answer. The engine sends each line of a log as a chunk of its own, and for
 * each chunk Node's HTTP client takes longer than all that Berth does with the line.
 * Source: RFC 9112, 7.1. What is no chunked answer passes as it is, and one that is broken stays so: judging it is the HTTP client's business.
 */

export interface ChunkMerger {
  /** Takes the next bytes of the connection, cut anywhere and only lent, and gives what is to be read in their place; it may be empty. */
  push(bytes: Buffer): Buffer;
}

/** Of a head; Node's own limit is 16 KiB. */
const MOST_HEAD = 64 * 1024;
/** Digits of a chunk's size; more would be 4 GiB. */
const MOST_DIGITS = 8;

const CR = 0x0d;
const LF = 0x0a;
const SEMICOLON = 0x3b;
const SPACE = 0x20;

/** What comes next. `cr` and `lf` end a chunk's data, `size-lf` the line of its size. `rest`: what is not looked into. */
type Expected = "head" | "size" | "extension" | "size-lf" | "data" | "cr" | "lf" | "rest";

/** For one connection, which carries one answer. */
export function createChunkMerger(): ChunkMerger {
  let expected: Expected = "head";
  let head: Buffer = Buffer.alloc(0);
  let size = 0;
  let digits = 0;
  /** Bytes of the present chunk that are still to come. */
  let left = 0;

  /** The head with what is to be read in place of what came behind it; nothing until it has come whole. */
  function readHead(bytes: Buffer): Buffer {
    head = Buffer.concat([head, bytes]);
    const end = head.indexOf("\r\n\r\n");
    if (end < 0) {
      if (head.length > MOST_HEAD) expected = "rest";
      return expected === "rest" ? head : Buffer.alloc(0);
    }
    const whole = head;
    head = Buffer.alloc(0);
    expected = /^transfer-encoding:[ \t]*chunked[ \t]*$/im.test(whole.toString("latin1", 0, end)) ? "size" : "rest";
    return Buffer.concat([whole.subarray(0, end + 4), push(whole.subarray(end + 4))]);
  }

  /** One byte of what stands between the chunks' data. `false` when it may not stand there. */
  function readMark(byte: number): boolean {
    switch (expected) {
      case "size": {
        const digit = hexDigit(byte);
        if (digit >= 0) {
          size = size * 16 + digit;
          digits += 1;
          return digits <= MOST_DIGITS;
        }
        expected = byte === CR ? "size-lf" : "extension";
        return digits > 0 && (byte === CR || byte === SEMICOLON || byte === SPACE);
      }
      case "extension":
        if (byte === CR) expected = "size-lf";
        return byte !== LF;
      case "size-lf":
        if (byte !== LF) return false;
        left = size;
        expected = left === 0 ? "rest" : "data";
        size = 0;
        digits = 0;
        return true;
      case "cr":
        expected = "lf";
        return byte === CR;
      default:
        expected = "size";
        return byte === LF;
    }
  }

  function push(bytes: Buffer): Buffer {
    if (expected === "rest") return Buffer.from(bytes);
    if (expected === "head") return readHead(bytes);
    const merged = createChunk(bytes.length);
    let at = 0;
    while (at < bytes.length) {
      if (expected === "data") {
        const taken = Math.min(left, bytes.length - at);
        merged.add(bytes, at, at + taken);
        at += taken;
        left -= taken;
        if (left === 0) expected = "cr";
      } else if (!readMark(bytes[at++] as number)) {
        expected = "rest";
        // A size that is none: the client refuses the answer for it.
        return Buffer.concat([merged.end(), Buffer.from("!\r\n"), bytes.subarray(at)]);
      } else if ((expected as Expected) === "rest") {
        return Buffer.concat([merged.end(), Buffer.from("0\r\n"), bytes.subarray(at)]);
      }
    }
    return merged.end();
  }

  return { push };
}

/** Room for the size, always in eight digits, and its line end. */
const BEFORE = 10;

/** Puts one chunk together, of at most `most` bytes. */
function createChunk(most: number) {
  const buffer = Buffer.allocUnsafe(BEFORE + most + 2);
  let used = BEFORE;
  return {
    add(bytes: Buffer, from: number, to: number): void {
      bytes.copy(buffer, used, from, to);
      used += to - from;
    },
    end(): Buffer {
      if (used === BEFORE) return buffer.subarray(0, 0);
      buffer.write(`${(used - BEFORE).toString(16).padStart(8, "0")}\r\n`, 0, "latin1");
      buffer.write("\r\n", used, "latin1");
      return buffer.subarray(0, used + 2);
    },
  };
}

/** The value of a hexadecimal digit; -1 when it is none. */
function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
