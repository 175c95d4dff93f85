import { text } from 'node:stream/consumers';
import { openPromise } from 'yauzl';

export interface ZipEntry {
  readonly path: string;
  /** The two numbers of the format, so without a time zone. */
  readonly modified: { readonly date: number; readonly time: number };
  /** Type and permissions as on Unix. */
  readonly mode: number;
  readonly text: string;
}

/** Reads a zip whole, in the order of its directory. */
export async function readZip(file: string): Promise<ZipEntry[]> {
  const zip = await openPromise(file, { lazyEntries: true });
  const entries: ZipEntry[] = [];
  for await (const entry of zip.eachEntry()) {
    entries.push({
      path: entry.fileName,
      modified: { date: entry.lastModFileDate, time: entry.lastModFileTime },
      mode: entry.externalFileAttributes >>> 16,
      text: await text(await zip.openReadStreamPromise(entry)),
    });
  }
  return entries;
}
