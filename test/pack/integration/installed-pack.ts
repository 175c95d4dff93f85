import { inject } from 'vitest';
import { installPack } from '#src/simulator/install/install-pack.js';
import type { InstalledIntegration } from '#src/simulator/install/installed-integration.js';
import { configureInstance, type InstanceConfiguration } from '#src/simulator/instance/configure-instance.js';

export type Params = { readonly [name: string]: unknown };

/** The integration of the zip that a user would upload. */
const integration = install();

function install(): InstalledIntegration {
  const [first] = installPack(inject('packZip')).integrations;
  if (first === undefined) throw new Error('The built pack has no integration.');
  return first;
}

/** What the form makes of the parameters, and refuses as the form does. */
export function filledIn(params: Params): InstanceConfiguration {
  return configureInstance(integration, { name: 'Cloudflare_1', params });
}

/** The same with parameters that the form would refuse, as an older form or the API may have let them in. */
export function smuggledIn(params: Params, changes: Params): InstanceConfiguration {
  const configuration = filledIn(params);
  return {
    ...configuration,
    params: { ...configuration.params, ...(changes as typeof configuration.params) },
  };
}
