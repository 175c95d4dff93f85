import { sha256 } from '../../shared/sha256.js';
import type { Pack } from '../../validation/document/pack.js';
import type { ReportedFile } from '../pack-report.js';
import { stated } from './stated.js';

/** The files of a pack with their checksums. `zip` are the bytes of the zip, if it is one. */
export function fileFacts(pack: Pack, path: string, zip: Uint8Array | undefined): ReportedFile {
  return stated<ReportedFile>({
    path,
    container: pack.input.container,
    layout: pack.shape,
    bytes: zip?.length,
    sha256: zip && sha256(zip),
    files: pack.paths.map((inside) => {
      const bytes = pack.input.files.get(inside) ?? new Uint8Array();
      return { path: inside, bytes: bytes.length, sha256: sha256(bytes) };
    }),
  });
}
