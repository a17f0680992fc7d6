/** A two-way line to one page, whatever it is made of. */
export interface Wire {
  /** Frames may be plain objects, not only text. */
  readonly takesObjects: boolean;
  /** Sends one frame. Does nothing when the line is closed. */
  send(frame: unknown): void;
  onFrame(listener: (frame: unknown) => void): void;
  /** Called once, when either end has closed the line. */
  onClose(listener: () => void): void;
  close(): void;
}
