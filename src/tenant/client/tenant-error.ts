export type TenantErrorCode =
  | 'tenants-file'
  | 'tenant-unknown'
  | 'tenant-url'
  | 'key'
  | 'certificate-file'
  | 'proxy'
  | 'unreachable'
  | 'refused'
  | 'unexpected-answer'
  | 'pack-zip'
  | 'content-refused'
  | 'not-installed'
  | 'instance-file'
  | 'instance'
  | 'command'
  | 'collector'
  | 'query'
  | 'not-proved'
  | 'not-verified'
  | 'not-confirmed'
  | 'interrupted';

/** What went wrong between this machine and a tenant. Its message says what, where, why and what to do; no secret. */
export class TenantError extends Error {
  override readonly name = 'TenantError';

  constructor(
    readonly code: TenantErrorCode,
    /** Whose turn it is: the user's, or that of a system on the way. */
    readonly blame: 'user' | 'remote',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
