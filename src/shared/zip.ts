import { strFromU8, type UnzipFileInfo, unzipSync } from 'fflate';
import { messageOf, UserError } from './errors.js';
import { megabyte, packLimits, type ZipLimits } from './zip-limits.js';

/** Contents of the files of a zip by their path inside it, folders left out. */
export type ZipFiles = ReadonlyMap<string, Uint8Array>;

/** Why a zip, or a file of it, is not unpacked. */
export type ZipProblem =
  | { readonly kind: 'broken-zip'; readonly reason: string }
  /** The zip itself, or what is in it, exceeds its limit. */
  | {
      readonly kind: 'too-large';
      readonly what: 'zip' | 'content';
      readonly bytes: number;
      readonly limit: number;
    }
  | { readonly kind: 'too-many-files'; readonly limit: number }
  | { readonly kind: 'file-too-large'; readonly path: string; readonly bytes: number; readonly limit: number }
  /** The path leads out of the zip. */
  | { readonly kind: 'path-traversal'; readonly path: string }
  /** The path differs from that of another file at most in upper and lower case: one hides the other. */
  | { readonly kind: 'case-collision'; readonly path: string; readonly other: string };

export interface UnpackedZip {
  /** All that could be unpacked in spite of the problems. */
  readonly files: ZipFiles;
  readonly problems: readonly ZipProblem[];
}

/** Unpacks a zip in memory, from whoever it comes. Never throws: what is wrong is in the problems. */
export function unpackZip(zip: Uint8Array, limits: ZipLimits = packLimits): UnpackedZip {
  if (zip.length > limits.zipBytes) {
    const problem = { kind: 'too-large', what: 'zip', bytes: zip.length, limit: limits.zipBytes } as const;
    return { files: new Map(), problems: [problem] };
  }
  const problems: ZipProblem[] = [];
  const accept = entryCheck(zip.length, limits, (problem) => problems.push(problem));
  try {
    return { files: new Map(Object.entries(unzipSync(zip, { filter: accept }))), problems };
  } catch (error) {
    problems.push({ kind: 'broken-zip', reason: reasonOf(error, zip) });
    return { files: new Map(), problems };
  }
}

/** The directory of a zip is at its end: without one, it is cut off, or something else. */
function reasonOf(error: unknown, zip: Uint8Array): string {
  const message = messageOf(error);
  if (message !== 'invalid zip data') return message;
  return strFromU8(zip.subarray(0, 2), true) === 'PK' ? 'it is cut off' : 'it is another kind of file';
}

/** Decides for one entry after the other whether it is unpacked, by what the directory of the zip says of it. */
function entryCheck(
  zipBytes: number,
  limits: ZipLimits,
  report: (problem: ZipProblem) => void,
): (entry: UnzipFileInfo) => boolean {
  const seen = new Map<string, string>();
  let packed = 0;
  let unpacked = 0;
  let exceeded = false;

  /** After it nothing more is unpacked. */
  const exceed = (problem: ZipProblem): false => {
    exceeded = true;
    report(problem);
    return false;
  };

  return ({ name: path, size, originalSize }) => {
    if (exceeded) return false;
    if (leavesZip(path)) {
      report({ kind: 'path-traversal', path });
      return false;
    }
    // Files without compression are as long as they are packed, whatever else the zip says of them. Of the others,
    // no more is unpacked than the zip says.
    const bytes = Math.max(size, originalSize);
    packed += size;
    if (packed > zipBytes) return exceed({ kind: 'broken-zip', reason: 'its files share their bytes' });
    if (path.endsWith('/')) return false;
    const other = seen.get(path.toLowerCase());
    if (other !== undefined) report({ kind: 'case-collision', path, other });
    seen.set(path.toLowerCase(), path);
    if (seen.size > limits.files) return exceed({ kind: 'too-many-files', limit: limits.files });
    if (bytes > limits.fileBytes) {
      report({ kind: 'file-too-large', path, bytes, limit: limits.fileBytes });
      return false;
    }
    unpacked += bytes;
    if (unpacked <= limits.totalBytes) return true;
    return exceed({ kind: 'too-large', what: 'content', bytes: unpacked, limit: limits.totalBytes });
  };
}

function leavesZip(path: string): boolean {
  return path.split('/').includes('..') || /^\/|^[A-Za-z]:|\\|\0/.test(path);
}

/**
 * The files of a zip of which nothing may be wrong. `shown` names it in the UserError for the first problem, and `advice`
 * says what to do about a zip that is broken.
 */
export function readZip(
  zip: Uint8Array,
  shown = 'The pack',
  advice = 'Build it again, or check that the right file was given.',
): ZipFiles {
  const { files, problems } = unpackZip(zip);
  const [problem] = problems;
  if (problem !== undefined) throw refusalOf(problem, shown, advice);
  return files;
}

/** The text of a file of the zip, or undefined when the zip has no such file. */
export function textFile(files: ZipFiles, path: string): string | undefined {
  const content = files.get(path);
  return content === undefined ? undefined : strFromU8(content);
}

function refusalOf(problem: ZipProblem, shown: string, advice: string): UserError {
  switch (problem.kind) {
    case 'broken-zip':
      return new UserError(
        'zip-unreadable',
        `${shown} is not a readable zip file (${problem.reason}). ${advice}`,
      );
    case 'path-traversal':
      return new UserError(
        'zip-unsafe-entry',
        `${shown} holds the path "${problem.path}", which leads out of the pack. Paths in a pack are relative, with "/" and without "..".`,
      );
    case 'case-collision':
      return new UserError(
        'zip-unsafe-entry',
        `${shown} holds both "${problem.other}" and "${problem.path}", of which one hides the other. Rename or remove one of the two.`,
      );
    case 'file-too-large':
      return tooLarge(
        `${shown} holds the file "${problem.path}", which has ${megabytesOf(problem.bytes)}`,
        megabytesOf(problem.limit),
      );
    case 'too-large':
      return tooLarge(
        `${shown} ${problem.what === 'zip' ? 'has' : 'unpacks to'} ${megabytesOf(problem.bytes)}`,
        megabytesOf(problem.limit),
      );
    case 'too-many-files':
      return tooLarge(`${shown} has more than ${problem.limit} files`, String(problem.limit));
  }
}

function tooLarge(what: string, limit: string): UserError {
  return new UserError(
    'zip-too-large',
    `${what}; a pack has at most ${limit}. Check that the right file was given.`,
  );
}

function megabytesOf(bytes: number): string {
  return `${Number((bytes / megabyte).toFixed(1))} MB`;
}
