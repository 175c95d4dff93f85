import type { Host } from '../host/host.js';
import type { ApiClient } from './api-client.js';
import type { SettingValues } from './settings.js';

/** What the code of an integration works with. */
export interface IntegrationContext<P = SettingValues> {
  /** The values of the instance, as declared. */
  readonly params: P;
  readonly http: ApiClient;
  /** The platform, for everything else. */
  readonly host: Host;
}
