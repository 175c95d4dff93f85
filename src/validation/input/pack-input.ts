export type InputProblemKind =
  | 'no-pack'
  | 'unreadable'
  | 'too-large'
  | 'link'
  | 'broken-zip'
  | 'climbing'
  | 'twin'
  | 'wrapped'
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
}

/** What is beyond these is reported and not read: no real pack comes near. */
export const limits = { fileBytes: 5_242_880, files: 5000, totalBytes: 104_857_600 } as const;

export function tooLarge(path: string, bytes: number): InputProblem {
  const megabytes = (count: number) => (count / 1_048_576).toFixed(1);
  return {
    kind: 'too-large',
    path,
    message: `The file has ${megabytes(bytes)} MiB; more than ${megabytes(limits.fileBytes)} are not read.`,
  };
}
