import { describe, expect, test } from 'vitest';
import { defineIntegration } from '#src/definition/index.js';
import { implement } from '#src/runtime/index.js';
import { type Answer, type Request, runOnPlatform } from './platform.js';

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
        state: { kind: 'choice', options: ['open', 'closed'], description: 'The state.' },
        tags: { kind: 'list', description: 'The tags.' },
        since: { kind: 'datetime', description: 'The time.' },
      },
      outputs: {
        prefix: 'Desk.Ticket',
        key: 'id',
        fields: {
          id: ['string', 'The id.'],
          'owner.name': ['string', 'Who has it.'],
          created: ['date', 'When.'],
        },
      },
    },
    'desk-close': { description: 'Closes a ticket.', harmful: true },
    'desk-export': { description: 'Exports tickets.' },
    desk_fail: { description: 'Fails.' },
    ip: {
      description: 'Looks up addresses.',
      indicator: 'ip',
      arguments: { ip: { kind: 'list', isDefault: true, required: true, description: 'The addresses.' } },
    },
    file: {
      description: 'Looks up hashes.',
      indicator: 'file',
      arguments: { file: { kind: 'list', isDefault: true, required: true, description: 'The hashes.' } },
    },
  },
});

interface Ticket {
  readonly id: string;
  readonly created?: string;
  readonly owner?: { readonly name: string };
  readonly secretNote?: string;
}

const run = implement(desk, {
  connect: ({ params }) => ({ url: params.url, headers: { 'X-Key': params.key } }),
  test: ({ http }) => http.get('/me'),
  commands: {
    'desk-list': ({ http }, { limit, state, tags }) => ({
      title: 'Tickets',
      rows: http.get<Ticket[]>('/tickets', { limit, state: state || undefined, tag: tags }),
    }),
    'desk-close': ({ http }) => {
      http.post('/tickets/1/close', { reason: 'done' });
      return 'Closed.';
    },
    'desk-export': ({ http }) => ({
      file: { name: 'tickets.csv', content: http.send({ path: '/csv' }).body },
    }),
    desk_fail: () => {
      throw new TypeError('Cannot read the key s3cr3t-key-0001');
    },
    ip: (_context, { ip }) => ({
      rows: ip.map((address) => ({ address })),
      verdicts: ip.map((indicator, at) => ({
        indicator,
        score: at === 0 ? 'bad' : 'good',
        reason: 'A botnet.',
      })),
    }),
    file: (_context, { file }) => ({
      text: 'Looked up.',
      verdicts: file.map((indicator) => ({ indicator, score: 'suspicious' })),
    }),
  },
});

const params = {
  url: 'https://desk.example.com/',
  key: { identifier: '', password: 's3cr3t-key-0001' },
  integrationReliability: 'B - Usually reliable',
};

function call(
  command: string,
  args: object = {},
  answer: (request: Request) => Answer | Error = () => ({ json: {} }),
) {
  return runOnPlatform(run, { command, params, args, answer });
}

const tickets: Ticket[] = [
  { id: '7', created: '2026-11-22T08:00:00Z', owner: { name: 'Ada|Eve' }, secretNote: 'x' },
  { id: '8' },
];

describe('a command with outputs', () => {
  test('becomes a table, the context by prefix and key, and the raw answer', () => {
    const { returned, requests } = call('desk-list', { limit: '2', tags: 'a, b' }, () => ({ json: tickets }));
    expect(requests).toEqual([
      {
        method: 'GET',
        url: 'https://desk.example.com/tickets?limit=2&tag=a&tag=b',
        headers: { 'User-Agent': 'cortex-desk', Accept: 'application/json', 'X-Key': 's3cr3t-key-0001' },
        body: '',
      },
    ]);
    expect(returned).toEqual({
      Type: 1,
      ContentsFormat: 'json',
      Contents: tickets,
      HumanReadable:
        '### Tickets\n\n| id | owner.name | created |\n| --- | --- | --- |\n| 7 | Ada\\|Eve | 2026-11-22T08:00:00Z |\n| 8 |  |  |',
      ReadableContentsFormat: 'markdown',
      EntryContext: {
        'Desk.Ticket(val.id && val.id == obj.id)': [
          { id: '7', owner: { name: 'Ada|Eve' }, created: '2026-11-22T08:00:00Z' },
          { id: '8' },
        ],
      },
    });
  });

  test('says that there is nothing', () => {
    const { returned } = call('desk-list', {}, () => ({ json: [] }));
    expect(returned).toMatchObject({
      HumanReadable: '### Tickets\n\nThere is nothing to show.',
      EntryContext: {},
    });
  });

  test.each([
    [{ limit: '10' }, 'The argument limit must be a whole number from 1 to 9. It is "10".'],
    [{ state: 'lost' }, 'The argument state must be one of: open, closed. It is "lost".'],
    [{ since: 'once' }, 'The argument since must be a text such as 2 hours or 3 days, or a time such as'],
  ])('refuses the arguments %j', (args, message) => {
    const { error, requests } = call('desk-list', args);
    expect(error).toContain(message);
    expect(requests).toEqual([]);
  });
});

