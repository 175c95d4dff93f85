/**
 * Arguments that every command and script takes in the War Room. Names and meanings: the product documentation
 * ("Extend context", "Use the command line interface") and what the command line of a server offers.
 */
export const genericArguments = {
  using: 'The name of the instance to run the command on.',
  'using-brand': 'The integration whose instances run the command.',
  'raw-response': 'Whether to show what the command got in place of what it made of it.',
  'ignore-outputs': 'Whether to leave the context as it is.',
  'extend-context': 'What else to write to the context: key=path, several with :: between them.',
  'execution-timeout': 'The time limit in seconds.',
  'retry-count': 'How often to run a command again that failed.',
  'retry-interval': 'The seconds between two such runs.',
  'using-category': 'The category whose integrations run the command.',
  'auto-extract': 'How to look for indicators in the result.',
  'debug-mode': 'Whether to keep a log file of the run.',
} as const satisfies { readonly [name: string]: string };

/** Those that are taken, and do nothing in the local Cortex. */
export const genericArgumentsWithoutEffect: readonly string[] = [
  'using-category',
  'auto-extract',
  'debug-mode',
];
