import { mirrorsIn, mirrorsOut } from '../../definition/incidents.js';
import type { IntegrationDefinition } from '../../definition/integration.js';

/* The keys of an integration's YAML that say what it fetches. */

/** Keys of `script` in the source layout. The platform's own build takes the one for the other marketplace away. */
export function sourceFetchKeys({ events, incidents, asIs }: IntegrationDefinition): object {
  return {
    ...asIs?.flags,
    ...(incidents && { isfetch: true }),
    ...(events && { isfetchevents: true, 'isfetchevents:xsoar': false }),
    ...(incidents?.mirroring && mirroringKeys({ incidents })),
  };
}

/** Keys of `script` in the zip. */
export function fetchKeys({ events, incidents, asIs }: IntegrationDefinition): object {
  return { ...asIs?.flags, ...(incidents && { isfetch: true }), ...(events && { isfetchevents: true }) };
}

/** Keys of `script` that the zip always has. */
export function mirroringKeys({
  incidents,
  asIs,
}: Pick<IntegrationDefinition, 'incidents' | 'asIs'>): object {
  const { ismappable = false, isremotesyncin = false, isremotesyncout = false } = asIs?.flags ?? {};
  if (asIs) return { ismappable, isremotesyncin, isremotesyncout };
  return {
    ismappable: incidents !== undefined && mirrorsOut(incidents),
    isremotesyncin: incidents !== undefined && mirrorsIn(incidents),
    isremotesyncout: incidents !== undefined && mirrorsOut(incidents),
  };
}

/** Keys at the top. */
export function mapperKeys({ incidents }: IntegrationDefinition): object {
  const { classifier, incomingMapper, outgoingMapper } = incidents ?? {};
  return {
    ...(classifier !== undefined && { defaultclassifier: classifier }),
    ...(incomingMapper !== undefined && { defaultmapperin: incomingMapper }),
    ...(outgoingMapper !== undefined && { defaultmapperout: outgoingMapper }),
  };
}
