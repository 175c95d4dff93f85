import { definePack } from 'cortex-pack/definition';
import { authorizationTypes } from './authorization.js';
import { commands } from './commands.js';
import { huntingQueries } from './correlation/hunting.js';
import { correlationRules } from './correlation/rules.js';
import { activityDashboard } from './dashboard/activity.js';
import { eventDataset } from './dataset.js';
import { documentation, eventTypes } from './documentation.js';
import { eventFields } from './event-fields.js';
import { modelingRule } from './modeling/rule.js';
import { parameters } from './parameters.js';

const perTypeFields = {
  token: 'token_credentials',
  globalKey: 'credentials',
} as const;

export default definePack({
  id: 'CloudflareZeroTrustLogs',
  name: 'Cloudflare Zero Trust Logs',
  description:
    'Collects account audit logs, user audit logs, and access authentication logs from Cloudflare Zero Trust.',
  version: '1.0.0',
  support: 'community',
  author: 'Cortex Pack contributors',
  // Whoever contributes the pack to the marketplace enters their name.
  githubUser: [],
  url: '',
  email: '',
  created: '2026-11-22T00:00:00Z',
  updated: '2026-11-22T00:00:00Z',
  categories: ['Network Security'],
  tags: [],
  useCases: [],
  keywords: ['Cloudflare', 'Zero Trust', 'Access', 'Audit'],
  marketplaces: ['marketplacev2', 'platform'],
  supportedModules: ['xsiam'],
  integration: {
    id: 'Cloudflare Zero Trust Logs',
    folder: 'CloudflareZeroTrustLogs',
    display: 'Cloudflare Zero Trust Logs',
    category: 'Analytics & SIEM',
    provider: 'Cloudflare',
    description:
      'Use this integration to fetch account audit logs, user audit logs, and access authentication logs from Cloudflare Zero Trust as events in Cortex XSIAM.',
    fromVersion: '8.4.0',
    vendor: eventDataset.vendor,
    product: eventDataset.product,
    parameters,
    commands,
    triggers: [
      {
        conditions: [{ name: 'auth_type', operator: 'equal', value: authorizationTypes.token }],
        effects: [
          { name: perTypeFields.token, action: { hidden: false, required: true } },
          { name: perTypeFields.globalKey, action: { hidden: true, required: false } },
        ],
      },
      {
        conditions: [{ name: 'auth_type', operator: 'equal', value: authorizationTypes.globalKey }],
        effects: [
          { name: perTypeFields.globalKey, action: { hidden: false, required: true } },
          { name: perTypeFields.token, action: { hidden: true, required: false } },
        ],
      },
    ],
  },
  events: eventFields,
  eventTypes,
  modelingRules: [modelingRule],
  correlationRules,
  huntingQueries,
  dashboards: [activityDashboard],
  documentation,
});
