/** The validation could not begin, because of what the user asked for. */
export class ValidationError extends Error {
  override readonly name = 'ValidationError';
  /** Tells a user's mistake from a defect of this program. */
  readonly blame = 'user';
}
