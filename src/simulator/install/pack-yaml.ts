import type { ErrorCode } from '../../shared/error-codes.js';
import { messageOf, UserError } from '../../shared/errors.js';
import { readYaml, YamlError } from '../../shared/read-yaml.js';

/** Reads the YAML of a file of a pack. `file` names it in the UserError of this code that a fault throws. */
export function readPackYaml(
  yaml: string,
  { file, code }: { readonly file: string; readonly code: ErrorCode },
): unknown {
  try {
    return readYaml(yaml);
  } catch (error) {
    const place = error instanceof YamlError && error.place !== undefined ? `${file}:${error.place}` : file;
    throw new UserError(code, `${place}: the YAML cannot be read: ${messageOf(error)}.`, { cause: error });
  }
}
