import { Buffer } from 'node:buffer';

export interface MultipartFile {
  /** The name of its part. */
  readonly field: string;
  readonly name: string;
  readonly base64: string;
}

const boundary = '----local-cortex-multipart-3f1a9c7e52d84b06';

export const multipartType = `multipart/form-data; boundary=${boundary}`;

/** The body of `multipart/form-data` (RFC 7578), in base64: the fields, then the file. */
export function multipartBody(fields: Readonly<Record<string, string>>, file: MultipartFile): string {
  const part = (disposition: string) => `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n`;
  const texts = Object.entries(fields).map(
    ([name, value]) => `${part(`name="${escaped(name)}"`)}\r\n${value}\r\n`,
  );
  const head = `${part(`name="${escaped(file.field)}"; filename="${escaped(file.name)}"`)}Content-Type: application/octet-stream\r\n\r\n`;
  return Buffer.concat([
    Buffer.from(texts.join('') + head),
    Buffer.from(file.base64, 'base64'),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]).toString('base64');
}

function escaped(name: string): string {
  return name.replace(/["\r\n]/g, (character) => encodeURIComponent(character));
}
