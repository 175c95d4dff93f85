import { type ContentKind, contentKinds } from '../../spec/content-kinds.js';
import { kindOfPath } from '../../spec/pack-paths.js';
import type { Pack } from '../document/pack.js';
import type { DataPath, Place } from '../text/source-text.js';
import { correlationRuleOrigin } from './correlation-rule-origin.js';
import { dashboardOrigin } from './dashboard-origin.js';
import type { DefinitionValues, Origin } from './definition-path.js';
import type { GeneratedPlace } from './generated-place.js';
import { integrationOrigin } from './integration-origin.js';
import { modelingRuleOrigin } from './modeling-rule-origin.js';

type FindOrigin = (place: GeneratedPlace, values: DefinitionValues) => Origin | undefined;

/** How the files of each kind lead back to the definition, and the list of the definition that declares its items. */
const kinds: { readonly [K in ContentKind]: { readonly declaredIn: string; readonly originOf: FindOrigin } } =
  {
    integration: { declaredIn: 'integration', originOf: integrationOrigin },
    'modeling-rule': { declaredIn: 'modelingRules', originOf: modelingRuleOrigin },
    'correlation-rule': { declaredIn: 'correlationRules', originOf: correlationRuleOrigin },
    dashboard: { declaredIn: 'dashboards', originOf: dashboardOrigin },
  };

/** What in the definition a place of a generated file was made from; undefined for what was made from something else. */
export function originOf(pack: Pack, place: Place, values: DefinitionValues): Origin | undefined {
  const file = pack.dataFiles.find(({ path }) => path === place.path);
  // Some findings know a place in the text only.
  const dataPath = place.dataPath ?? (place.span && file?.root?.containing(place.span.start).dataPath) ?? [];
  if (/^(pack_)?metadata\.json$/.test(place.path)) return metadataOrigin(dataPath);
  const kind = kindOfPath(place.path);
  return kind === undefined || !(kind in kinds)
    ? undefined
    : kinds[kind as ContentKind].originOf({ pack, place, file, dataPath }, values);
}

function metadataOrigin([key, metadataKey, index, ...rest]: DataPath): Origin {
  if (key === 'contentItems') {
    const kind = (Object.keys(kinds) as ContentKind[]).find(
      (candidate) => contentKinds[candidate].metadataKey === metadataKey,
    );
    const declaredIn = kind === undefined ? [] : [kinds[kind].declaredIn];
    return {
      path: [...declaredIn, ...(kind === 'integration' || index === undefined ? [] : [index]), ...rest],
    };
  }
  const path = [key, metadataKey, index, ...rest].filter((step) => step !== undefined);
  return { path: key === 'currentVersion' ? ['version'] : path };
}
