import { commandFaults } from './faults/commands.js';
import { documentFaults } from './faults/documents.js';
import type { Fault } from './faults/draft.js';
import { fileFaults } from './faults/files.js';
import { integrationFaults } from './faults/integration.js';
import { marketplaceFaults } from './faults/marketplace.js';
import { metadataFaults } from './faults/metadata.js';
import { releaseNoteFaults } from './faults/release-notes.js';
import { ruleFaults } from './faults/rules.js';
import { tenantFaults } from './faults/tenant.js';

/** Mistakes that people make, by where they make them. */
export const faultGroups: readonly { readonly title: string; readonly faults: readonly Fault[] }[] = [
  { title: 'pack_metadata.json', faults: metadataFaults },
  { title: 'The YAML of the integration', faults: integrationFaults },
  { title: 'Commands', faults: commandFaults },
  { title: 'Files', faults: fileFaults },
  { title: 'Documents', faults: documentFaults },
  { title: 'Rules and dashboards', faults: ruleFaults },
  { title: 'What a tenant refuses', faults: tenantFaults },
  { title: 'Release notes', faults: releaseNoteFaults },
  { title: 'What reviewers of the marketplace send back', faults: marketplaceFaults },
];
