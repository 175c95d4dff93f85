/** The first bytes of every PNG image, in hexadecimal. */
export const pngSignature = '89504e470d0a1a0a';

/** Width and height of a PNG image, from its header; undefined for bytes that are none. */
export function pngSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 24));
  if (header.length < 24 || header.toString('hex', 0, 8) !== pngSignature) return undefined;
  return { width: header.readUInt32BE(16), height: header.readUInt32BE(20) };
}
