/** Typed failures. A marker property tells them apart: `instanceof` on subclasses of Error fails in ES5 engines. */

/** Who can do something about it: the user (a setting), the remote system, or we (a defect of this code). */
export type FailureKind = 'configuration' | 'remote' | 'defect';

interface FailureDetails {
  /** HTTP status of the answer; 0 when none came. */
  readonly status: number;
  /** True when the same request may work a little later. */
  readonly transient: boolean;
  /** Seconds that the remote system asked to wait; -1 when it did not say. */
  readonly retryAfter: number;
  /** True when the source refuses the start time as older than what it keeps. */
  readonly startTooOld: boolean;
}

export interface Failure extends Error, FailureDetails {
  readonly failureKind: FailureKind;
}

function failureOf(kind: FailureKind, message: string, details: Partial<FailureDetails>): Failure {
  const failure = new Error(message) as { -readonly [K in keyof Failure]: Failure[K] };
  failure.failureKind = kind;
  failure.status = details.status ?? 0;
  failure.transient = details.transient === true;
  failure.retryAfter = details.retryAfter ?? -1;
  failure.startTooOld = details.startTooOld === true;
  return failure;
}

/** A wrong or missing setting, argument or credential: only the user can fix it. */
export function configurationFailure(message: string, status = 0): Failure {
  return failureOf('configuration', message, { status });
}

export function remoteFailure(message: string, details: Partial<FailureDetails>): Failure {
  return failureOf('remote', message, details);
}

/** No answer came, or no time was left: the same may work a little later. */
export function transientFailure(message: string): Failure {
  return failureOf('remote', message, { transient: true });
}

/** What to do about a failure that passes, in a fetch and in any other command. */
export const tryAgainLater = 'Try again later; the scheduled fetch does so automatically.';

/** Takes whatever was thrown; what is not a typed failure is a defect of ours. */
export function asFailure(thrown: unknown): Failure {
  if (isObjectLike(thrown) && (thrown as Failure).failureKind !== undefined) return thrown as Failure;
  const message = `Unexpected error inside the integration. This is a defect of the integration, not of its configuration: please report it with this text. ${describeThrown(thrown)}`;
  return failureOf('defect', message, {});
}

/** Host errors come in several shapes: an Error, a text, or an object of the engine. */
export function describeThrown(thrown: unknown): string {
  const message = isObjectLike(thrown) ? (thrown as Error).message : undefined;
  return typeof message === 'string' && message !== '' ? message : String(thrown);
}

function isObjectLike(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