describe('a reputation command', () => {
  test('leaves scores and the standard context', () => {
    const { returned } = call('ip', { ip: ['192.0.2.1', '192.0.2.2'] });
    const of = { Type: 'ip', Vendor: 'Desk', Reliability: 'B - Usually reliable' };
    expect(returned).toMatchObject({
      EntryContext: {
        'DBotScore(val.Indicator && val.Indicator == obj.Indicator && val.Vendor == obj.Vendor && val.Type == obj.Type)':
          [
            { Indicator: '192.0.2.1', Score: 3, ...of },
            { Indicator: '192.0.2.2', Score: 1, ...of },
          ],
        'IP(val.Address && val.Address == obj.Address)': [
          { Address: '192.0.2.1', Malicious: { Vendor: 'Desk', Description: 'A botnet.' } },
          { Address: '192.0.2.2' },
        ],
      },
    });
  });

  test('tells hashes apart by their length, and refuses what is none', () => {
    const [md5, sha256] = ['a'.repeat(32), 'b'.repeat(64)];
    const { returned } = call('file', { file: `${md5},${sha256}` });
    expect(returned).toMatchObject({
      EntryContext: {
        'File(val.MD5 && val.MD5 == obj.MD5)': [{ MD5: md5 }],
        'File(val.SHA256 && val.SHA256 == obj.SHA256)': [{ SHA256: sha256 }],
      },
    });
    expect(call('file', { file: 'abc' }).error).toContain('"abc" is no hash of a file');
  });

  test('needs its argument', () => {
    expect(call('ip').error).toBe('The argument ip is missing.');
  });
});

describe('other answers', () => {
  test('JSON is sent, and a text becomes an entry', () => {
    const { returned, requests } = call('desk-close', {}, () => ({ status: 204 }));
    expect(requests[0]).toMatchObject({
      method: 'POST',
      url: 'https://desk.example.com/tickets/1/close',
      headers: { 'Content-Type': 'application/json' },
      body: '{"reason":"done"}',
    });
    expect(returned).toMatchObject({ HumanReadable: 'Closed.' });
  });

  test('a file goes to the War Room', () => {
    const { returned, files } = call('desk-export', {}, () => ({ text: 'id\n7\n' }));
    expect(files).toEqual(['id\n7\n']);
    expect(returned).toEqual({
      Type: 3,
      ContentsFormat: 'text',
      Contents: '',
      File: 'tickets.csv',
      FileID: 'file-1',
    });
  });

  test('an exception of the author is told as a defect, without a secret', () => {
    const { error, log } = call('desk_fail');
    expect(error).toBe(
      'Unexpected error inside the integration. This is a defect of the integration, not of its configuration: please report it with this text. Cannot read the key ***',
    );
    expect(log.join()).not.toContain('s3cr3t');
  });

  test('Test is ok where its request is', () => {
    expect(call('test-module').returned).toBe('ok');
  });

  test('a command that there is not is refused', () => {
    expect(call('desk-open').error).toBe('The integration has no command "desk-open".');
  });
});

describe('what signs in', () => {
  const elsewhere = defineIntegration({
    id: 'Elsewhere',
    category: 'Utilities',
    description: 'Follows addresses.',
  });
  const sent = (path: string) => {
    const follow = implement(elsewhere, {
      connect: () => ({
        url: 'https://api.example.com',
        headers: { 'X-Key': 'key' },
        query: { token: 'key' },
        user: { name: 'Ada', password: 'Zoë' },
      }),
      test: ({ http }) => http.get(path, { page: 2 }),
    });
    const { requests } = runOnPlatform(follow, { command: 'test-module', answer: () => ({ json: {} }) });
    return requests[0];
  };

  test.each(['/v1', 'v1', 'https://api.example.com/v1', 'HTTPS://API.EXAMPLE.COM/v1'])(
    'goes to its own address: %s',
    (path) => {
      const request = sent(path);
      expect(request?.url.toLowerCase()).toBe('https://api.example.com/v1?token=key&page=2');
      expect(request?.headers).toMatchObject({ 'X-Key': 'key', Authorization: 'Basic QWRhOlpvw6s=' });
    },
  );

  test.each([
    'https://api.example.com.evil.test/v1',
    'https://api.example.com:8443/v1',
    'http://api.example.com/v1',
  ])('goes to no other address: %s', (path) => {
    expect(sent(path)).toMatchObject({ url: `${path}?page=2`, headers: { Accept: 'application/json' } });
    expect(JSON.stringify(sent(path))).not.toMatch(/key|Basic/);
  });

  test('a query that an address has already is kept', () => {
    expect(sent('/v1?cursor=a')?.url).toBe('https://api.example.com/v1?cursor=a&token=key&page=2');
  });
});

