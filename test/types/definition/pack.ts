import { definePack, type IntegrationDefinition, type PackDefinition } from '#src/definition/index.js';

const integration: IntegrationDefinition = {
  id: 'Acme Logs',
  category: 'Analytics & SIEM',
  description: 'Collects logs.',
  triggers: [
    {
      conditions: [{ name: 'auth_type', operator: 'equal', value: 'Token' }],
      effects: [{ name: 'token', action: { hidden: false, required: true } }],
    },
  ],
};

const pack: PackDefinition = {
  id: 'AcmeLogs',
  name: 'Acme Logs',
  description: 'Collects logs.',
  version: '1.0.0',
  author: 'Ada',
  created: '2026-01-02T03:04:05Z',
  categories: ['Analytics & SIEM'],
  integrations: [integration],
};

/** A pack needs no rules, no dashboards and no texts of its own. */
export default definePack(pack);

export const packs: readonly PackDefinition[] = [
  { ...pack, githubUser: ['ada'], documentation: { anything: [1, 'two'] } },
  // TS2322 at `support`: There is no such level of support.
  { ...pack, support: 'none' },
  // TS2322 at `version`: A version is a text.
  { ...pack, version: 1 },
  // TS2322 at `tags`: Tags are a list.
  { ...pack, tags: 'Data Source' },
  // TS2353 at `playbooks`: There is no such kind of content.
  { ...pack, playbooks: [] },
  // TS2353 at `id`: A hunting query has no id.
  { ...pack, huntingQueries: [{ id: 'x' }] },
  // TS2561 at `integration`: A pack has a list of them.
  { ...pack, integration },
  { ...pack, dependencies: { CommonScripts: { mandatory: true, minVersion: '1.0.0' } } },
  // TS2741 at `Base`: Whether it can be missing is said of each.
  { ...pack, dependencies: { Base: {} } },
];

// TS2739 at `{ ...integration }`: An integration is no pack.
definePack({ ...integration });

export const integrations: readonly IntegrationDefinition[] = [
  { ...integration, containerImage: 'demisto/node:1.0' },
  // TS2740 at `triggers`: Triggers are a list.
  { ...integration, triggers: {} },
  // TS2322 at `operator`: There is no such comparison.
  { ...integration, triggers: [{ conditions: [{ name: 'a', operator: 'like' }], effects: [] }] },
  // TS2353 at `shown`: A trigger hides or requires.
  { ...integration, triggers: [{ conditions: [], effects: [{ name: 'a', action: { shown: true } }] }] },
];
