import { pngSize } from '../../../shared/png-header.js';
import { packImage } from '../../../spec/pack-image.js';

/** The image, where it is one that the platform takes as a logo. */
export function fittingLogo(image: Uint8Array | undefined): Uint8Array | undefined {
  if (image === undefined || image.length > packImage.maximumBytes) return undefined;
  const size = pngSize(image);
  return size?.width === packImage.width && size.height === packImage.height ? image : undefined;
}
