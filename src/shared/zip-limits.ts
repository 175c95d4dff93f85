export interface ZipLimits {
  /** Of the zip itself. */
  readonly zipBytes: number;
  /** Of a file in it, unpacked. */
  readonly fileBytes: number;
  /** Of all files together, unpacked. */
  readonly totalBytes: number;
  readonly files: number;
}

export const megabyte = 1024 * 1024;

/** Several times what the biggest packs have, so that no pack fills the memory. They hold for a folder, too. */
export const packLimits: ZipLimits = {
  zipBytes: 32 * megabyte,
  fileBytes: 5 * megabyte,
  totalBytes: 64 * megabyte,
  files: 5000,
};

/** Of a zip that holds the zips of packs. */
export const collectionLimits: ZipLimits = {
  ...packLimits,
  zipBytes: 100 * megabyte,
  totalBytes: 100 * megabyte,
};
