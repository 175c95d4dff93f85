import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packImage, packImageSize } from '../../spec/pack-image.js';
import { BuildError } from '../build-error.js';

const pngSignature = '89504e470d0a1a0a';

/** Reads a logo of the project in `root` and checks what the platform demands of it. Throws a BuildError. */
export async function readLogo(root: string, file: string): Promise<Uint8Array> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await readFile(join(root, ...file.split('/'))));
  } catch (error) {
    throw unusable(file, 'The file cannot be read.', error);
  }
  const header = Buffer.from(bytes.buffer, 0, Math.min(bytes.length, 24));
  if (header.length < 24 || header.toString('hex', 0, 8) !== pngSignature) {
    throw unusable(file, 'The file is no PNG image.');
  }
  const width = header.readUInt32BE(16);
  const height = header.readUInt32BE(20);
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
