import { Buffer } from 'node:buffer';
import type { Json } from '../../shared/json.js';

/** The content of a file in base64: a text as UTF-8, or a list of bytes. Throws for anything else. */
export function fileBase64(content: Json | undefined): string {
  if (typeof content === 'string') return Buffer.from(content, 'utf8').toString('base64');
  const isBytes = Array.isArray(content) && content.every((byte) => Number.isInteger(byte));
  if (!isBytes) throw new Error('saveFile: give a text, or the bytes of an answer');
  return Buffer.from(content as number[]).toString('base64');
}
