export type CortexErrorCode =
  | 'zip-unreadable'
  | 'zip-unsafe-entry'
  | 'zip-too-large'
  | 'pack-metadata'
  | 'pack-not-unified'
  | 'integration-invalid'
  | 'rule-unreadable'
  | 'script-not-es5'
  | 'parameter-unknown'
  | 'parameter-invalid'
  | 'parameter-missing'
  | 'line-invalid'
  | 'instance-file'
  | 'command-unknown'
  | 'argument-unknown'
  | 'argument-missing'
  | 'state-invalid'
  | 'host-function-unknown'
  | 'instance-closed';

/** A mistake in what the local Cortex was given: its message says what, where, why and what to do. */
export class CortexError extends Error {
  override readonly name = 'CortexError';
  /** Tells a user's mistake from a defect of this program. */
  readonly blame = 'user';
  /** The parameter of the form that is wrong, or the first of several. */
  readonly parameter?: string;

  constructor(
    readonly code: CortexErrorCode,
    message: string,
    options: ErrorOptions & { readonly parameter?: string } = {},
  ) {
    super(message, options);
    if (options.parameter !== undefined) this.parameter = options.parameter;
  }
}

/** The message of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