describe('what the service refuses', () => {
  test.each<[string, Answer | Error, string]>([
    [
      'the credential',
      { status: 401, json: { message: 'Key s3cr3t-key-0001 is revoked' } },
      'Desk answered 401 ("Key *** is revoked"). It does not accept the credential. Check API Key.',
    ],
    [
      'a permission',
      { status: 403, json: { errors: [{ detail: 'Scope tickets is missing' }] } },
      'Desk answered 403 ("Scope tickets is missing"). The credential may not do this (/me).',
    ],
    [
      'the path',
      { status: 404, text: '<html>' },
      'Desk answered 404. There is nothing at /me. Check Server URL.',
    ],
    ['with a page', { text: '<html>login</html>' }, 'Desk answered 200. The answer is cut off or no JSON'],
    ['by being elsewhere', { status: 302 }, 'It sends the request for /me elsewhere. Check Server URL.'],
    [
      'by silence',
      new Error('connection refused'),
      'Desk did not answer (connection refused). Check Server URL and whether the server or engine reaches it',
    ],
    ['by a fault', { status: 500 }, 'This is a fault of the service, not of the settings.'],
  ])('%s is said so', (_what, answer, message) => {
    const { error } = call('test-module', {}, () => answer);
    expect(error).toContain(message);
  });

  test('what may work later is asked for again, as late as the service wants', () => {
    const answers: Answer[] = [
      { status: 429, headers: { 'Retry-After': '7' } },
      { status: 503 },
      { json: tickets },
    ];
    const { returned, waited } = call('desk-list', {}, () => answers.shift() ?? {});
    expect(returned).toMatchObject({ Contents: tickets });
    expect(waited).toEqual([7, 2]);
  });

  test('a request that changes something is not sent twice after a fault', () => {
    const { error, requests } = call('desk-close', {}, () => ({ status: 502 }));
    expect(error).toContain('Desk answered 502.');
    expect(requests).toHaveLength(1);
  });
});

describe('what a user enters as user name and password', () => {
  const login = defineIntegration({
    id: 'Login',
    category: 'Case Management',
    description: 'Signs in.',
    parameters: {
      url: { kind: 'url', display: 'Server URL', section: 'Connect', required: true, help: 'The address.' },
      user: {
        kind: 'credentials',
        display: 'User',
        displayPassword: 'Password',
        section: 'Connect',
        help: 'The user.',
      },
      token: { kind: 'secret', display: 'Token', inHeader: true, section: 'Connect', help: 'The token.' },
    },
    commands: { 'login-header': { description: 'Sends it as a header.' } },
  });
  const runLogin = implement(login, {
    connect: ({ params: { url, user } }) => ({
      url,
      user: { name: user.identifier, password: user.password },
    }),
    test: ({ http }) => http.get('/me'),
    commands: {
      'login-header': ({ http, params: { user } }) => {
        http.get('/me');
        http.request({ path: '/me', headers: { 'X-Key': user.password } });
        return 'Sent.';
      },
    },
  });
  const callLogin = (command: string, password: string, more: object = {}) =>
    runOnPlatform(runLogin, {
      command,
      params: {
        url: 'https://login.example.com',
        user: { identifier: 'DOM\\John Doe', password },
        token: '',
        ...more,
      },
    });

  test.each(['pass word', 'pässword', 'ab...cd', '<angle>', '"quoted"', 'bearer x', 'tab\there'])(
    'goes as it is into basic authentication: %s',
    (password) => {
      const { error, requests } = callLogin('test-module', password);
      expect(error).toBeUndefined();
      expect(requests[0]?.headers.Authorization).toBe(
        `Basic ${Buffer.from(`DOM\\John Doe:${password}`).toString('base64')}`,
      );
    },
  );

  test('is refused as a header that cannot carry it', () => {
    expect(callLogin('login-header', 'pass word').error).toBeUndefined();
    const { error, requests } = callLogin('login-header', 'pass\nword \u2026');
    expect(requests).toHaveLength(1);
    expect(error).toBe(
      'Login cannot be asked: the header X-Key contains a line break, which no header can carry. Check User / Password, Token.',
    );
  });

  test('is checked when the settings are read where it is declared to travel in a header', () => {
    expect(callLogin('test-module', 'x', { token: 'tok en' }).error).toMatch(/^Token contains a space\./);
  });
});

test('a secret made of words leaves the same words of a message alone, unless most of it is there', () => {
  const key = 'desk-collector-key-91';
  const said = (detail: string) =>
    runOnPlatform(run, {
      command: 'test-module',
      params: { ...params, key: { identifier: '', password: key } },
      answer: () => ({ status: 400, json: { detail } }),
    }).error;
  expect(said('The collector of the desk is closed')).toContain('"The collector of the desk is closed"');
  expect(said(`Token ${key} is wrong`)).toContain('"Token *** is wrong"');
  expect(said('Token desk-collector... is wrong')).toMatch(/"Token \*+\S{0,5}\.\.\. is wrong"/);
  expect(said('Token ending in key-91 is wrong')).toContain('"Token ending in *** is wrong"');
});
