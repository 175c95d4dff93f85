/** A file of a pack, in memory. The path is relative and has forward slashes. */
export interface PackFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const encoder = new TextEncoder();

export function textFile(path: string, text: string): PackFile {
  return { path, bytes: encoder.encode(text) };
}
