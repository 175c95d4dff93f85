import type { PackFiles } from '../pack-files.js';

/** A copy of a pack that a mistake is made in. Every change that would change nothing is refused. */
export class Draft {
  readonly #files: Map<string, Uint8Array>;

  constructor(pack: PackFiles) {
    this.#files = new Map(pack);
  }

  get files(): PackFiles {
    return this.#files;
  }

  has(path: string): boolean {
    return this.#files.has(path);
  }

  text(path: string): string {
    return new TextDecoder().decode(this.bytes(path));
  }

  bytes(path: string): Uint8Array {
    const bytes = this.#files.get(path);
    if (bytes === undefined) throw new Error(`The pack has no ${path}.`);
    return bytes;
  }

  /** A new file, or new contents of one. */
  write(path: string, content: string | Uint8Array): void {
    this.#files.set(path, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  }

  /** Replaces the first occurrence of a text. */
  replace(path: string, from: string, to: string): void {
    const text = this.text(path);
    if (!text.includes(from)) throw new Error(`${path} has no "${from}".`);
    this.write(
      path,
      text.replace(from, () => to),
    );
  }

  append(path: string, text: string): void {
    this.write(path, this.text(path) + text);
  }

  remove(path: string): void {
    if (!this.#files.delete(path)) throw new Error(`The pack has no ${path}.`);
  }

  rename(from: string, to: string): void {
    this.write(to, this.bytes(from));
    this.remove(from);
  }

  /** Moves everything that is in a folder. */
  renameFolder(from: string, to: string): void {
    for (const path of [...this.#files.keys()]) {
      if (path.startsWith(`${from}/`)) this.rename(path, to + path.slice(from.length));
    }
  }

  /** Gives keys of a JSON object new values; undefined takes a key away. */
  set(path: string, values: { readonly [key: string]: unknown }): void {
    this.write(path, `${JSON.stringify({ ...JSON.parse(this.text(path)), ...values }, null, 4)}\n`);
  }
}

/** One mistake that people make. */
export interface Fault {
  /** What was done, in a few words. */
  readonly mistake: string;
  /** The mistake is made in the next version of the pack, after its first release. */
  readonly update?: boolean;
  make(pack: Draft): void;
}
