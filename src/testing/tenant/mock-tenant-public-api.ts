import type { MockRequest, MockResponse } from '../server/exchange.js';
import { json, publicFailure } from './mock-tenant-answers.js';
import type { TenantKey } from './mock-tenant-keys.js';

export interface PublicApiOptions {
  /** Operations that this tenant does not have, such as `correlations/get`. */
  readonly absentOperations?: readonly string[];
  /** Operations that the license of this tenant does not cover. */
  readonly unlicensedOperations?: readonly string[];
  /** Operations that the roles of all keys lack a permission for, with its name. */
  readonly missingPermissions?: { readonly [operation: string]: string };
  /**
   * `tenant` (default): answers as tenants were seen to give them. `other`: wherever sources differ the other way, that
   * of the published description or of another client.
   */
  readonly spelling?: Spelling;
  /** Whether `err_extra` of a refusal is a text (default) or an object: both were seen. */
  readonly errorExtra?: 'text' | 'object';
}

export type Spelling = 'tenant' | 'other';

export interface PublicApiRequest {
  readonly key: TenantKey;
  /** `request_data` of the body; undefined for a GET. */
  readonly data: unknown;
  readonly spelling: Spelling;
  /** Epoch milliseconds. */
  readonly now: number;
}

export interface PublicOperation {
  /** Only the role Instance Administrator may ask, for reading too: so the published description says. */
  readonly administratorsOnly?: boolean;
  answer(request: PublicApiRequest): MockResponse;
}

/** By method and name: `POST correlations/get`. */
export type PublicOperations = { readonly [operation: string]: PublicOperation };

export interface MockApiCall {
  readonly request: MockRequest;
  /** Undefined for a key that is not valid. */
  readonly key: TenantKey | undefined;
  readonly now: number;
}

export const publicApiPath = '/public_api/v1/';

/**
 * What is common to all operations of the public API. The statuses are those of the published description; that an
 * unknown path answers 500 with a generic text, and so does a GET with a Content-Type and no body, was seen on a tenant.
 */
export function createPublicApi(
  operations: PublicOperations,
  {
    absentOperations = [],
    unlicensedOperations = [],
    missingPermissions = {},
    spelling = 'tenant',
    errorExtra = 'text',
  }: PublicApiOptions = {},
): (call: MockApiCall) => MockResponse {
  const extra = (text: string) => (errorExtra === 'text' ? text : { err_msg: text });
  return ({ request, key, now }) => {
    const name = (request.path.split('?')[0] ?? '').slice(publicApiPath.length).replace(/\/$/, '');
    const operation = operations[`${request.method} ${name}`];
    if (key === undefined) return publicFailure(401, 'Public API request unauthorized');
    if (operation === undefined || absentOperations.includes(name)) return generalFailure;
    if (request.method === 'GET' && request.headers['content-type'] !== undefined) return generalFailure;
    if (unlicensedOperations.includes(name)) {
      return publicFailure(402, 'No license', extra('The required license type is missing'));
    }
    const missing = missingPermissions[name];
    if (missing !== undefined)
      return publicFailure(403, 'Forbidden', extra(`Missing permission: ${missing}`));
    if (operation.administratorsOnly && key.role !== 'Instance Administrator') {
      return publicFailure(403, 'Forbidden', extra('Missing the role Instance Administrator'));
    }
    if (request.method === 'GET') return operation.answer({ key, data: undefined, spelling, now });
    const data = requestDataOf(request.body);
    if (data === undefined) return publicFailure(400, 'Bad Request. Got invalid JSON.');
    return operation.answer({ key, data, spelling, now });
  };
}

const generalFailure = publicFailure(500, 'An error occurred while processing XDR public API');

function requestDataOf(body: string): unknown {
  try {
    return JSON.parse(body).request_data;
  } catch {
    return undefined;
  }
}

/** A list: at the top level, as tenants were seen to send it; in the other spelling in `reply`, which one client unwraps. */
export function listOf(
  objects: readonly unknown[],
  { total, type, spelling }: { readonly total: number; readonly type: string; readonly spelling: Spelling },
): MockResponse {
  const list = { objects_count: total, objects, objects_type: type };
  return json(200, spelling === 'tenant' ? list : { reply: list });
}
