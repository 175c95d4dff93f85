import { describe, expect, test } from 'vitest';
import { recogniseTenantUrl } from '#src/tenant/client/tenant-url.js';

describe('the API URL', () => {
  test.each([
    ['https://api-acme.xdr.eu.paloaltonetworks.com', 'api', 'https://api-acme.xdr.eu.paloaltonetworks.com'],
    [
      ' https://api-acme.xdr.eu.paloaltonetworks.com/ ',
      'api',
      'https://api-acme.xdr.eu.paloaltonetworks.com',
    ],
    [
      'https://api-acme.xdr.eu.paloaltonetworks.com/xsoar',
      'api',
      'https://api-acme.xdr.eu.paloaltonetworks.com',
    ],
    [
      'https://api-acme.xdr.us.paloaltonetworks.com/logs/v1/event',
      'api',
      'https://api-acme.xdr.us.paloaltonetworks.com',
    ],
    [
      'https://acme.xdr.eu.paloaltonetworks.com/dashboard?x=1#top',
      'console',
      'https://api-acme.xdr.eu.paloaltonetworks.com',
    ],
    ['https://acme.crtx.us.paloaltonetworks.com', 'console', 'https://api-acme.crtx.us.paloaltonetworks.com'],
    ['https://gateway.example.com/cortex/xsoar/', 'other', 'https://gateway.example.com/cortex'],
    ['http://127.0.0.1:8080', 'other', 'http://127.0.0.1:8080'],
    ['http://localhost:8080/', 'other', 'http://localhost:8080'],
  ])('of %s', (given, kind, apiUrl) => {
    expect(recogniseTenantUrl(given)).toEqual({ apiUrl, kind });
  });

  test.each([
    ['http://api-acme.xdr.eu.paloaltonetworks.com', 'does not begin with https://'],
    ['api-acme.xdr.eu.paloaltonetworks.com', 'no https:// in front'],
    ['', 'no https:// in front'],
    ['https://user:pass@api-acme.xdr.eu.paloaltonetworks.com', 'user name or a password'],
    ['https://', 'not a URL'],
  ])('is not %s', (given, problem) => {
    expect(() => recogniseTenantUrl(given)).toThrow(problem);
  });

  test('is not shown when it is something else, which may be a key', () => {
    expect(() => recogniseTenantUrl('abcSECRETabc')).not.toThrow('SECRET');
  });
});
