import { datasetOf, definePack } from 'cortex-pack/definition';
import { huntingQueries } from './correlation/hunting.js';
import { correlationRules } from './correlation/rules.js';
import { activityDashboard } from './dashboard/activity.js';
import { eventDataset } from './dataset.js';
import { documentation } from './documentation.js';
import { eventFields } from './event-fields.js';
import { cloudflare } from './integration.js';
import { modelingRule } from './modeling/rule.js';

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
  integrations: [cloudflare],
  datasets: { [datasetOf(eventDataset)]: eventFields },
  modelingRules: [modelingRule],
  correlationRules,
  huntingQueries,
  dashboards: [activityDashboard],
  documentation,
});
