import type { KeyKind } from './api-key.js';
import type { Tenant } from './tenant.js';

export interface TenantRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Below the API URL, with the slash in front. */
  readonly path: string;
  /** What is asked for, in words for whoever waits for the answer, such as "installed packs". */
  readonly about: string;
  readonly json?: unknown;
  readonly body?: RequestBody;
  /** Seconds until it counts as unanswered. */
  readonly limit?: number;
  /** Changes nothing, so that it may be sent again when it failed on the way. */
  readonly repeatable?: boolean;
  /** Another kind than that of the key, to find out which one it is. */
  readonly sendKeyAs?: KeyKind;
}

export interface RequestBody {
  readonly contentType: string;
  readonly bytes: Uint8Array;
  /** Called as the bytes go out. */
  readonly sent?: (bytes: number) => void;
}

export interface TenantAnswer {
  readonly status: number;
  readonly text: string;
  header(name: string): string | undefined;
}

export interface TenantClient {
  readonly tenant: Tenant;
  /** The answer, whatever its status. Throws a TenantError with code `unreachable` when none arrived. */
  exchange(request: TenantRequest): Promise<TenantAnswer>;
  /** The JSON of a good answer; undefined when it is empty. Throws a TenantError for every other answer. */
  call(request: TenantRequest): Promise<unknown>;
}
