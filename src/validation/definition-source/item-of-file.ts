import { fileStem } from '../../content/pack/complete-pack.js';
import { type ContentKind, contentKinds } from '../../spec/content-kinds.js';
import type { DefinitionPath, DefinitionValues } from './definition-path.js';
import type { GeneratedPlace } from './generated-place.js';

/** What the file of an item is called in both layouts: without folder, prefix of the zip, and ending. */
export function stemOf(kind: ContentKind, path: string): string {
  const { uploadPrefix } = contentKinds[kind];
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[a-z]+$/, '');
  return name.startsWith(uploadPrefix) ? name.slice(uploadPrefix.length) : name;
}

/** The way to the item of a list whose file is `<pack id>_<file>`; undefined when there is none. */
export function itemOfFile(
  kind: ContentKind,
  list: string,
  { pack, place }: GeneratedPlace,
  values: DefinitionValues,
): DefinitionPath | undefined {
  const stem = stemOf(kind, place.path);
  for (let index = 0; index < values.lengthAt([list]); index++) {
    if (`${pack.id}_${values.textAt([list, index, 'file'])}` === stem) return [list, index];
  }
  return undefined;
}

/** The way to the item of a list whose file or folder it is; to the list of all where that cannot be told. */
export function itemOfFolder(
  kind: ContentKind,
  list: string,
  path: string,
  values: DefinitionValues,
): DefinitionPath {
  const stem = stemOf(kind, path);
  const indexes = [...Array(values.lengthAt([list])).keys()];
  const index = indexes.length === 1 ? 0 : indexes.find((at) => folderAt([list, at], values) === stem);
  return index === undefined ? [list] : [list, index];
}

/** The key that says the name of an item: its own, or that of the id. */
export function nameKey(item: DefinitionPath, values: DefinitionValues): 'name' | 'id' {
  const [name, id] = [values.textAt([...item, 'name']), values.textAt([...item, 'id'])];
  return name === undefined || name === id ? 'id' : 'name';
}

function folderAt(item: DefinitionPath, values: DefinitionValues): string | undefined {
  const name = values.textAt([...item, nameKey(item, values)]);
  return values.textAt([...item, 'folder']) ?? (name && fileStem(name));
}
