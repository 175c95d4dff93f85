import type { Parameters } from '../../../src/definition/parameter.js';
import { readParameters } from '../../../src/runtime/commands/parameters.js';
import { pastedValueProblem } from '../../../src/runtime/commands/pasted-value.js';
import { parseUrl, queryText } from '../../../src/runtime/values/url.js';
import { emoji, type Vector, vectorsOf } from './vector.js';

const parameters = {
  address: { kind: 'url', display: 'Address', section: 'Connect', required: true, help: 'Where.' },
  name: {
    kind: 'string',
    display: 'Name',
    section: 'Connect',
    pattern: '[a-z]{2,8}',
    defaultValue: 'nobody',
    help: 'Who.',
  },
  size: {
    kind: 'select',
    display: 'Size',
    section: 'Connect',
    options: ['S', 'M', 'L'],
    defaultValue: 'M',
    help: 'How big.',
  },
  key: { kind: 'credentials', displayPassword: 'Key', section: 'Connect', help: 'The secret.' },
  insecure: { kind: 'checkbox', display: 'Insecure', section: 'Connect', help: 'Whether.' },
  colors: {
    kind: 'multi-select',
    display: 'Colors',
    section: 'Collect',
    options: ['red', 'green', 'blue sky'],
    defaultValue: ['red'],
    help: 'Which.',
  },
  since: { kind: 'datetime', display: 'Since', section: 'Collect', defaultValue: '1 hour', help: 'When.' },
  most: {
    kind: 'integer',
    display: 'Most',
    section: 'Collect',
    defaultValue: 10,
    minimum: 1,
    maximum: 500,
    help: 'How many.',
  },
} as const satisfies Parameters;

const address = 'https://example.net/path/';

const settings: readonly { readonly [name: string]: unknown }[] = [
  { address },
  {},
  { address: 'example.net' },
  { address: 'http://example.net' },
  { address: 'http://127.0.0.1:80/' },
  { address: 'HTTPS://Example.NET:8443/A/b//' },
  { address: 'https://user:word@example.net/?q#f' },
  { address: `\ufeff ${address}\u200b\n` },
  { address: `\u00a0${address}\u00a0` },
  { address, name: 'ab' },
  { address, name: 'A' },
  { address, name: '\u00e9\u00e9\u00e9' },
  { address, name: '' },
  { address, size: 'XL' },
  { address, insecure: 'TRUE' },
  { address, insecure: 1 },
  { address, insecure: true },
  { address, key: { identifier: 'me', password: 'word' } },
  { address, key: { identifier: '', password: 'word', credentials: { user: 'vaulted' } } },
  { address, key: { password: 'wo rd' } },
  { address, key: { password: 'wo\u2028rd' } },
  { address, key: { password: 'wo\u3000rd' } },
  { address, key: { password: `w\u00f6rd${emoji}` } },
  { address, key: 'word' },
  { address, key: null },
  { address, colors: ['green', 'blue sky', 'green'] },
  { address, colors: 'green,blue sky , ,red' },
  { address, colors: '["green"]' },
  { address, colors: '["green",1,null]' },
  { address, colors: '[green' },
  { address, colors: [] },
  { address, colors: null },
  { address, since: '2 days ago' },
  { address, since: 'never' },
  { address, most: '500' },
  { address, most: 501 },
  { address, most: '1e2' },
  { address, most: ' 7\u00a0' },
];

function read(raw: { readonly [name: string]: unknown }): unknown {
  try {
    return readParameters(parameters, raw, 1795337743999);
  } catch (error) {
    return (error as Error).message;
  }
}

const urls = [
  'https://a.b',
  'http://[::1]:8080/x/',
  'https://a.b/x?y',
  'ftp://a.b',
  'https://a b',
  'https://a.b:123456',
  '//a.b',
];

const pasted = [
  'tok_abc-DEF.1/+=',
  'tok_abc\u2026def',
  'tok_abc\u2013def',
  'tok\u00e9',
  `tok${emoji}`,
  'tok\u0000',
  'tok\u007f',
  ' tok',
  'Bearer tok',
  'authorization: tok',
  '"tok"',
  '<tok>',
  'tok...en',
];

export const settingVectors: readonly Vector[] = [
  ...vectorsOf('readParameters', settings, read),
  ...vectorsOf('pastedValueProblem', pasted, pastedValueProblem),
  ...vectorsOf('parseUrl', urls, (url) => parseUrl(url) || 'refused'),
  {
    name: 'queryText',
    compute: () => queryText({ a: 1, 'b c': `\u00fc${emoji}&=+ '()*!~`, since: '2026-11-22T08:55:00Z' }),
  },
];
