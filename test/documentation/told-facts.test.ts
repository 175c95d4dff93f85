import { describe, expect, test } from 'vitest';
import { renderDocumentation } from '#src/generator/documents/documentation.js';
import pack from '../../pack/definition/pack.js';
import { documents, repository } from './documents.js';

/** What a reader must learn to get a credential and to set up an instance, each with the text that tells it. */
const setupFacts: readonly (readonly [fact: string, told: RegExp])[] = [
  [
    'what is collected',
    /^Use this integration to fetch account audit logs, user audit logs, and access auth/,
  ],
  ['authorization types', /\*\*API Token\*\* - [\s\S]*\*\*Global API Key \(Legacy\)\*\* - .*email/],
  ['account token', /^- \*\*Account token\*\* \(recommended\) - .*service principal/m],
  ['user token', /^- \*\*User token\*\* - .*subset of that user's permissions.*ad hoc/m],
  ['User Audit Logs', /User Audit Logs need a user token or the Global API Key/],
  ['token: heading', /^#+ Generate API Token$/m],
  ['token: dashboard', /^1\. .*\(https:\/\/dash\.cloudflare\.com\)/m],
  ['token: of the account', /Account token \(recommended\): .*\*\*Manage Account\*\* > \*\*API Tokens\*\*/],
  ['token: of the user', /User token: .*\*\*My Profile\*\* > \*\*API Tokens\*\*/],
  ['token: custom', /^2\. .*\*\*Create Token\*\*[\s\S]*^3\. .*\*\*Custom token\*\*.*\*\*Get started\*\*/m],
  ['token: audit logs', /^ {3}- \*\*Account\*\* - \*\*Account Settings\*\* - \*\*Read\*\*/m],
  ['token: Access', /^ {3}- \*\*Account\*\* - \*\*Access: Audit Logs\*\* - \*\*Read\*\*/m],
  ['token: resources', /^6\. User token only: .*\*\*Include\*\* - \*\*All accounts\*\*/m],
  ['token: restrictions', /^7\. Optional: .*\*\*Client IP Address Filtering\*\* and \*\*TTL\*\*/m],
  [
    'token: end',
    /^8\. .*\*\*Continue to summary\*\*[\s\S]*^9\. .*\*\*Create Token\*\*[\s\S]*^10\. .*secure/m,
  ],
  ['token: documentation', /developers\.cloudflare\.com\/fundamentals\/api\/get-started\/create-token\//],
  ['key: heading', /^#+ Retrieve Global API Key$/m],
  ['key: page', /https:\/\/dash\.cloudflare\.com\/profile\/api-tokens\b/],
  ['key: steps', /\*\*API Keys\*\*[\s\S]*\*\*View\*\*.*password[\s\S]*secure/],
  ['key: documentation', /developers\.cloudflare\.com\/fundamentals\/api\/get-started\/keys\//],
  ['email: heading', /^#+ Find Associated Email$/m],
  ['email: where', /\(https:\/\/dash\.cloudflare\.com\/profile\)/],
  [
    'email: verification',
    /developers\.cloudflare\.com\/fundamentals\/setup\/account\/verify-email-address\//,
  ],
  ['collector: menu', /\*\*Settings\*\* > \*\*Data Sources & Integrations\*\* > \*\*\+ Add New\*\*/],
  ['collector: settings', /`uncompressed`[\s\S]*`JSON`[\s\S]*`Cloudflare`[\s\S]*`ZeroTrust`/],
  ['collector: key and URL', /copy the key\. It is shown only once[\s\S]*copy the URL.*`\/logs\/v1\/event`/],
  ['query', /dataset = cloudflare_zerotrust_raw\n.*\bby SOURCE_LOG_TYPE/],
];

const operationFacts: readonly (readonly [fact: string, told: RegExp])[] = [
  ['dataset', /\| dataset = cloudflare_zerotrust_raw/],
  ['query per event type', /comp max\(_time\) as newest, .* by SOURCE_LOG_TYPE/],
  ['time of a query', /time range of a query goes by `_time`/],
  ['job: how to recognise', /\*\*Test\*\* is ok, .* the dataset stays empty/],
  ['job: what works then', /should_push_events=true` does put events into the dataset/],
  ['job: command', /one task that runs `cloudflare-zero-trust-collect-events`/],
  ['several accounts', /one instance for each account\. User Audit Logs belong to a user/],
  ['marketplace: pack', /pack `CloudflareZeroTrust` with the integration \*\*Cloudflare Zero Trust\*\*/],
  ['marketplace: one only', /Collect with one of them only/],
  ['marketplace: instance', /cloudflare-zero-trust-get-events limit=5 using="/],
  [
    'marketplace: switch',
    /disable the old instance[\s\S]*\*\*First fetch time\*\*[\s\S]*Expect a few events twice/,
  ],
];

const referenceFacts: readonly (readonly [fact: string, told: RegExp])[] = [
  [
    'event types',
    /\| Account Audit Logs \|[\s\S]*\| User Audit Logs \|[\s\S]*\| Access Authentication Logs \|/,
  ],
  ['retention', /24 hours on free plans/],
  ['fields', /`_time`[\s\S]*`SOURCE_LOG_TYPE`[\s\S]*`id`/],
  ['hash', /a hash of `created_at`, `ray_id`, `action`, .* and `connection`/],
  ['repeats', /comp count\(\) as copies by SOURCE_LOG_TYPE, id/],
  ['quota', /1200 requests in 5 minutes/],
  ['account token refused', /`9109` `Valid user-level authentication not found`/],
  ['permission missing', /`10000` `Authentication error`/],
  ['foreign address', /`9109` `Cannot use the access token from location`/],
  ['bad header', /`6111`/],
  ['wrong key or email', /`9103` `Unknown X-Auth-Key or X-Auth-Email`/],
  ['account id', /`7003` `Could not route to/],
  ['Zero Trust not enabled', /`9999` `access\.api\.error\.not_enabled`/],
  ['rate limit', /`429`, `971`/],
  ['collector: key', /`401` or `403`/],
  ['collector: URL', /`404` `page not found`/],
  ['collector: compression', /`500` `failed to process the request`/],
];

const readmes = [
  ['integration-readme', documents.integrationReadme],
  ['pack-readme', documents.packReadme],
] as const;

describe.each([
  ['description', documents.description],
  ['integration-readme', documents.integrationReadme],
])('%s tells how to set up', (_name, text) => {
  test.each(setupFacts)('%s', (_fact, told) => expect(text).toMatch(told));
});

describe.each(readmes)('%s tells how to run it', (_name, text) => {
  test.each(operationFacts)('%s', (_fact, told) => expect(text).toMatch(told));
});

describe.each(readmes)('%s is the reference', (_name, text) => {
  test.each(referenceFacts)('%s', (_fact, told) => expect(text).toMatch(told));
});

test.each(['server', 'container'] as const)(
  'the help has at most 600 words in the %s runtime',
  async (runtime) => {
    const { description } = await renderDocumentation(pack, repository, runtime);
    expect(description.split(/\s+/).length).toBeLessThanOrEqual(600);
  },
);

describe('the integration README tells of everything that is declared', () => {
  const labels = Object.values(pack.integration.parameters).flatMap((parameter) =>
    parameter.kind === 'credentials'
      ? [parameter.display, parameter.displayPassword].filter((label) => label !== undefined)
      : [parameter.display],
  );

  test.each(labels)('parameter %s', (label) => {
    expect(documents.integrationReadme).toContain(`\n| ${label} | `);
  });

  test.each(Object.entries(pack.integration.commands))('command %s', (name, command) => {
    const reference = documents.integrationReadme.split(`\n### ${name}\n`)[1]?.split('\n### ')[0];
    expect(reference).toContain(command.description);
    for (const argument of Object.keys(command.arguments)) expect(reference).toContain(`\n| ${argument} | `);
    for (const { line } of command.examples) expect(reference).toContain('\n```\n' + line + '\n```\n');
  });
});
