/** What the command line says. */
export interface ImportRequest {
  readonly path: string | undefined;
  readonly to: string | undefined;
  readonly author: string | undefined;
  readonly tenant: string | undefined;
  readonly json: boolean;
}
