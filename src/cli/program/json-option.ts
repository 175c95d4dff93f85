/** The option of every subcommand that can print its result for programs. */
export const jsonOption = { kind: 'boolean', summary: 'print the result as JSON' } as const;
