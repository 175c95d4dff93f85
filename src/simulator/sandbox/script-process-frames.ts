import { Buffer } from 'node:buffer';
import { maxReplyBytes } from '../host/http-limits.js';

/** The longest message between a script's process and its parent: the longest reply, with escapes in its JSON. */
export const maxMessageBytes = 2 * maxReplyBytes;

export const headerBytes = 4;

/** The length of a message, then its JSON as UTF-8. Throws when that is more than the limit. */
export function frameOf(message: unknown): Buffer {
  const text = JSON.stringify(message);
  const bytes = Buffer.byteLength(text);
  if (bytes > maxMessageBytes) throw new Error(tooLong(bytes));
  const frame = Buffer.allocUnsafe(headerBytes + bytes);
  frame.writeUInt32LE(bytes);
  frame.write(text, headerBytes);
  return frame;
}

/** The length that a header tells. Throws when it is none, or more than the limit. */
export function bodyBytes(header: Buffer): number {
  const bytes = header.readUInt32LE();
  if (bytes === 0) throw new Error('A message is empty');
  if (bytes > maxMessageBytes) throw new Error(tooLong(bytes));
  return bytes;
}

/** Puts frames together again from the pieces in which they arrive. */
export class FrameReader {
  // Not a list of pieces: whoever sends bytes one by one would make it huge.
  #part = Buffer.allocUnsafe(headerBytes);
  #filled = 0;
  #inHeader = true;

  /** The texts of the messages that are complete with this piece. Throws for a message that is too long. */
  *read(piece: Buffer): Generator<string> {
    let rest = piece;
    do {
      const copied = rest.copy(this.#part, this.#filled);
      rest = rest.subarray(copied);
      this.#filled += copied;
      if (this.#filled < this.#part.length) return;
      const whole = this.#part;
      const wasHeader = this.#inHeader;
      this.#part = Buffer.allocUnsafe(wasHeader ? bodyBytes(whole) : headerBytes);
      this.#filled = 0;
      this.#inHeader = !wasHeader;
      if (!wasHeader) yield whole.toString();
    } while (rest.length > 0);
  }
}

function tooLong(bytes: number): string {
  return `${bytes} bytes are too many to hand over at once: the limit is ${maxMessageBytes}`;
}
