import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pngSize } from '../../shared/png-header.js';
import { packImage, packImageSize } from '../../spec/pack-image.js';
import { BuildError } from '../build-error.js';

/** Reads a logo of the project in `root` and checks what the platform demands of it. Throws a BuildError. */
export async function readLogo(root: string, file: string): Promise<Uint8Array> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await readFile(join(root, ...file.split('/'))));
  } catch (error) {
    throw unusable(file, 'The file cannot be read.', error);
  }
  const size = pngSize(bytes);
  if (size === undefined) throw unusable(file, 'The file is no PNG image.');
  const { width, height } = size;
  if (width !== packImage.width || height !== packImage.height) {
    throw unusable(
      file,
      `The image has ${width}x${height} pixels; the platform takes ${packImageSize} only.`,
    );
  }
  if (bytes.length > packImage.maximumBytes) {
    throw unusable(
      file,
      `The image has ${bytes.length} bytes; the platform takes at most ${packImage.maximumBytes}.`,
    );
  }
  return bytes;
}

function unusable(file: string, message: string, cause?: unknown): BuildError {
  const fix = `Put a PNG of ${packImageSize} pixels and at most ${packImage.maximumBytes} bytes there.`;
  return new BuildError('The logo is not usable.', [{ place: { file }, message, fix }], { cause });
}
