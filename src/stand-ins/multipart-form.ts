/** A file of a multipart form. */
export interface FormFile {
  readonly field: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

const lineEnd = '\r\n';

/** The files of a body of type multipart/form-data; undefined when the body is no such form. */
export function readFormFiles(contentType: string, body: Uint8Array): FormFile[] | undefined {
  const boundary = /^multipart\/form-data;.*\bboundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) return undefined;
  // One character per byte, so that positions in the text are positions in the body.
  const text = Buffer.from(body).toString('latin1');
  const parts = `${lineEnd}${text}`.split(`${lineEnd}--${boundary}`);
  if (parts.length < 3 || !parts.at(-1)?.startsWith('--')) return undefined;
  return parts.slice(1, -1).flatMap((part) => {
    const headEnd = part.indexOf(lineEnd + lineEnd);
    const head = part.slice(0, headEnd);
    const field = /\bname="([^"]*)"/i.exec(head)?.[1];
    const name = /\bfilename="([^"]*)"/i.exec(head)?.[1];
    if (field === undefined || name === undefined) return [];
    const content = part.slice(headEnd + 2 * lineEnd.length);
    return [{ field, name, bytes: new Uint8Array(Buffer.from(content, 'latin1')) }];
  });
}
