import type { CorrelationRule } from 'cortex-pack/definition';
import { accessWeakened } from './access-weakened.js';
import { auditSilence } from './audit-silence.js';
import { deniedLogins } from './denied-logins.js';
import { globalApiKey } from './global-api-key.js';
import { newApiToken } from './new-api-token.js';

/** Rules that are quiet by construction. What finds more is a hunting query. */
export const correlationRules: readonly CorrelationRule[] = [
  deniedLogins,
  newApiToken,
  globalApiKey,
  accessWeakened,
  auditSilence,
];
