import type { Redactor } from '../../../shared/redactor.js';
import type { SavedFile } from '../../protocol.js';

/** A file for the page. Secrets in a text are masked, as in everything that it shows. */
export function savedFile(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  redactor: Redactor,
): SavedFile {
  const text = textOf(bytes);
  const shown = text === undefined ? bytes : Buffer.from(redactor.text(text));
  return { name: redactor.text(name), base64: Buffer.from(shown).toString('base64') };
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
