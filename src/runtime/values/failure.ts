/** Typed failures. A marker property tells them apart: `instanceof` on subclasses of Error fails in ES5 engines. */

/** Whose turn it is: the user's (a setting), the remote system's, or ours (a defect of this code). */
export type FailureKind = 'configuration' | 'remote' | 'defect';

export interface Failure extends Error {
  readonly failureKind: FailureKind;
  /** HTTP status of the answer; 0 when none came. */
  readonly status: number;
  /** True when the same request may work a little later. */
  readonly transient: boolean;
  /** Seconds that the remote system asked to wait; -1 when it did not say. */
  readonly retryAfter: number;
  /** True when the source refuses the start time as older than what it keeps. */
  readonly startTooOld: boolean;
}

interface RemoteDetails {
  readonly status: number;
  readonly transient: boolean;
  readonly retryAfter?: number;
  readonly startTooOld?: boolean;
}

function mark(kind: FailureKind, message: string, details: RemoteDetails): Failure {
  const error = new Error(message) as Error & { -readonly [K in keyof Failure]?: Failure[K] };
  error.failureKind = kind;
  error.status = details.status;
  error.transient = details.transient;
  error.retryAfter = details.retryAfter === undefined ? -1 : details.retryAfter;
  error.startTooOld = details.startTooOld === true;
  return error as Failure;
}

/** A wrong or missing setting, argument or credential: only the user can fix it. */
export function configurationFailure(message: string, status?: number): Failure {
  return mark('configuration', message, { status: status === undefined ? 0 : status, transient: false });
}

export function remoteFailure(message: string, details: RemoteDetails): Failure {
  return mark('remote', message, details);
}

/** Takes whatever was thrown; what is not a typed failure is a defect of ours. */
export function asFailure(thrown: unknown): Failure {
  if (typeof thrown === 'object' && thrown !== null && (thrown as Failure).failureKind !== undefined) {
    return thrown as Failure;
  }
  return mark(
    'defect',
    'Unexpected error inside the integration. This is a defect of the integration, not of its configuration: please report it with this text. ' +
      describeThrown(thrown),
    { status: 0, transient: false },
  );
}

/** Host errors come in several shapes: an Error, a text, or an object of the engine. */
export function describeThrown(thrown: unknown): string {
  const message = typeof thrown === 'object' && thrown !== null ? (thrown as Error).message : undefined;
  return typeof message === 'string' && message !== '' ? message : String(thrown);
}
