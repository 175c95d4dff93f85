import { strFromU8, unzipSync } from 'fflate';
import { CortexError, messageOf } from './errors.js';

/** Contents of the files of a zip by their path inside it, folders left out. */
export type ZipFiles = ReadonlyMap<string, Uint8Array>;

/** Unpacks a zip in memory. Throws a CortexError for bytes that are no zip and for paths that leave it. */
export function readZip(zip: Uint8Array): ZipFiles {
  const files = new Map<string, Uint8Array>();
  for (const [path, content] of Object.entries(unpack(zip))) {
    if (!path.endsWith('/')) files.set(path, content);
  }
  return files;
}

/** The text of a file of the zip, or undefined when the zip has no such file. */
export function textFile(files: ZipFiles, path: string): string | undefined {
  const content = files.get(path);
  return content === undefined ? undefined : strFromU8(content);
}

function unpack(zip: Uint8Array): Record<string, Uint8Array> {
  try {
    return unzipSync(zip, { filter: (file) => refuseUnsafe(file.name) });
  } catch (error) {
    if (error instanceof CortexError) throw error;
    throw new CortexError(
      'zip-unreadable',
      `The pack is not a readable zip file (${messageOf(error)}). Build it again, or check that the right file was given.`,
      { cause: error },
    );
  }
}

function refuseUnsafe(path: string): true {
  const climbs = path.split('/').includes('..');
  if (climbs || path.startsWith('/') || path.includes('\\') || /^[A-Za-z]:/.test(path)) {
    throw new CortexError(
      'zip-unsafe-entry',
      `The zip holds the path "${path}", which leads out of the pack. Paths in a pack are relative, with "/" and without "..".`,
    );
  }
  return true;
}
