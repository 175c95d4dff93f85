import type { ScriptFlag } from '../spec/integrations.js';

/**
 * JavaScript that others wrote. The build takes the file `code.js` in the folder of the item byte for byte, for the
 * server, in front of which the platform puts its common library.
 */
export interface AsIsCode {
  /** What it uses of the common library. The build refuses a name that nobody defines. */
  readonly libraryNames: readonly string[];
  /** What the platform may ask of it along with its commands, as the YAML says it: `isfetch`, `feed` and the like. */
  readonly flags?: { readonly [F in ScriptFlag]?: boolean };
  /** Keys at the top of the YAML that no other key here says, such as `defaultclassifier` and `sensitive`. */
  readonly keys?: { readonly [key: string]: unknown };
}
