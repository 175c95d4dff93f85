import { itemFolder } from '../../spec/pack-paths.js';
import { embeddedText } from '../text/embedded-text.js';
import type { SourceText } from '../text/source-text.js';
import type { ContentItem, Integration } from './pack.js';
import { codeFiles, codeFilesOf } from './scripts.js';

/** Finds what belongs to an integration: beside its YAML, or in it once it is unified. */
export function readIntegration(
  item: ContentItem,
  files: ReadonlyMap<string, Uint8Array>,
  texts: ReadonlyMap<string, SourceText>,
): Integration {
  const parts = item.path.split('/');
  return parts.length === 2 ? unified(item) : inFolder(item, parts[1] ?? '', files, texts);
}

function unified(item: ContentItem): Integration {
  const script = item.root.at('script', 'script');
  const description = item.root.get('detaileddescription');
  return {
    ...item,
    folder: undefined,
    unified: true,
    script: script && embeddedText(script),
    description: description && embeddedText(description),
    readme: undefined,
    image: embeddedImage(item),
  };
}

function embeddedImage({ root, path }: ContentItem): Integration['image'] {
  const url = root.get('image')?.text;
  const encoded = url?.startsWith('data:image/png;base64,') ? url.slice(url.indexOf(',') + 1) : undefined;
  return encoded === undefined ? undefined : { path, bytes: Buffer.from(encoded, 'base64') };
}

function inFolder(
  item: ContentItem,
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
  texts: ReadonlyMap<string, SourceText>,
): Integration {
  const inside = `${itemFolder('integration', folder)}/`;
  const named = (pattern: RegExp): string | undefined =>
    [...files.keys()]
      .sort()
      .find((path) => path.startsWith(inside) && pattern.test(path.slice(inside.length)));
  // The official tools take the first one in alphabetical order as well.
  const script = named((codeFilesOf(item.root.at('script', 'type')?.text) ?? codeFiles.javascript).pattern);
  const description = named(/^[^/]+_description\.md$/);
  const image = named(/^[^/]*png$/);
  const bytes = image === undefined ? undefined : files.get(image);
  return {
    ...item,
    folder,
    unified: false,
    script: script === undefined ? undefined : texts.get(script),
    description: description === undefined ? undefined : texts.get(description),
    readme: texts.get(`${inside}README.md`),
    image: image === undefined || bytes === undefined ? undefined : { path: image, bytes },
  };
}
