// @module-tag slow

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Fixture, fixtureOfTest } from './fixture.js';
import type { Params } from './installed-pack.js';
import { credential } from './messages/message-case.js';
import { collectorKey, tokens, user } from './organization.js';

type Label = 'API Token' | 'API Email' | 'Global API Key' | 'HTTP Log Collector Key';

/** Everything that travels in a header, as parameters with another value of it. */
const fields: {
  readonly [L in Label]: { readonly value: string; readonly params: (text: string) => Params };
} = {
  'API Token': {
    value: tokens.user.value,
    params: (text) => ({ token_credentials: credential(text) }),
  },
  'API Email': {
    value: user.email,
    params: (text) => usingKey(text, user.globalKey),
  },
  'Global API Key': {
    value: user.globalKey,
    params: (text) => usingKey(user.email, text),
  },
  'HTTP Log Collector Key': {
    value: collectorKey,
    params: (text) => ({ http_collector_key: credential(text) }),
  },
};

function usingKey(email: string, key: string): Params {
  return {
    auth_type: 'Global API Key (Legacy)',
    token_credentials: credential(''),
    credentials: credential(key, email),
  };
}

const wrong: readonly (readonly [what: string, spoil: (value: string) => string, description: RegExp])[] = [
  [
    'an ellipsis inside',
    (value) => `${value.slice(0, 7)}\u2026${value.slice(-3)}`,
    /contains an ellipsis, so it is a shortened form\. Copy it again in full/,
  ],
  [
    'three dots inside',
    (value) => `${value.slice(0, 7)}...${value.slice(-3)}`,
    /contains an ellipsis, so it is a shortened form\. Copy it again in full/,
  ],
  ['an en dash inside', (value) => `${value.slice(0, 9)}\u2013${value.slice(9)}`, /dash \(U\+2013\)/],
  [
    'a typographic hyphen inside',
    (value) => `${value.slice(0, 9)}\u2011${value.slice(9)}`,
    /hyphen or dash \(U\+2011\)/,
  ],
  [
    'a letter that looks like an ASCII one',
    (value) => `${value.slice(0, 3)}\u0430${value.slice(4)}`,
    /the character U\+0430\./,
  ],
  ['a letter of Latin-1', (value) => `${value}\u00e9`, /the character U\+00E9\./],
  ['an emoji behind', (value) => `${value}\u{1f600}`, /a character such as an emoji/],
  ['a space inside', (value) => `${value.slice(0, 9)} ${value.slice(9)}`, /contains a space\./],
  ['a tab behind', (value) => `${value}\t`, /contains a tab\./],
  ['a line break behind', (value) => `${value}\r\n`, /contains a line break\./],
  ['a no-break space before', (value) => `\u00a0${value}`, /a no-break space \(U\+00A0\)/],
  ['an invisible space before', (value) => `\u200b${value}`, /an invisible space \(U\+200B\)/],
  ['a byte order mark before', (value) => `\ufeff${value}`, /an invisible space \(U\+FEFF\)/],
  [
    'a control character inside',
    (value) => `${value.slice(0, 9)}\u0000${value.slice(9)}`,
    /the character U\+0000/,
  ],
  ['quotation marks around', (value) => `"${value}"`, /is in quotation marks/],
  ['typographic quotation marks around', (value) => `\u201c${value}\u201d`, /quotation mark \(U\+201C\)/],
  ['angle brackets around', (value) => `<${value}>`, /brackets/],
  ['Bearer before', (value) => `Bearer ${value}`, /begins with "Bearer"/],
  [
    'the name of the header before',
    (value) => `Authorization: Bearer ${value}`,
    /begins with "Authorization:"/,
  ],
];

const cases = (Object.keys(fields) as Label[]).flatMap((label) =>
  wrong.map(([what, spoil, description]) => ({
    label,
    what,
    params: fields[label].params(spoil(fields[label].value)),
    description,
  })),
);

/** No request, no other setting to blame, and what is to be done. Secrets are looked for when the fixture ends. */
async function expectRefused(
  fixture: Fixture,
  label: Label,
  params: Params,
  description: RegExp,
): Promise<void> {
  for (const run of ['test', 'fetchEvents', 'getEvents'] as const) {
    const { ok, error } = await fixture.instanceWith(params)[run]();
    expect(ok).toBe(false);
    expect(error?.message).toMatch(
      new RegExp(`^${label} (contains|begins|is in) .*settings of the instance\\.$`),
    );
    expect(error?.message).toMatch(description);
    expect(error?.message).not.toMatch(/Server URL|proxy|engine|did not answer/);
  }
  expect(fixture.cloudflare.requests).toHaveLength(0);
  expect(fixture.collector.requests).toHaveLength(0);
}

test.each(cases)(
  '$label with $what is refused before any request',
  async ({ label, params, description }) => {
    await expectRefused(await fixtureOfTest(), label, params, description);
  },
);

test('whatever is not printable ASCII is refused wherever it stands, and no secret is told', async () => {
  const fixture = await fixtureOfTest();
  const foreign = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 3 })
    .filter((text) => /[^!-~]/.test(text));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...(Object.keys(fields) as Label[])),
      foreign,
      fc.nat(30),
      async (label, text, at) => {
        const { value, params } = fields[label];
        await expectRefused(fixture, label, params(value.slice(0, at) + text + value.slice(at)), /./);
      },
    ),
    { numRuns: 60 },
  );
});

test('what real credentials hold is accepted', async () => {
  const fixture = await fixtureOfTest();
  // A key of an HTTP Log Collector may be Base64, and the name of a person may have an apostrophe.
  for (const params of [
    fields['HTTP Log Collector Key'].params('a+b/c=='),
    fields['API Email'].params("o'hara+cf@example.net"),
  ]) {
    const { error } = await fixture.instanceWith(params).test();
    expect(error?.message).toMatch(/answered (401|400)/);
  }
});
