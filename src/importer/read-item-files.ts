import { isJsonObject, type JsonObject } from '../shared/json.js';
import { parseYaml } from '../shared/read-yaml.js';
import type { ZipFiles } from '../shared/zip.js';
import { codeEndingOf, type ItemFiles, languageOf } from './item-files.js';
import { codeIn } from './passed-item.js';

const newestServer = '99.99.99';

/** Whether a declaration can say it: not that it is for older servers only. */
export function isTakenApart(yaml: JsonObject): boolean {
  return languageOf(yaml) === 'javascript' && (yaml.toversion ?? newestServer) === newestServer;
}

/** The files of an item among those of its folder. @param file names the YAML in messages */
export function itemFiles(siblings: ZipFiles, yaml: string, file: string): ItemFiles {
  const stem = stemOf(yaml);
  const text = decoded(siblings.get(yaml));
  const { value } = parseYaml(text);
  const isUnified = isJsonObject(value) && codeIn(value) !== undefined;
  const extension = (isJsonObject(value) ? codeEndingOf(value) : undefined) ?? 'js';
  const names = [...siblings.keys()];
  const named = (ending: string) => names.find((name) => name === stem + ending);
  // A unified YAML may lie among files of others.
  const any = (pattern: RegExp) => (isUnified ? undefined : names.find((name) => pattern.test(name)));
  const code = isUnified
    ? undefined
    : (named(`.${extension}`) ?? any(new RegExp(`^(?!.*_test).*\\.${extension}$`)));
  const description = named('_description.md');
  const readme = named('_README.md') ?? any(/^README\.md$/);
  const image = named('_image.png') ?? any(/_image\.png$/);
  const bytes = (name: string) => siblings.get(name) ?? new Uint8Array();
  return {
    file,
    paths: [yaml, code, description, readme, image].filter((name) => name !== undefined),
    yaml: text,
    ...(code === undefined ? {} : { code: decoded(bytes(code)) }),
    ...(description === undefined ? {} : { description: decoded(bytes(description)) }),
    ...(readme === undefined ? {} : { readme: decoded(bytes(readme)) }),
    ...(image === undefined ? {} : { image: bytes(image) }),
  };
}

/** The name of a YAML, which the files beside it begin with. */
export function stemOf(yaml: string): string {
  return yaml.replace(/\.ya?ml$/, '');
}

/** The text of a file; '' for one that is not there. */
export function decoded(bytes: Uint8Array | undefined): string {
  return new TextDecoder('utf-8', { ignoreBOM: false }).decode(bytes ?? new Uint8Array());
}
