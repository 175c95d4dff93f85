import { pngSize } from '../../../shared/png-header.js';
import { packImage, packImageSize } from '../../../spec/pack-image.js';
import { itemFolder } from '../../../spec/pack-paths.js';
import type { Pack } from '../../document/pack.js';
import { defineRule, type Rule } from '../../rule.js';
import { type Place, wholeFile } from '../../text/source-text.js';

interface Picture {
  readonly place: Place;
  readonly bytes: Uint8Array;
}

function picturesOf({ integrations }: Pack): Picture[] {
  return integrations.flatMap(({ image, unified, root }) => {
    if (image === undefined) return [];
    return [
      {
        bytes: image.bytes,
        place: unified ? (root.get('image')?.keyPlace ?? wholeFile(image.path)) : wholeFile(image.path),
      },
    ];
  });
}

const imageIsThere = defineRule({
  code: 'CP615',
  official: ['IM100'],
  severity: 'error',
  title: 'An integration has an image',
  why: 'The tenant shows it in the list of integrations.',
  fix: `Add <Folder>_image.png of ${packImageSize} pixels; the build embeds it.`,
  *check({ integrations }) {
    for (const { image, root, unified, folder } of integrations) {
      if (image !== undefined) continue;
      const place = unified
        ? (root.get('image')?.keyPlace ?? root.keyPlace)
        : wholeFile(`${itemFolder('integration', folder ?? '')}/${folder ?? ''}_image.png`);
      yield { place, message: 'The image is missing.' };
    }
  },
});

const imageIsLight = defineRule({
  code: 'CP616',
  official: ['IM101'],
  severity: 'error',
  title: `The image has at most ${packImage.maximumBytes} bytes`,
  why: 'It is embedded in the YAML, which the tenant loads for every list.',
  fix: 'Compress the image, or use fewer colors.',
  *check(pack) {
    for (const { bytes, place } of picturesOf(pack)) {
      if (bytes.length > packImage.maximumBytes)
        yield { place, message: `The image has ${bytes.length} bytes.` };
    }
  },
});

const imageHasRightSize = defineRule({
  code: 'CP617',
  official: ['IM111'],
  severity: 'error',
  title: `The image is a PNG of ${packImageSize} pixels`,
  why: 'Other sizes are stretched, other formats are not shown.',
  fix: `Draw the image with ${packImageSize} pixels and save it as PNG.`,
  *check(pack) {
    for (const { bytes, place } of picturesOf(pack)) {
      const size = pngSize(bytes);
      if (size === undefined) yield { place, message: 'The image is no PNG.' };
      else if (size.width !== packImage.width || size.height !== packImage.height)
        yield { place, message: `The image has ${size.width}x${size.height} pixels.` };
    }
  },
});

export const imageRules: readonly Rule[] = [imageIsThere, imageIsLight, imageHasRightSize];
