import { packImage } from '../../../spec/pack-image.js';

const pngSignature = '89504e470d0a1a0a';

/** The image, where it is one that the platform takes as a logo. */
export function fittingLogo(image: Uint8Array | undefined): Uint8Array | undefined {
  if (image === undefined || image.length < 24 || image.length > packImage.maximumBytes) return undefined;
  const header = Buffer.from(image.buffer, image.byteOffset, 24);
  const isPng = header.toString('hex', 0, 8) === pngSignature;
  const fits = header.readUInt32BE(16) === packImage.width && header.readUInt32BE(20) === packImage.height;
  return isPng && fits ? image : undefined;
}
