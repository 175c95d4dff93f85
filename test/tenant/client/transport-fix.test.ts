import { expect, test } from 'vitest';
import { transportFailure } from '#src/simulator/host/transport-failure.js';
import { fixFor } from '#src/tenant/client/transport-fix.js';

test.each([
  ['SELF_SIGNED_CERT_IN_CHAIN', /PEM file/],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /PEM file/],
  ['ERR_TLS_CERT_ALTNAME_INVALID', /another host name/],
  ['CERT_HAS_EXPIRED', /clock of this machine/],
  ['ERR_SSL_WRONG_VERSION_NUMBER', /may not speak TLS/],
  ['EPROTO', /may not speak TLS/],
  ['ECONNREFUSED', /Check the API URL/],
  ['ENOTFOUND', /Check the API URL/],
  ['', /Check the API URL with its port/],
])('%s gets the advice that fits it', (code, advice) => {
  const error = Object.assign(new Error('no'), { code });
  expect(fixFor(transportFailure(error, 'GET', 'https://127.0.0.1/', undefined))).toMatch(advice);
});
