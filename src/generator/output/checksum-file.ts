import { type PackFile, textFile } from '../../content/pack/pack-file.js';
import { sha256 } from '../../shared/sha256.js';

/** The file that `sha256sum --check` reads. */
export function checksumFile(file: PackFile): PackFile {
  return textFile(`${file.path}.sha256`, `${sha256(file.bytes)}  ${file.path}\n`);
}
