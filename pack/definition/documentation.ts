import { eventCommandNames } from 'cortex-pack/definition';
import { authorizationTypes, cloudflareLinks } from './authorization.js';
import { cloudflare } from './integration.js';
import { allStreams, type CloudflareStream, streams } from './streams.js';

function permissionsOf({ source: { permission, lookup } }: CloudflareStream): string[] {
  return lookup === undefined ? [permission] : [permission, lookup.permission];
}

/** Each permission once, with the names of the streams that need it. */
const permissions = [...new Set(allStreams.flatMap(permissionsOf))].map((name) => ({
  scope: 'Account',
  name,
  level: 'Read',
  streamNames: allStreams
    .filter((stream) => permissionsOf(stream).includes(name))
    .map((stream) => stream.name),
}));

/** Values that only the sections in pack/documents use. */
export const documentation = {
  authorizationTypes,
  cloudflareLinks,
  commandNames: eventCommandNames(cloudflare.events),
  streams,
  permissions,
  /** The pack of the public marketplace that collects the same logs into the same dataset. */
  marketplacePack: { id: 'CloudflareZeroTrust', integration: 'Cloudflare Zero Trust' },
  /** Cloudflare's page about its Zero Trust logs. */
  logDocumentation: 'https://developers.cloudflare.com/cloudflare-one/insights/logs/',
  /** How the Cloudflare API refuses an account token where only a user may read. */
  userLevelRefusal: { status: 403, code: 9109, message: 'Valid user-level authentication not found' },
  /** The request quota of one user or account token at the Cloudflare API. */
  requestQuota: { requests: 1200, minutes: 5 },
} as const;
