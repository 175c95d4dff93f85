/** Wrong use of a command line; the message says what is expected. */
export class CommandLineError extends Error {
  override readonly name = 'CommandLineError';
  readonly blame = 'user';
}
