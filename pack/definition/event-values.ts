import { columnText, firstOf, given } from 'cortex-pack/definition';
import { logTypeField, streams } from './streams.js';

/** What rules, dashboard and hunting queries read of events, as XQL. */

export const auditLogs = `${logTypeField} in ("${streams.accountAudit.name}", "${streams.userAudit.name}")`;

/** With the newer log, which gives the same change another id and another shape. */
export const allAuditLogs = `${logTypeField} in ("${streams.accountAudit.name}", "${streams.userAudit.name}", "${streams.accountAuditV2.name}")`;

/** The letters of an email may be of any case, and actors that are no persons have an id only. */
export const actorName = firstOf(
  given('lowercase(actor -> email)'),
  'if(lowercase(actor -> type) in ("system", "cloudflare"), lowercase(actor -> type))',
  given('actor -> id'),
  given('actor -> type'),
  '"unknown"',
);

/** An address of version 4 may be written in the form of version 6. */
function plainAddress(address: string): string {
  return `replex(lowercase(${address}), "^::ffff:", "")`;
}

export const actorAddress = plainAddress(firstOf(given('actor -> ip'), given('actor -> ip_address')));

export const userAddress = plainAddress(columnText('ip_address'));

export const actionType = 'lowercase(action -> type)';

/** In the newer log the type of an action is one word for all resources, and what it was done to stands in the path. */
const requestOfTokens = `raw -> uri ~= "/(user|accounts/[^/]+)/tokens([/?]|$)"`;

/** The newer log has a record for each request to the API: this one creates a token, of a user or of an account. */
export const createdToken = `(${actionType} = "token_create" or (raw -> method = "POST" and raw -> uri ~= "/(user|accounts/[^/]+)/tokens/?([?]|$)"))`;

/** What was done with API tokens and Global API Keys. How the newer log records the latter is not documented. */
export const ofTokensAndKeys = `(${actionType} ~= "token|api_key" or ${requestOfTokens})`;

/** With the resource where the type does not name it. */
export const actionOnResource = `if(${logTypeField} = "${streams.accountAuditV2.name}", coalesce(concat(${given('action -> type')}, " ", ${given('resource -> type')}), action -> type), action -> type)`;

/** The audit logs say false or failure of what was refused. */
export const wasNotRefused = 'lowercase(coalesce(action -> result, "")) not in ("false", "failure")';

/** Sign-ins to SaaS applications have an empty action. */
export const accessAction = firstOf(given('lowercase(to_string(action))'), '"login"');

/** `allowed` as text, whether the dataset keeps it as boolean or as text. */
export const accessAllowed = 'lowercase(to_string(allowed))';

export const deniedSignIns = `${logTypeField} = "${streams.accessAuthentication.name}" and ${accessAction} = "login" and ${accessAllowed} = "false"`;

export const signedInUser = firstOf(
  given('lowercase(to_string(user_email))'),
  columnText('user_id'),
  '"unknown"',
);

export const application = firstOf(
  columnText('app_domain'),
  columnText('app_name'),
  columnText('app_uid'),
  '"unknown"',
);
