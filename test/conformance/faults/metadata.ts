import type { Fault } from './draft.js';
import { metadata } from './paths.js';

/** A mistake in `pack_metadata.json` alone. */
function wrong(mistake: string, values: { readonly [key: string]: unknown }): Fault {
  return { mistake, make: (pack) => pack.set(metadata, values) };
}

export const metadataFaults: readonly Fault[] = [
  wrong('name of the pack missing', { name: undefined }),
  wrong('name of the pack holds the word Integration', { name: 'Cloudflare Integration' }),
  wrong('name of the pack begins with a small letter', { name: 'cloudflare Zero Trust' }),
  wrong('name of the pack ends in the word Pack without a blank', { name: 'ZeroTrustPack' }),
  wrong('name of the pack has a support level in capitals', { name: 'ZeroTrustPARTNER' }),
  wrong('description of the pack empty', { description: '' }),
  wrong('description of the pack missing', { description: undefined }),
  wrong('unknown support level', { support: 'vendor' }),
  wrong('category of the pack that is not approved', { categories: ['Zero Trust'] }),
  wrong('no category', { categories: [] }),
  wrong('tag that is not approved', { tags: ['Zero Trust'] }),
  wrong('tag for a marketplace that does not exist', { tags: ['xsiam:Data Source'] }),
  wrong('tag Use Case without a playbook', { tags: ['Use Case'] }),
  wrong('use case that is not approved', { useCases: ['Auditing'] }),
  wrong('empty keyword', { keywords: ['Cloudflare', ''] }),
  wrong('version of two numbers', { currentVersion: '1.0' }),
  wrong('version raised without a release note', { currentVersion: '1.0.1' }),
  wrong('creation date without a time', { created: '2026-11-22' }),
  wrong('key of an older template (firstCreated)', { firstCreated: '2026-11-22T00:00:00Z' }),
  wrong('key misspelt (keyword)', { keyword: ['Cloudflare'] }),
  wrong('value null', { author: null }),
  wrong('price as a text', { price: 'free' }),
  wrong('supportedModules empty', { supportedModules: [] }),
  wrong('unknown module', { supportedModules: ['xsiam', 'siem'] }),
  wrong('module that has no rules and dashboards', { supportedModules: ['xsiam', 'agentix'] }),
  wrong('modules without xsiam', { supportedModules: ['tim'] }),
  wrong('marketplacev2 without platform', { marketplaces: ['marketplacev2'] }),
  wrong('unknown marketplace', { marketplaces: ['marketplacev2', 'platform', 'xsiam'] }),
  wrong('marketplaces that collect no events', { marketplaces: ['xsoar'] }),
  wrong('old key modules with a module of platform', { modules: ['xsiam'] }),
  wrong('unknown certification', { certification: 'approved' }),
  wrong('developer support without a contact', { support: 'developer' }),
  wrong('support address that is a GitHub project', {
    support: 'developer',
    url: 'https://github.com/example/cloudflare-zero-trust',
  }),
  wrong('partner support without an image of the author', {
    support: 'partner',
    email: 'support@example.com',
  }),
];
