import type { KnownKind, ValuePath } from './content-kinds.js';

/* For which kinds of content the official checks of all items hold. From the official SDK (validators/BA_validators). */

/** Where an item says its version, which is -1 in content (BA100). */
export const versionPaths: { readonly [K in KnownKind]?: ValuePath } = {
  integration: ['commonfields', 'version'],
  script: ['commonfields', 'version'],
  playbook: ['version'],
  'incident-field': ['version'],
  'indicator-field': ['version'],
  'incident-type': ['version'],
  'indicator-type': ['version'],
  layout: ['version'],
  classifier: ['version'],
  mapper: ['version'],
  list: ['version'],
  widget: ['version'],
  'xsoar-dashboard': ['version'],
};

/** Kinds whose items have one text as id and as name (BA101), with the key of the name. */
export const namesEqualToId: { readonly [K in KnownKind]?: ValuePath } = {
  integration: ['name'],
  script: ['name'],
  playbook: ['name'],
  layout: ['name'],
  mapper: ['name'],
  job: ['name'],
  classifier: ['name'],
  'incident-type': ['name'],
  'xsoar-dashboard': ['name'],
};

/** Kinds whose names do not say what they are (BA110), with the word. */
export const wordsOfKinds: { readonly [K in KnownKind]?: string } = {
  integration: 'integration',
  script: 'script',
  playbook: 'playbook',
};

/** Repositories of images that the platform trusts (DO101). */
export const trustedImageRepositories = ['demisto', 'demistoextended'] as const;
