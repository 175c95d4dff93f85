/** A mistake in what the user of the playground asked for: its message says what, where, why and what to do. */
export class PlaygroundError extends Error {
  override readonly name = 'PlaygroundError';
  /** Tells a user's mistake from a defect of this program. */
  readonly blame = 'user';
}
