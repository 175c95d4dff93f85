import { Buffer } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import type { StoredFile } from '../host/script-host.js';

const maxFiles = 1_000;
const maxFileBytes = 16 * 1024 * 1024;
const maxBytes = 64 * 1024 * 1024;

/** The files of an investigation, in memory. */
export class FileStore {
  readonly #files = new Map<string, { readonly bytes: Buffer; name: string }>();
  #bytes = 0;

  /** The id of the new file. Throws for one that is too big, and when there are too many of them. */
  save(base64: string): string {
    const bytes = Buffer.from(base64, 'base64');
    const isTooMuch = bytes.length > maxFileBytes || this.#bytes + bytes.length > maxBytes;
    if (isTooMuch || this.#files.size === maxFiles) {
      throw new Error(
        `saveFile: the local Cortex keeps ${maxFiles} files of at most ${maxFileBytes} bytes, and ${maxBytes} bytes in all`,
      );
    }
    this.#bytes += bytes.length;
    const id = randomUUID();
    this.#files.set(id, { bytes, name: '' });
    return id;
  }

  name(id: string, name: string): void {
    const file = this.#files.get(id);
    if (file !== undefined) file.name = name;
  }

  find(id: string): { readonly bytes: Buffer; readonly name: string } | undefined {
    return this.#files.get(id);
  }

  /** Throws for an id that no file has. */
  read(id: string): StoredFile {
    const file = this.find(id);
    if (file === undefined) throw new Error(`the investigation has no file "${id}"`);
    return { name: file.name, base64: file.bytes.toString('base64') };
  }
}
