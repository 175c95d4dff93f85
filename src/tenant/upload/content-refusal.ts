import { reasonOf } from '../client/answer-explanation.js';
import type { Tenant } from '../client/tenant.js';
import type { TenantAnswer } from '../client/tenant-client.js';
import { TenantError } from '../client/tenant-error.js';

/** The code with which a tenant refuses a pack for one of its items. It names neither the item nor the reason. */
export const contentRefusalCode = '101704';

/** Where in the answer the code stands, and with which status it comes, nobody published. */
export function isContentRefusal({ status, text }: TenantAnswer): boolean {
  const isCode = new RegExp(`(?<!\\d)${contentRefusalCode}(?!\\d)`).test(text);
  return isCode && (status >= 300 || /"error"|"err_/.test(text));
}

export function contentRefused(tenant: Tenant, answer: TenantAnswer): TenantError {
  const said = reasonOf(tenant, answer);
  return new TenantError(
    'content-refused',
    'user',
    `The tenant ${tenant.name} refused the pack with ${contentRefusalCode}${said === '' ? '' : ` ("${said}")`}: ` +
      'one of its items is not acceptable, so nothing of the pack was installed. The tenant says neither ' +
      'which item nor why.',
  );
}
