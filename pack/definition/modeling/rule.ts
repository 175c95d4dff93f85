import { datasetOf, type ModelingRule } from 'cortex-pack/definition';
import { eventDataset } from '../dataset.js';
import { eventFields } from '../event-fields.js';
import { accessMapping } from './access.js';
import { auditMapping } from './audit.js';
import { auditV2Mapping } from './audit-v2.js';
import { jitMapping } from './jit.js';
import { accessSamples } from './samples/access.js';
import { accountAuditSamples } from './samples/account-audit.js';
import { accountAuditV2Samples } from './samples/account-audit-v2.js';
import { jitSamples } from './samples/jit.js';
import { scimSamples } from './samples/scim.js';
import { userAuditSamples } from './samples/user-audit.js';
import { scimMapping } from './scim.js';

/** How the events of all streams appear in the Cortex Data Model. */
export const modelingRule: ModelingRule = {
  folder: 'CloudflareZeroTrustLogs',
  id: 'Cloudflare_Zero_Trust_Logs_ModelingRule',
  name: 'Cloudflare Zero Trust Logs Modeling Rule',
  dataset: datasetOf(eventDataset),
  ...eventDataset,
  fields: eventFields,
  mappings: [auditMapping, accessMapping, auditV2Mapping, scimMapping, jitMapping],
  // The identity model came with 8.15; a rule that names fields a tenant does not know would not install there.
  versionRanges: [
    { suffix: '', fromVersion: '8.4.0', toVersion: '8.14.0', identity: false },
    { suffix: '_8_15', fromVersion: '8.15.0', identity: true },
  ],
  samples: [
    ...accountAuditSamples,
    ...userAuditSamples,
    ...accessSamples,
    ...accountAuditV2Samples,
    ...scimSamples,
    ...jitSamples,
  ],
};
