import { megabyte, packLimits } from '../../shared/zip-limits.js';

export type InputProblemKind =
  | 'no-pack'
  | 'unreadable'
  | 'too-large'
  | 'link'
  | 'broken-zip'
  | 'path-traversal'
  | 'case-collision'
  | 'nested-root'
  | 'not-utf8'
  | 'byte-order-mark';

/** Something that kept a file, or the pack, from being read. */
export interface InputProblem {
  readonly kind: InputProblemKind;
  /** The file in the pack; empty for the pack itself. */
  readonly path: string;
  readonly message: string;
}

/** The bytes of a pack, read once. Nothing is ever unpacked to a disk. */
export interface PackInput {
  /** How the user knows it: relative to the working folder, with forward slashes. */
  readonly label: string;
  readonly container: 'folder' | 'zip';
  /** The absolute path of a folder, for `--fix`. */
  readonly folder?: string;
  /** The name of the folder or zip without its ending. */
  readonly name: string;
  /** By their path, with forward slashes. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly problems: readonly InputProblem[];
  /** Files and folders that git ignores; they are not read. */
  readonly ignoredByGit?: number;
}

/** Of a zip that is not read, because no pack is as large. */
export const zipTooLarge: InputProblem = {
  kind: 'too-large',
  path: '',
  message: 'The zip is too large to be a pack.',
};

/** A file that exceeds the limit of a pack; it is not read. */
export function tooLarge(path: string, bytes: number): InputProblem {
  const megabytes = (count: number) => (count / megabyte).toFixed(1);
  return {
    kind: 'too-large',
    path,
    message: `The file has ${megabytes(bytes)} MiB; more than ${megabytes(packLimits.fileBytes)} are not read.`,
  };
}

/** The path of a file of a pack as the user knows it; that of the pack itself for an empty path. */
export function labelOfFile({ label, container }: PackInput, path: string): string {
  if (path === '') return label;
  if (container === 'zip') return `${label}${label.includes('!/') ? '/' : '!/'}${path}`;
  return label === '.' ? path : `${label}/${path}`;
}
