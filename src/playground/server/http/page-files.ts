import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join, sep } from 'node:path';
import { UserError } from '../../../shared/errors.js';

export interface PageFile {
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/** The files of the page by the path of their URL. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const mediaTypes: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Reads the built page. Only what is found now is ever given out. Throws a UserError when it was not built. */
export async function readPageFiles(folder: string): Promise<PageFiles> {
  const paths = await readdir(folder, { recursive: true }).catch(() => []);
  const files = new Map<string, PageFile>();
  for (const path of paths) {
    const mediaType = mediaTypes[extname(path)];
    if (mediaType === undefined) continue;
    const content = new Uint8Array(await readFile(join(folder, path)));
    files.set(`/${path.split(sep).join('/')}`, { mediaType, content });
  }
  const index = files.get('/index.html');
  if (index === undefined)
    throw new UserError(
      'playground-request',
      `The page of the playground is missing in ${folder}. Install cortex-pack again, or run \`npm run page\` in a clone of it.`,
    );
  return files.set('/', index).set('/assets/markdown-it.js', await markdownIt());
}

/** The page imports it, and the program depends on it anyway: so it is no part of the page's own files. */
async function markdownIt(): Promise<PageFile> {
  const folder = dirname(createRequire(import.meta.url).resolve('markdown-it/package.json'));
  const content = await readFile(join(folder, 'dist', 'browser', 'markdown-it.esm.min.mjs'));
  return { mediaType: 'text/javascript; charset=utf-8', content: new Uint8Array(content) };
}
