/** The environment variables that a program was started with. */
export type Environment = { readonly [name: string]: string | undefined };
