import { strFromU8, type UnzipFileInfo, unzipSync } from 'fflate';
import { CortexError, messageOf } from './errors.js';

/** Contents of the files of a zip by their path inside it, folders left out. */
export type ZipFiles = ReadonlyMap<string, Uint8Array>;

const megabyte = 1024 * 1024;

/** Several times what the biggest packs have, so that no zip fills the memory. */
const limits = { zip: 32 * megabyte, unpacked: 64 * megabyte, yaml: 8 * megabyte };

/**
 * Unpacks a zip in memory. Throws a CortexError for bytes that are no zip, for paths that leave it, and for more in it
 * than a pack has.
 */
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
  if (zip.length > limits.zip) throw tooLarge('The zip', zip.length, limits.zip);
  const packed = { bytes: 0, unpacked: 0 };
  const accept = (file: UnzipFileInfo) => {
    refuseUnsafe(file.name);
    // Files without compression are as long as they are packed, whatever else the zip says of them. Of the others,
    // no more is unpacked than the zip says.
    const unpacked = Math.max(file.size, file.originalSize);
    packed.bytes += file.size;
    packed.unpacked += unpacked;
    if (packed.unpacked > limits.unpacked) {
      throw tooLarge('What is in the zip', packed.unpacked, limits.unpacked);
    }
    if (/\.ya?ml$/i.test(file.name) && unpacked > limits.yaml) {
      throw tooLarge(`The file "${file.name}" of the zip`, unpacked, limits.yaml);
    }
    if (packed.bytes > zip.length) throw new Error('its files share their bytes');
    return true;
  };
  try {
    return unzipSync(zip, { filter: accept });
  } catch (error) {
    if (error instanceof CortexError) throw error;
    throw new CortexError(
      'zip-unreadable',
      `The pack is not a readable zip file (${messageOf(error)}). Build it again, or check that the right file was given.`,
      { cause: error },
    );
  }
}

function tooLarge(what: string, bytes: number, limit: number): CortexError {
  const megabytes = (count: number) => `${Number((count / megabyte).toFixed(1))} MB`;
  return new CortexError(
    'zip-too-large',
    `${what} has ${megabytes(bytes)}; the local Cortex takes at most ${megabytes(limit)}. Check that the right file was given.`,
  );
}

function refuseUnsafe(path: string): void {
  const climbs = path.split('/').includes('..');
  if (climbs || path.startsWith('/') || path.includes('\\') || /^[A-Za-z]:/.test(path)) {
    throw new CortexError(
      'zip-unsafe-entry',
      `The zip holds the path "${path}", which leads out of the pack. Paths in a pack are relative, with "/" and without "..".`,
    );
  }
}
