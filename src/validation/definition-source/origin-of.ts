import { type ContentKind, contentKinds } from '../../spec/content-kinds.js';
import { kindOfPath } from '../../spec/pack-paths.js';
import { contentChecks } from '../content-checks.js';
import type { Pack } from '../document/pack.js';
import type { DataPath, Place } from '../text/source-text.js';
import type { DefinitionValues, Origin } from './definition-path.js';

/** What in the definition a place of a generated file was made from; undefined for what was made from something else. */
export function originOf(pack: Pack, place: Place, values: DefinitionValues): Origin | undefined {
  const file = pack.dataFiles.find(({ path }) => path === place.path);
  // Some findings know a place in the text only.
  const dataPath = place.dataPath ?? (place.span && file?.root?.containing(place.span.start).dataPath) ?? [];
  if (/^(pack_)?metadata\.json$/.test(place.path)) return metadataOrigin(dataPath);
  const kind = kindOfPath(place.path);
  return kind === undefined || !(kind in contentChecks)
    ? undefined
    : contentChecks[kind as ContentKind].originOf({ pack, place, file, dataPath }, values);
}

function metadataOrigin([key, metadataKey, index, ...rest]: DataPath): Origin {
  if (key === 'contentItems') {
    const kind = (Object.keys(contentChecks) as ContentKind[]).find(
      (candidate) => contentKinds[candidate].metadataKey === metadataKey,
    );
    const declaredIn = kind === undefined ? [] : [contentChecks[kind].declaredIn];
    return {
      path: [...declaredIn, ...(index === undefined ? [] : [index]), ...rest],
    };
  }
  const path = [key, metadataKey, index, ...rest].filter((step) => step !== undefined);
  return { path: key === 'currentVersion' ? ['version'] : path };
}
