/** A release cannot be prepared because of what the project holds. The message says what, where and what to do. */
export class ReleaseError extends Error {
  override readonly name = 'ReleaseError';
  readonly blame = 'user';
}
