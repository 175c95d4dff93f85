/** A file of a multipart form. */
export interface FormFile {
  readonly field: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Form {
  readonly files: readonly FormFile[];
  /** Values of plain fields, as UTF-8. */
  readonly fields: { readonly [name: string]: string };
}

const lineEnd = '\r\n';

/** The parts of a body of type multipart/form-data; undefined when the body is no such form. */
export function readForm(contentType: string, body: Uint8Array): Form | undefined {
  const boundary = /^multipart\/form-data;.*\bboundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) return undefined;
  // One character per byte, so that positions in the text are positions in the body.
  const text = Buffer.from(body).toString('latin1');
  const parts = `${lineEnd}${text}`.split(`${lineEnd}--${boundary}`);
  if (parts.length < 3 || !parts.at(-1)?.startsWith('--')) return undefined;
  const files: FormFile[] = [];
  const fields: { [name: string]: string } = {};
  for (const part of parts.slice(1, -1)) {
    const headEnd = part.indexOf(lineEnd + lineEnd);
    const head = part.slice(0, headEnd);
    const field = /\bname="([^"]*)"/i.exec(head)?.[1];
    const name = /\bfilename="([^"]*)"/i.exec(head)?.[1];
    const content = Buffer.from(part.slice(headEnd + 2 * lineEnd.length), 'latin1');
    if (field === undefined) continue;
    if (name === undefined) fields[field] = content.toString('utf8');
    else files.push({ field, name, bytes: new Uint8Array(content) });
  }
  return { files, fields };
}
