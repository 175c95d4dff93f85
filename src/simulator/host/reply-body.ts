import { gunzipSync } from 'node:zlib';
import { maxReplyBytes } from './http-limits.js';

/** Reads a body to its end. Throws when it is longer than the limit; what is left of it is not read then. */
export async function readBody(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of body) {
    bytes += piece.length;
    if (bytes > maxReplyBytes) throw tooLong();
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** Takes gzip off. Throws for what is no gzip, and when more than the limit is in it. */
export function unzipped(body: Uint8Array): Uint8Array {
  try {
    return gunzipSync(body, { maxOutputLength: maxReplyBytes });
  } catch (error) {
    if (error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      throw tooLong();
    throw error;
  }
}

function tooLong(): Error {
  return new Error(
    `the reply is longer than ${maxReplyBytes} bytes, the most that the local Cortex takes; ask for less at once`,
  );
}
