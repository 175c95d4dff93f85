import { Buffer } from 'node:buffer';
import { maxReplyBytes } from '../host/http-limits.js';

/** The longest message to the process of a script: the longest reply, with escapes in its JSON. */
export const maxBytesToScript = 2 * maxReplyBytes;

/** The longest message from it; several times what a source answers at once. */
export const maxBytesFromScript = maxReplyBytes;

export const headerBytes = 4;

/** The length of a message, then its JSON as UTF-8. Throws when that is more than the limit. */
export function frameOf(message: unknown, maxBytes: number): Buffer {
  const text = JSON.stringify(message);
  const bytes = Buffer.byteLength(text);
  if (bytes > maxBytes) throw new Error(tooLong(bytes, maxBytes));
  const frame = Buffer.allocUnsafe(headerBytes + bytes);
  frame.writeUInt32LE(bytes);
  frame.write(text, headerBytes);
  return frame;
}

/** The length that a header tells. Throws when it is none, or more than the limit. */
export function bodyBytes(header: Buffer, maxBytes: number): number {
  const bytes = header.readUInt32LE();
  if (bytes === 0) throw new Error('A message is empty');
  if (bytes > maxBytes) throw new Error(tooLong(bytes, maxBytes));
  return bytes;
}

/** Puts frames of a script's process together again from the pieces in which they arrive. */
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
      this.#part = Buffer.allocUnsafe(wasHeader ? bodyBytes(whole, maxBytesFromScript) : headerBytes);
      this.#filled = 0;
      this.#inHeader = !wasHeader;
      if (!wasHeader) yield whole.toString();
    } while (rest.length > 0);
  }
}

function tooLong(bytes: number, maxBytes: number): string {
  return `${bytes} bytes are too many to hand over at once: the limit is ${maxBytes}`;
}
