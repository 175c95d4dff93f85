import { UserError } from '../../../shared/errors.js';
import type { Redactor } from '../../../shared/redactor.js';
import type { FileStore } from '../../../simulator/investigation/file-store.js';
import type { SavedFile } from '../../protocol.js';

/**
 * A file for the page. Secrets in a text are masked, as in everything that it shows. Throws a UserError for an id that no
 * file has.
 */
export function savedFile(files: FileStore, id: string, redactor: Redactor): SavedFile {
  const found = files.find(id);
  if (found === undefined)
    throw new UserError(
      'playground-request',
      `File ${id} is no longer kept. Run the command that makes it again.`,
    );
  const text = textOf(found.bytes);
  const shown = text === undefined ? found.bytes : Buffer.from(redactor.text(text));
  return { name: redactor.text(found.name), base64: Buffer.from(shown).toString('base64') };
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
