import type { Host } from '../host/host.js';
import type { ApiClient } from './api-client.js';
import type { FreshToken } from './kept-token.js';
import type { SettingValues } from './settings.js';

/** What the code of an integration works with. */
export interface IntegrationContext<P = SettingValues> {
  /** The values of the instance, as declared. */
  readonly params: P;
  readonly http: ApiClient;
  /**
   * For `connect`: a token that must be asked for. It is kept in the integration context until shortly before it expires,
   * the settings change, or the service refuses it, and appears in no message. Test always asks for a new one.
   */
  readonly keepToken: (request: () => FreshToken) => string;
  /** The platform, for everything else. */
  readonly host: Host;
}
