import { describe, expect, test } from 'vitest';
import pack from '../../pack/definition/pack.js';
import { documents, documentsByName } from './documents.js';

/** What a reader must learn to get a credential and to set up an instance, each with the text that tells it. */
const setupFacts: readonly (readonly [fact: string, told: RegExp])[] = [
  ['what is collected', /account audit logs, user audit logs and access authentication logs/i],
  ['first authorization type', /\*\*API Token\*\* \(recommended\)/],
  ['second authorization type', /\*\*Global API Key \(Legacy\)\*\*.*email address/],
  ['two kinds of token', /an account token or a user token/],
  ['account token: service principal', /\*\*account token\*\*.*service principal.*permissions of its own/],
  ['account token: lasting', /account token.*integration that is to last/],
  ['account token: recommended', /account token.*It is the recommended choice/],
  ['user token: acts for a user', /\*\*user token\*\* acts for one user.*subset of that user's permissions/],
  ['user token: ad hoc work', /user token.*ad hoc work such as scripts/],
  ['account token and User Audit Logs', /User Audit Logs are the exception.*expected to be refused/],
  ['remedy for User Audit Logs', /They need a user token or the Global API Key/],
  ['step 1: dashboard', /^1\. Open the \[Cloudflare dashboard\]\(https:\/\/dash\.cloudflare\.com\)/m],
  [
    'step 1: account token',
    /Account token \(recommended\): go to \*\*Manage Account\*\* > \*\*API Tokens\*\*/,
  ],
  ['step 1: user token', /User token: go to \*\*My Profile\*\* > \*\*API Tokens\*\*/],
  ['step 2', /^2\. Select \*\*Create Token\*\*/m],
  ['step 3', /^3\. .*\*\*Custom token\*\*.*\*\*Get started\*\*/m],
  ['step 4', /^4\. Name the token/m],
  ['step 5: audit logs', /^ {3}- \*\*Account\*\* - \*\*Account Settings\*\* - \*\*Read\*\*/m],
  ['step 5: Access', /^ {3}- \*\*Account\*\* - \*\*Access: Audit Logs\*\* - \*\*Read\*\*/m],
  ['step 6', /^6\. User token only: .*\*\*Include\*\* - \*\*All accounts\*\*/m],
  ['step 7', /^7\. Optional: .*\*\*Client IP Address Filtering\*\* and \*\*TTL\*\* \(time to live\)/m],
  ['step 8', /^8\. Select \*\*Continue to summary\*\*/m],
  ['step 9', /^9\. Select \*\*Create Token\*\*/m],
  ['step 10', /^10\. Copy the token, keep it in a safe place, and enter it/m],
  [
    'token documentation',
    /https:\/\/developers\.cloudflare\.com\/fundamentals\/api\/get-started\/create-token\//,
  ],
  ['Global API Key: older way', /Global API Key is the older way.*Prefer an API token/],
  ['Global API Key: page', /https:\/\/dash\.cloudflare\.com\/profile\/api-tokens\b/],
  ['Global API Key: section', /section \*\*API Keys\*\*/],
  ['Global API Key: view and password', /Select \*\*View\*\*.*may ask for your password/],
  ['Global API Key: store', /Copy the key, keep it in a safe place/],
  [
    'Global API Key documentation',
    /https:\/\/developers\.cloudflare\.com\/fundamentals\/api\/get-started\/keys\//,
  ],
  ['email: where', /\[My Profile\]\(https:\/\/dash\.cloudflare\.com\/profile\)/],
  [
    'email: verification',
    /https:\/\/developers\.cloudflare\.com\/fundamentals\/setup\/account\/verify-email-address\//,
  ],
  ['collector: menu of 3.x', /\*\*Settings\*\* > \*\*Data Sources & Integrations\*\* > \*\*\+ Add New\*\*/],
  ['collector: menu of 2.x', /\*\*Settings\*\* > \*\*Data Sources\*\* > \*\*Add Data Source\*\*/],
  ['collector: older menu', /\*\*Settings\*\* > \*\*Configurations\*\* > \*\*Data Collection\*\*/],
  ['collector: compression', /\*\*Compression\*\*: `uncompressed`/],
  ['collector: format', /\*\*Log Format\*\*: `JSON`/],
  ['collector: vendor', /\*\*Vendor\*\*: `Cloudflare`/],
  ['collector: product', /\*\*Product\*\*: `ZeroTrust`/],
  ['collector: key', /copy the key\. It is shown once/],
  ['collector: URL', /Copy the URL.*\/logs\/v1\/event/],
  [
    'hidden field',
    /Switch \*\*Authorization Type\*\* back[\s\S]*Empty the field[\s\S]*Switch to the type that you want/,
  ],
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

describe.each([
  ['description', documents.description],
  ['integration-readme', documents.integrationReadme],
])('%s tells how to set up', (_name, text) => {
  test.each(setupFacts)('%s', (_fact, told) => expect(text).toMatch(told));
});

describe.each(documentsByName)('%s tells how to run it', (_name, text) => {
  test.each(operationFacts)('%s', (_fact, told) => expect(text).toMatch(told));
});

describe.each([
  ['integration-readme', documents.integrationReadme],
  ['pack-readme', documents.packReadme],
])('%s is the reference', (_name, text) => {
  test.each(referenceFacts)('%s', (_fact, told) => expect(text).toMatch(told));
});

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
