import { defineIntegration } from '#src/definition/index.js';

const desk = { id: 'Desk', category: 'Case Management', description: 'Reads tickets.' } as const;

const one = { kind: 'integer', description: 'The most.', minimum: 1, maximum: 9 } as const;

export const good = defineIntegration({
  ...desk,
  parameters: { key: { kind: 'secret', display: 'API Key', section: 'Connect', help: 'The key.' } },
  commands: {
    'desk-list': {
      description: 'Lists tickets.',
      arguments: { limit: one, of: { kind: 'choice', options: ['me', 'all'], description: 'Whose.' } },
      outputs: { prefix: 'Desk.Ticket', key: 'id', fields: { id: ['string', 'The id.'] } },
      examples: [{ line: '!desk-list', description: 'The newest.' }],
    },
    ip: {
      description: 'Looks up addresses.',
      indicator: 'ip',
      arguments: { ip: { kind: 'list', isDefault: true, required: true, description: 'The addresses.' } },
    },
  },
});

// TS2322 at `colour`: Nothing reads the key.
defineIntegration({ ...desk, colour: 'red' });

const labels = { display: 'Key', section: 'Connect', help: 'The key.' } as const;

// TS2322 at `requird`: Nothing reads the key.
defineIntegration({ ...desk, parameters: { key: { kind: 'secret', ...labels, requird: true } } });
// TS2322 at `options`: A secret has no options.
defineIntegration({ ...desk, parameters: { key: { kind: 'secret', ...labels, options: [] } } });
// TS2322 at `kind`: There is no such kind.
defineIntegration({ ...desk, parameters: { key: { kind: 'password', ...labels } } });

const description = 'Lists tickets.';
const output = { prefix: 'Desk', fields: {} } as const;

// TS2322 at `pollable`: Nothing reads the key.
defineIntegration({ ...desk, commands: { list: { description, pollable: true } } });
// TS2322 at `isArray`: Nothing reads the key.
defineIntegration({ ...desk, commands: { list: { description, arguments: { a: { ...one, isArray: 1 } } } } });
// TS2322 at `path`: Nothing reads the key.
defineIntegration({ ...desk, commands: { list: { description, outputs: { ...output, path: 'x' } } } });
// TS2322 at `indicator`: There is no such indicator.
defineIntegration({ ...desk, commands: { ip: { description, indicator: 'ips' } } });

const logs = { vendor: 'Desk', product: 'Logs', commandPrefix: 'desk' } as const;
const audit = { name: 'Audit', time: 'at', id: 'id' } as const;

// TS2322 at `idd`: Nothing reads the key.
defineIntegration({ ...desk, events: { ...logs, streams: { audit: { ...audit, idd: 'id' } } } });
// TS2741 at `streem`: Nothing reads the key.
defineIntegration({ ...desk, events: { ...logs, streams: { audit }, streem: {} } });
