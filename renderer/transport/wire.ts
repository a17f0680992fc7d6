/** A two-way line to Berth's privileged side, whatever it is made of. */
export interface Wire {
  send(frame: unknown): void;
  onFrame(listener: (frame: unknown) => void): void;
  /** Called once, when either end has closed the line. */
  onClose(listener: () => void): void;
  close(): void;
}
