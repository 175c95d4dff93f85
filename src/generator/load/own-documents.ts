import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Documents that an author wrote for an integration, which take the place of those that a build makes. */
export interface OwnDocuments {
  readonly description?: string;
  readonly readme?: string;
}

/** Reads `description.md` and `README.md` in the folder of an item. */
export async function readOwnDocuments(root: string, folder: string): Promise<OwnDocuments> {
  const read = (name: string) =>
    readFile(join(root, ...folder.split('/'), name), 'utf8').catch(() => undefined);
  const [description, readme] = await Promise.all([read('description.md'), read('README.md')]);
  return {
    ...(description === undefined ? {} : { description }),
    ...(readme === undefined ? {} : { readme }),
  };
}
