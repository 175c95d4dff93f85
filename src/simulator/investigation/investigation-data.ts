import type { JsonObject } from '../../shared/json.js';

/** What of an investigation a user can set, and a file can keep. */
export interface InvestigationData {
  readonly incidents: readonly JsonObject[];
  readonly investigation: JsonObject;
  readonly context: JsonObject;
  /** The lists of the server, which `getList` reads. */
  readonly lists: { readonly [name: string]: string };
}

const made = '2026-01-02T03:04:05Z';

/** A made-up incident with the fields that scripts read of one; the names are those of the official context data. */
export const madeUpData: InvestigationData = {
  incidents: [
    {
      id: '1',
      version: 1,
      name: 'Sample incident',
      type: 'Unclassified',
      rawType: 'Unclassified',
      severity: 1,
      status: 1,
      owner: 'admin',
      created: made,
      modified: made,
      occurred: made,
      closed: '0001-01-01T00:00:00Z',
      dueDate: '2026-01-12T03:04:05Z',
      reason: '',
      closeReason: '',
      closeNotes: '',
      closingUserId: '',
      details: 'Made up by the local Cortex.',
      rawName: 'Sample incident',
      rawJSON: '{}',
      phase: '',
      playbookId: '',
      investigationId: '1',
      account: '',
      sourceBrand: 'Manual',
      sourceInstance: 'admin',
      labels: [
        { type: 'Brand', value: 'Manual' },
        { type: 'Instance', value: 'admin' },
      ],
      attachment: [],
      roles: [],
      linkedIncidents: [],
      CustomFields: {},
    },
  ],
  investigation: {
    id: '1',
    name: 'Sample incident',
    type: 0,
    category: '',
    status: 0,
    created: made,
    modified: made,
    closed: '0001-01-01T00:00:00Z',
    creatingUserId: 'admin',
    users: ['admin'],
    details: 'Made up by the local Cortex.',
    systems: null,
    tags: null,
    isPlayground: false,
  },
  context: {},
  lists: {},
};
