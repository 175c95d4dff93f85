import { defineIntegration } from '#src/definition/index.js';
import { type FreshToken, implement } from '#src/runtime/index.js';

const desk = defineIntegration({
  id: 'Desk',
  category: 'Case Management',
  description: 'Reads tickets.',
  parameters: {
    url: { kind: 'url', display: 'Server URL', section: 'Connect', required: true, help: 'The address.' },
    key: { kind: 'secret', display: 'API Key', section: 'Connect', required: true, help: 'The key.' },
  },
  commands: {
    'desk-list': {
      description: 'Lists tickets.',
      arguments: {
        limit: { kind: 'integer', description: 'The most.', defaultValue: 5, minimum: 1, maximum: 9 },
      },
      outputs: {
        prefix: 'Desk.Ticket',
        key: 'id',
        fields: { id: ['string', 'The id.'], size: ['number', 'It.'] },
      },
    },
  },
});

interface Ticket {
  readonly id: string;
  readonly size: number;
}

const connect = ({ params }: { readonly params: { readonly url: string; readonly key: string } }) => ({
  url: params.url,
  headers: { 'X-Key': params.key },
});

export const run = implement(desk, {
  connect,
  test: ({ http }) => http.get('/me'),
  commands: { 'desk-list': ({ http }, { limit }) => ({ rows: http.get<Ticket[]>('/tickets', { limit }) }) },
});

const test = () => 'ok';

// TS2741 at `commands`: The command has no code.
implement(desk, { connect, test, commands: {} });
// TS2353 at `'desk-open'`: There is no such command.
implement(desk, { connect, test, commands: { 'desk-list': () => 'ok', 'desk-open': () => 'ok' } });
// TS2551 at `limits`: There is no such argument.
implement(desk, { connect, test, commands: { 'desk-list': (_, args) => args.limits } });
// TS2322 at `id`: An id is a text.
implement(desk, { connect, test, commands: { 'desk-list': () => ({ rows: [{ id: 5 }] }) } });
// TS2353 at `name`: It is not among the outputs.
implement(desk, { connect, test, commands: { 'desk-list': () => ({ rows: [{ name: 'x' }] }) } });

export const withoutToken = implement(desk, {
  // TS2339 at `token`: There is no such parameter.
  connect: ({ params }) => ({ url: params.token }),
  test,
  commands: { 'desk-list': () => '' },
});

// TS2345 at `{ connect, commands: { 'desk-list': () => 'ok' } }`: Test needs code.
implement(desk, { connect, commands: { 'desk-list': () => 'ok' } });

const audit = defineIntegration({
  id: 'Audit',
  category: 'Analytics & SIEM',
  description: 'Collects logs.',
  events: {
    vendor: 'Audit',
    product: 'Logs',
    commandPrefix: 'audit',
    streams: { audit: { name: 'Audit Logs', time: 'at', id: 'id' } },
  },
});

export const collect = implement(audit, {
  connect: () => ({ url: 'https://audit.example.com' }),
  streams: { audit: ({ http }, { since }) => ({ records: http.get<unknown[]>('/logs', { since }) }) },
});

const exportingStreams = { audit: () => ({ records: [] }) };

export const exporting = implement(audit, {
  connect({ http, keepToken }) {
    const { token, expires } = http.post<{ token: string; expires: number }>(
      'https://audit.example.com/token',
    );
    return {
      url: 'https://audit.example.com',
      headers: { 'X-Token': keepToken(() => ({ token, seconds: expires })) },
    };
  },
  streams: {
    audit: ({ http }, { cursor, offset }) =>
      cursor === ''
        ? { records: [], cursor: `${offset}`, againInSeconds: 10 }
        : { records: http.send({ path: '/logs' }).json<unknown[]>(), cursor: null },
  },
});

const keepTooShort = ({ keepToken }: { readonly keepToken: (request: () => FreshToken) => string }) => ({
  // TS2741 at `({ token`: A token is valid for some time.
  url: keepToken(() => ({ token: '' })),
});
implement(audit, { connect: keepTooShort, streams: exportingStreams });

// TS2741 at `streams`: The stream has no reader.
implement(audit, { connect: () => ({ url: '' }), streams: {} });
// TS2741 at `({ items`: A page has records.
implement(audit, { connect: () => ({ url: '' }), streams: { audit: () => ({ items: [] }) } });
